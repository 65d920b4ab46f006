import { defineImportFaults } from '../../../platform/import-fault';

/** Every fault that a county's workbook can have, in both languages: what is wrong, and what to do. */
export const countyFault = defineImportFaults({
  'cell.empty': {
    severity: 'error',
    zh: '“{column}”没有填。请补上。',
    en: 'This cell is empty. Fill it in.',
  },
  'cell.too-long': {
    severity: 'error',
    zh: '内容超过 {limit} 个字。请缩短。',
    en: 'The text is longer than {limit} characters. Shorten it.',
  },
  'cell.not-yes-no': {
    severity: 'error',
    zh: '“{value}”不是“是”或“否”。请从下拉列表中选择。',
    en: '“{value}” is neither 是 (yes) nor 否 (no). Choose from the list.',
  },
  'code.malformed': {
    severity: 'error',
    zh: '编码“{value}”只能用字母、数字、横线、下划线和点，最多 40 位。',
    en: 'The code “{value}” may hold letters, digits, hyphens, underscores and dots only, 40 at most.',
  },
  'code.duplicate': {
    severity: 'error',
    zh: '编码“{value}”和第 {other} 行重复。请改成不同的编码，或删掉其中一行。',
    en: 'The code “{value}” stands in row {other} already. Give it another code or delete one of the rows.',
  },
  'organization.kind-unknown': {
    severity: 'error',
    zh: '没有“{value}”这种组织类型。请从下拉列表中选择。',
    en: 'There is no kind of organisation “{value}”. Choose from the list.',
  },
  'organization.level-unknown': {
    severity: 'error',
    zh: '没有“{value}”这个层级。请从下拉列表中选择。',
    en: 'There is no level “{value}”. Choose from the list.',
  },
  'organization.domain-unknown': {
    severity: 'error',
    zh: '没有“{value}”这个领域。请从下拉列表中选择。',
    en: 'There is no domain “{value}”. Choose from the list.',
  },
  'organization.members-not-a-number': {
    severity: 'error',
    zh: '党员数“{value}”不是整数。请填 0 或正整数。',
    en: '“{value}” is not a number of members. Give 0 or a whole number.',
  },
  'organization.parent-unknown': {
    severity: 'error',
    zh: '上级编码“{value}”不存在。请改成表中或系统中已有的编码。',
    en: 'There is no organisation with code “{value}”. Use a code of this sheet or of the system.',
  },
  'organization.parent-faulty': {
    severity: 'error',
    zh: '上级“{value}”那一行有错误，本行也无法导入。请先改好上级那一行。',
    en: 'The row of the superior “{value}” has errors, so this one cannot be imported. Correct that row first.',
  },
  'organization.cycle': {
    severity: 'error',
    zh: '上下级绕成了圈：{path}。请改正其中一个上级编码。',
    en: 'The organisations form a circle: {path}. Correct one of the superior codes.',
  },
  'organization.second-root': {
    severity: 'error',
    zh: '最上级组织已经是“{root}”，不能再有没有上级的组织。请填上级编码。',
    en: 'The top organisation is “{root}” already. Give this one a superior code.',
  },
  'organization.none-below': {
    severity: 'error',
    zh: '上级“{value}”是{kind}，下面不能设组织。请改成有下级组织的党委、党工委或党总支。',
    en: 'The superior “{value}” is a {kind}, which has no organisations below it. Choose a committee or general branch.',
  },
  'organization.not-below': {
    severity: 'error',
    zh: '{parentKind}“{value}”下面不能设{kind}。请改上级，或改组织类型。',
    en: 'A {kind} cannot stand below “{value}”, which is a {parentKind}. Change the superior or the kind.',
  },
  'organization.members-elsewhere': {
    severity: 'error',
    zh: '{kind}没有自己的党员，党员的组织关系在原支部，每人只计一次。党员数请填 0。',
    en: 'A {kind} has no members of its own: each counts once, in their own branch. Give 0 members.',
  },
  'organization.has-some-below': {
    severity: 'error',
    zh: '这个组织下面已有组织（{child}），不能改成{value}。请先把下级组织移走。',
    en: 'There are organisations below this one ({child}), so it cannot become a {value}. Move them first.',
  },
  'guidance.organization-unknown': {
    severity: 'error',
    zh: '组织编码“{value}”不存在，或者那一行有错误。请改成可以导入的组织编码。',
    en: 'There is no organisation “{value}”, or its row has errors. Use the code of one that can be imported.',
  },
  'guidance.post-unknown': {
    severity: 'error',
    zh: '岗位编码“{value}”不存在，或者那一行有错误。请改成可以导入的岗位编码，或留空。',
    en: 'There is no post “{value}”, or its row has errors. Use the code of one that can be imported, or leave it empty.',
  },
  'guidance.right-unknown': {
    severity: 'error',
    zh: '没有“{word}”这种权限。请从查看、布置、督查、评分中选，用顿号隔开。',
    en: 'There is no right “{word}”. Choose among 查看 (see), 布置 (assign), 督查 (inspect), 评分 (score), with 、 between.',
  },
  'guidance.share-malformed': {
    severity: 'error',
    zh: '评分占比“{value}”不对。请写成 30% 的样子，最多 100%。',
    en: '“{value}” is no share. Write it like 30 %, 100 % at most.',
  },
  'guidance.duplicate': {
    severity: 'error',
    zh: '同样的指导关系已在第 {other} 行。请删掉其中一行。',
    en: 'The same guidance stands in row {other} already. Delete one of the rows.',
  },
  'guidance.refused': {
    severity: 'error',
    zh: '{zhWhy}',
    en: '{enWhy}',
  },
  'post.organization-unknown': {
    severity: 'error',
    zh: '组织编码“{value}”不存在，或者那一行有错误。请改成可以导入的组织编码。',
    en: 'There is no organisation “{value}”, or its row has errors. Use the code of one that can be imported.',
  },
  'post.move-with-duties': {
    severity: 'error',
    zh: '岗位“{post}”在“{from}”已有责任清单、任务或整改，不能改到“{value}”。请把组织编码改回“{from}”，并在“{value}”用新编码另设岗位。',
    en: 'The post “{post}” has lists, duties or rectification in “{from}” and cannot move to “{value}”. Put “{from}” back here and give “{value}” a post with a new code.',
  },
  'post.kind-unknown': {
    severity: 'warning',
    zh: '岗位类别“{value}”不在目录里，责任清单模板不会自动对到这个岗位。',
    en: 'The kind of post “{value}” is not in the catalogue: lists made by kind of post will not reach it.',
  },
  'post.kind-elsewhere': {
    severity: 'warning',
    zh: '岗位类别“{value}”一般不设在{kind}。请核对。',
    en: 'A post of kind “{value}” does not usually stand in a {kind}. Please check.',
  },
  'post.second-head': {
    severity: 'error',
    zh: '这个组织的班长已经是岗位“{other}”。一个组织只能有一个班长岗位。',
    en: 'The head post of this organisation is “{other}” already. There can be only one.',
  },
  'person.email-malformed': {
    severity: 'error',
    zh: '邮箱“{value}”格式不对。请写成 name@example.com 的样子，或留空。',
    en: '“{value}” is not an e-mail address. Write it like name@example.com or leave it empty.',
  },
  'person.mobile-malformed': {
    severity: 'error',
    zh: '手机号“{value}”不是 11 位数字。请核对，或留空。',
    en: '“{value}” is not a mobile number of 11 digits. Check it or leave it empty.',
  },
  'person.email-shared': {
    severity: 'warning',
    zh: '邮箱“{value}”和第 {other} 行相同，提醒会发到同一个信箱。',
    en: 'The address “{value}” stands in row {other} too: reminders for both go to one mailbox.',
  },
  'tenure.post-unknown': {
    severity: 'error',
    zh: '岗位编码“{value}”不存在，或者那一行有错误。请改成可以导入的岗位编码。',
    en: 'There is no post “{value}”, or its row has errors. Use the code of one that can be imported.',
  },
  'tenure.person-unknown': {
    severity: 'error',
    zh: '人员编码“{value}”不存在，或者那一行有错误。请改成可以导入的人员编码。',
    en: 'There is no person “{value}”, or the row has errors. Use the code of one that can be imported.',
  },
  'tenure.kind-unknown': {
    severity: 'error',
    zh: '没有“{value}”这种任职类型。请从下拉列表中选择。',
    en: 'There is no kind of tenure “{value}”. Choose from the list.',
  },
  'tenure.date-malformed': {
    severity: 'error',
    zh: '“{value}”不是日期。请写成 2026-03-01 的样子。',
    en: '“{value}” is not a date. Write it like 2026-03-01.',
  },
  'tenure.ends-before-start': {
    severity: 'error',
    zh: '止“{value}”早于起“{start}”。请核对两个日期。',
    en: 'The end “{value}” lies before the start “{start}”. Check both dates.',
  },
  'tenure.duplicate': {
    severity: 'error',
    zh: '同一岗位、同一人、同一起始日期已在第 {other} 行。请删掉其中一行。',
    en: 'The same post, person and first day stand in row {other} already. Delete one of the rows.',
  },
  'tenure.two-holders': {
    severity: 'error',
    zh: '岗位“{value}”在同一时间已由 {other} 任职。请填前任的止日期，或改任职类型。',
    en: 'The post “{value}” is held by {other} at the same time. End that tenure first or change the kind.',
  },
  'days.malformed': {
    severity: 'error',
    zh: '“{value}”不是日期，也不是年份。请写成 2026-03-01 或 2026 的样子。',
    en: '“{value}” is neither a date nor a year. Write it like 2026-03-01 or 2026.',
  },
  'days.ends-before-start': {
    severity: 'error',
    zh: '止“{value}”早于起“{start}”。请核对两个日期。',
    en: 'The end “{value}” lies before the start “{start}”. Check both dates.',
  },
  'listed.code-unknown': {
    severity: 'error',
    zh: '组织编码“{value}”不存在，或者“组织”表里那一行有错误。请改成可以导入的组织编码。',
    en: 'There is no organisation “{value}”, or its row in 组织 has errors. Use the code of one that can be imported.',
  },
  'listed.name-unknown': {
    severity: 'error',
    zh: '没有叫“{value}”的组织。请写全称，或填组织编码。',
    en: 'There is no organisation called “{value}”. Write its full name, or give its code.',
  },
  'listed.name-shared': {
    severity: 'error',
    zh: '叫“{value}”的组织有 {count} 个。请填组织编码。',
    en: '{count} organisations are called “{value}”. Give the code of the one that is meant.',
  },
  'listed.name-differs': {
    severity: 'warning',
    zh: '编码“{code}”的组织叫“{known}”，不是“{value}”。按编码导入，请核对。',
    en: 'The organisation with code “{code}” is called “{known}”, not “{value}”. The code counts; please check.',
  },
  'listed.organization-ended': {
    severity: 'error',
    zh: '“{name}”在 {end} 已经撤销。请改日期，或去掉这一行。',
    en: '“{name}” was closed on {end}. Change the day, or leave the row out.',
  },
  'unit-class.unknown': {
    severity: 'error',
    zh: '目录里没有单位分类“{value}”。请从下拉列表中选择。',
    en: 'There is no unit class “{value}”. Choose from the list.',
  },
  'unit-class.two': {
    severity: 'error',
    zh: '“{name}”从 {since} 起已归入“{other}”，同一天只能归一类。请把那一行的“止”填到这一天之前，或去掉其中一行。',
    en: '“{name}” is in “{other}” since {since}, and in one class at a time. End that row before this day, or delete one.',
  },
  'group.refused': {
    severity: 'error',
    zh: '{zhWhy}',
    en: '{enWhy}',
  },
  'group.two': {
    severity: 'error',
    zh: '同一主办组织、同一考核对象从 {since} 起已有分组“{value}”。请换名称，或让日期错开。',
    en: 'The same body has a group “{value}” for the same object since {since}. Choose another name or other days.',
  },
  'group-member.group-unknown': {
    severity: 'error',
    zh: '“{object}”没有叫“{value}”的考核分组，或者“考核分组”表里那一行有错误。请核对名称和考核对象。',
    en: 'There is no group “{value}” for “{object}”, or its row in 考核分组 has errors. Check the name and the object.',
  },
  'group-member.which-body': {
    severity: 'error',
    zh: '叫“{value}”的考核分组有 {count} 个，主办组织不同。请填主办组织编码。',
    en: '{count} groups of different bodies are called “{value}”. Give the code of the body that compares.',
  },
  'group-member.which-days': {
    severity: 'error',
    zh: '考核分组“{value}”有 {count} 期。请填“起”，写清编入哪一期。',
    en: 'There are {count} groups “{value}”, one after the other. Give the first day, so that one is meant.',
  },
  'group-member.beyond-group': {
    severity: 'error',
    zh: '止“{value}”晚于分组的最后一天 {end}。请改成不晚于 {end}，或留空。',
    en: 'The end “{value}” lies after the last day of the group, {end}. Choose {end} or earlier, or leave it empty.',
  },
  'group-member.in-another': {
    severity: 'error',
    zh: '“{name}”从 {since} 起已编入“{other}”，同一考核对象一天只能在一个分组。请把那一行的“止”填到这一天之前，或去掉其中一行。',
    en: '“{name}” is in “{other}” since {since}, and is assessed in one group at a time. End that row before this day, or delete one.',
  },
});
