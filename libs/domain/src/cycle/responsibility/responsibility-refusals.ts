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
});
