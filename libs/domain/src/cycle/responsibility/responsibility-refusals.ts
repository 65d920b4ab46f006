import { defineRefusals } from '../../platform/refusal';

/** Why something about a responsibility list was not done, and what to do. */
export const responsibilityRefusals = defineRefusals({
  'responsibility-list.no-owner': {
    status: 422,
    zh: '“{post}”现在没有人任职，所在组织也没有负责人，清单没有人承担。请先在“组织”里登记任职，再印发。',
    en: 'Nobody holds the post “{post}” and its organisation has no head, so nobody would answer for the list. Enter a tenure first.',
  },
  'responsibility-list.undated': {
    status: 422,
    zh: '“{item}”的时限“{phrase}”还没有明确到日期，共 {count} 项。请到“待定时限”中选定，再印发。',
    en: 'The deadline “{phrase}” of “{item}” is not settled yet ({count} such items). Settle it under undated deadlines, then issue.',
  },
  'responsibility-list.there-already': {
    status: 409,
    zh: '“{post}”已有 {year} 年的清单。请在清单列表里打开那一份。',
    en: '“{post}” has a list for {year} already. Open that one on the page of lists.',
  },
  'responsibility-list.none-before': {
    status: 409,
    zh: '“{post}”没有 {year} 年已印发的清单可以续编。请改用模板，或从空白开始。',
    en: '“{post}” had no issued list in {year} to go on with. Begin with the template, or empty.',
  },
  'responsibility-list.no-template': {
    status: 409,
    zh: '这类岗位在本层级还没有已发布的模板。请用上一年的清单，或从空白开始。',
    en: 'No template is published for this kind of post at this level. Begin with last year’s list, or empty.',
  },
  'responsibility-list.kept-elsewhere': {
    status: 403,
    zh: '这份清单由“{body}”编制，只能由它或它的上级印发。请联系“{body}”。',
    en: 'This list is kept by “{body}”; only it or its superiors issue it. Ask “{body}”.',
  },
  'responsibility-list.already-issued': {
    status: 409,
    zh: '这份清单已经印发，不用再印发。请刷新看最新状态。',
    en: 'This list has been issued already. Refresh to see its state.',
  },
  'responsibility-list.not-issued': {
    status: 409,
    zh: '这份清单还没有印发，不能签收。请等印发后再签收。',
    en: 'This list has not been issued yet. Sign for it once it is.',
  },
  'responsibility-list.already-received': {
    status: 409,
    zh: '这份清单已经签收，不用再签收。',
    en: 'This list has been signed for already.',
  },
  'responsibility-list.superseded': {
    status: 409,
    zh: '这份清单已被新版本代替。请打开新版本办理。',
    en: 'A newer version has replaced this list. Open the newer one.',
  },
  'responsibility-list.objected': {
    status: 409,
    zh: '这份清单有异议待答复，答复后再签收。',
    en: 'An objection to this list is waiting for a reply. Sign for it after that.',
  },
  'responsibility-list.closed': {
    status: 409,
    zh: '这份清单的年度已经结束，不能再改动。需要沿用的事项请写入新年度清单。',
    en: 'The year of this list is over. Put what goes on into the list of the new year.',
  },
  'responsibility-list.not-draft': {
    status: 409,
    zh: '只有草稿能修改条目。已印发的清单请点“修订”，另起新版本。',
    en: 'Only the items of a draft are changed. Amend an issued list by a new version.',
  },
  'responsibility-list.amended-already': {
    status: 409,
    zh: '这份清单已有一份修订草稿，请打开那份草稿继续。',
    en: 'An amended draft of this list exists already. Go on with that one.',
  },
  'responsibility-list.not-amendable': {
    status: 409,
    zh: '只有已印发或已生效的清单能修订。草稿请直接改条目。',
    en: 'Only an issued list or one in force is amended. Change a draft directly.',
  },
  'responsibility-list.not-objectable': {
    status: 409,
    zh: '只有已印发、还没签收的清单能提异议。已签收的清单如需调整，请与印发单位联系修订。',
    en: 'Only an issued list that is not signed for yet is objected to. Ask the issuing body to amend one in force.',
  },
  'responsibility-list.not-closable': {
    status: 409,
    zh: '年度还没结束，或清单还没有生效，不能关闭。',
    en: 'The year is not over, or the list is not in force: it is not closed yet.',
  },
  'list-objection.text-missing': {
    status: 422,
    zh: '请用一句话写明异议的内容和理由。',
    en: 'Say in a sentence what the objection is and why.',
  },
  'list-objection.answered': {
    status: 409,
    zh: '这条异议已经答复。请刷新看最新状态。',
    en: 'This objection has been answered already. Refresh to see its state.',
  },
  'list-objection.reply-missing': {
    status: 422,
    zh: '请写明答复意见：采纳后怎样修订，或为什么维持原文。',
    en: 'Write the reply: how the list will be amended, or why it stays as it is.',
  },
  'responsibility-item.too-many': {
    status: 422,
    zh: '一份清单最多 {most} 条。请合并相近事项后再保存。',
    en: 'A list has at most {most} items. Merge similar ones, then save.',
  },
  'responsibility-item.code-taken': {
    status: 422,
    zh: '编号“{code}”在这份清单里重复了。请改成不同的编号。',
    en: 'The number “{code}” stands twice in this list. Give each item its own.',
  },
  'responsibility-item.word-unknown': {
    status: 422,
    zh: '“{word}”不在{catalogueZh}目录里。请从下拉列表中选择。',
    en: '“{word}” is not in the catalogue of {catalogueEn}. Choose one from the list.',
  },
  'list-set.nothing-to-copy': {
    status: 422,
    zh: '{year} 年没有可以沿用的清单。请从模板起草，或导入工作簿。',
    en: 'There is no list of {year} to copy. Draft from templates or import a workbook.',
  },
  'responsibility-list.not-yours': {
    status: 403,
    zh: '只有“{post}”现任本人能签收（空缺时由本组织负责人签收）。如果您就是本人，请先切换到这个岗位。',
    en: 'Only the present holder of “{post}” signs for this list (the head of the organisation when it is vacant). If that is you, switch to this post first.',
  },
  'list-set.not-checked': {
    status: 422,
    zh: '这套清单还没有体检，或体检之后又改过。请先点“体检”，看完再印发。',
    en: 'This set has not been checked, or was changed since. Run the check, look at it, then issue.',
  },
  'list-set.unexplained': {
    status: 422,
    zh: '“{dimension} × {domain}”等 {count} 格是空缺，还没有写明理由。请补上条目，或逐格点选理由（如“不涉及”），再印发；理由上一级能看到。',
    en: '“{dimension} × {domain}” and others ({count} in all) are empty without a reason. Fill them or choose a reason for each (such as “does not apply”), then issue; the level above sees the reasons.',
  },
  'responsibility-item.clauses-invalid': {
    status: 422,
    zh: '时限没有填对：{fault}',
    en: 'The deadline is not valid: {fault}',
  },
  'responsibility-item.phrase-unknown': {
    status: 404,
    zh: '{year} 年没有时限写作“{phrase}”且待定的事项，可能已经选定。请刷新后再看。',
    en: 'No undated item of {year} has the phrase “{phrase}”; it may have been settled. Refresh and look again.',
  },
  'responsibility-import.file-missing': {
    status: 400,
    zh: '没有收到文件。请选择要导入的表格。',
    en: 'No file arrived. Choose the table to import.',
  },
  'responsibility-import.has-errors': {
    status: 422,
    zh: '表中有 {count} 处错误，不能整表导入。请改好后重新上传，或选择“只导入没有错误的行”。',
    en: 'The table has {count} errors and cannot be imported as a whole. Correct and upload it again, or import the rows without errors.',
  },
  'responsibility-import.nothing-to-apply': {
    status: 422,
    zh: '没有可以导入的行。请按标出的问题改好后重新上传。',
    en: 'There is no row to import. Correct what is marked and upload the table again.',
  },
  'responsibility-import.changed-since': {
    status: 409,
    zh: '这次导入之后，有 {count} 份清单又改过或已印发，不能整批撤销。请到这些清单里逐份修改。',
    en: 'Since this import {count} lists were changed or issued, so it cannot be taken back as a whole. Change those lists one by one.',
  },
  'responsibility-import.too-old': {
    status: 409,
    zh: '导入前的内容只保留 30 天，这次导入已不能撤销。请到清单里修改，或重新导入。',
    en: 'What was there before an import is kept for 30 days, and this one is older. Change the lists, or import again.',
  },
});
