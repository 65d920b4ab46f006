import { defineRefusals } from '../../platform/refusal';

/** Why an agreement can't be made, signed or changed, and what to do. */
export const agreementsRefusals = defineRefusals({
  'agreement.code-unreadable': {
    status: 422,
    zh: '校验码应为 20 位数字和字母（A–F），印在纸质责任书每页页脚。请照着输入。',
    en: 'A check code has 20 digits and letters (A–F); it stands at the foot of every page. Type it as it is printed.',
  },
  'agreement.not-responsible': {
    status: 403,
    zh: '只有责任方岗位的任职人本人能签这份责任书。有几个岗位的，请先切换到签订的岗位。',
    en: 'Only the holder of the responsible post signs this. With several posts, switch to that one first.',
  },
  'agreement.not-issuer': {
    status: 403,
    zh: '只有签发方岗位的任职人本人能会签。有几个岗位的，请先切换到签发的岗位。',
    en: 'Only the holder of the issuing post counter-signs. With several posts, switch to that one first.',
  },
  'agreement.same-person': {
    status: 409,
    zh: '同一个人不能替双方签字。请由另一位负责人签，或登记纸质签订。',
    en: 'One person does not sign for both sides. Have somebody else sign, or register a paper copy.',
  },
  'agreement.first-responsible': {
    status: 409,
    zh: '责任方还没有签，不能先会签。请等责任方签字，或在签订图上催一下。',
    en: 'The responsible side has not signed yet. Wait for them before you counter-sign.',
  },
  'agreement.already-signed': {
    status: 409,
    zh: '责任方已经签过，不用再签。现在等签发方会签。',
    en: 'The responsible side has signed already; the issuer is to counter-sign now.',
  },
  'agreement.already-in-force': {
    status: 409,
    zh: '双方都已签订，责任书已经生效。要改动的，请拟补充协议。',
    en: 'Both sides have signed and it is in force. To change it, draw up an addendum.',
  },
  'agreement.was-declined': {
    status: 409,
    zh: '责任方没有同意，现在由签发方修改后重新发出。',
    en: 'The responsible side declined; the issuer is to revise it first.',
  },
  'agreement.recalled': {
    status: 409,
    zh: '这份责任书已经撤回，无需办理。',
    en: 'This agreement was recalled; nothing is to be done.',
  },
  'agreement.text-changed': {
    status: 409,
    zh: '责任书文本与您看到的不一致，没有签。请刷新页面，重新看过再签。',
    en: 'The text is not the one you were shown, so it was not signed. Reload, read it again, then sign.',
  },
  'agreement.reason-missing': {
    status: 422,
    zh: '请用一句话写明原因。',
    en: 'Say the reason in one line.',
  },
  'agreement.reason-too-long': {
    status: 422,
    zh: '最多 {limit} 字，现在 {length} 字。请精简。',
    en: 'At most {limit} characters; it has {length}. Shorten it.',
  },
  'agreement.not-in-force': {
    status: 409,
    zh: '只有已生效的责任书能拟补充协议。还没签的，请直接修改。',
    en: 'Only an agreement in force gets an addendum. Revise one that is not signed yet.',
  },
  'agreement.addendum-open': {
    status: 409,
    zh: '这份责任书已有一份补充协议待签。请先签完或撤回那一份。',
    en: 'An addendum to this agreement is still to be signed. Have it signed or recall it first.',
  },
  'agreement.addendum-same': {
    status: 422,
    zh: '补充协议与现行目标完全一样，没有变更。请修改至少一项目标。',
    en: 'The addendum changes no target. Change at least one.',
  },
  'agreement.addendum-day': {
    status: 422,
    zh: '生效日要在 {from} 至 {to} 之间。',
    en: 'It has to be valid from a day between {from} and {to}.',
  },
  'agreement.term-turned': {
    status: 422,
    zh: '期限的止日早于起日。请改正。',
    en: 'The term ends before it begins. Correct it.',
  },
  'agreement.title-wrong': {
    status: 422,
    zh: '请写责任书名称，不超过 {limit} 字。',
    en: 'Give the agreement a title of at most {limit} characters.',
  },
  'agreement.terms-too-long': {
    status: 422,
    zh: '责任约定最多 {limit} 字。请精简。',
    en: 'The terms have at most {limit} characters. Shorten them.',
  },
  'agreement.due-day-past': {
    status: 422,
    zh: '签订期限不能早于今天。',
    en: 'The day to sign by is over. Name a later one.',
  },
  'agreement.too-many-clauses': {
    status: 422,
    zh: '目标最多 {limit} 项。请合并。',
    en: 'At most {limit} targets. Put some together.',
  },
  'agreement.clause-key-wrong': {
    status: 422,
    zh: '第 {line} 项目标的事实名不对：用汉字、字母、数字和 _，层次之间用点，例如“发展党员.人数”。',
    en: 'Target {line}: the fact’s key has letters, digits and _, with dots between levels.',
  },
  'agreement.clause-label-wrong': {
    status: 422,
    zh: '第 {line} 项目标请写明内容，不超过 {limit} 字。',
    en: 'Target {line}: say what is promised, in at most {limit} characters.',
  },
  'agreement.clause-target-wrong': {
    status: 422,
    zh: '第 {line} 项目标的目标值要是数字，最多 6 位小数。',
    en: 'Target {line}: the value is a number with at most 6 decimals.',
  },
  'agreement.clause-days-turned': {
    status: 422,
    zh: '第 {line} 项目标的止日早于起日。',
    en: 'Target {line} ends before it begins.',
  },
  'agreement.clause-outside-term': {
    status: 422,
    zh: '第 {line} 项目标的起止时间超出责任书期限。',
    en: 'Target {line} lies outside the term of the agreement.',
  },
  'agreement.clause-twice': {
    status: 422,
    zh: '第 {line} 项目标与前面的目标说的是同一件事，时间又重叠。请分开时间或删去一项。',
    en: 'Target {line} is about the same fact and days as one before it. Part the days or leave one out.',
  },
  'agreement.nothing-to-make': {
    status: 422,
    zh: '没有可以生成责任书的岗位。请先印发清单，或调整所选层级。',
    en: 'There is no post to make an agreement for. Issue lists first, or choose other levels.',
  },
  'agreement.confirms-its-list': {
    status: 422,
    zh: '“{post}”在村（社区）、支部一级，签收清单即可，不签责任书。确有上级文件要求的，请写明文件。',
    en: '“{post}” confirms its list and signs no agreement. Name the superior document if one asks for it.',
  },
  'agreement.not-offered': {
    status: 409,
    zh: '所选岗位中有 {count} 个现在不能生成（清单未生效、岗位空缺、不在您的范围或已有责任书）。请重新预览。',
    en: '{count} of the chosen posts can’t be made an agreement for now. Preview again.',
  },
  'agreement.nothing-on-paper': {
    status: 422,
    zh: '请先上传签字后的扫描件，再登记纸质签订。',
    en: 'Upload the scan of the signed copy first, then register it.',
  },
  'agreement.paper-of-a-side': {
    status: 403,
    zh: '签订双方不能登记自己的纸质责任书。请直接在系统中签，或请其他经办人登记。',
    en: 'Neither side registers its own paper copy. Sign here instead, or have another clerk register it.',
  },
  'agreement.nobody-then': {
    status: 409,
    zh: '“{post}”在纸质签订那天和今天都没有任职人，不能登记。请先登记任职。',
    en: 'Nobody held “{post}” on the day of the paper signing, nor today. Enter the tenure first.',
  },
  'agreement.paper-day-to-come': {
    status: 422,
    zh: '纸质签订日期不能晚于今天。',
    en: 'The day of the paper signing lies ahead. Correct it.',
  },
});
