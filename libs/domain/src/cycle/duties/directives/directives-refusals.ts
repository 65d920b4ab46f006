import { defineRefusals } from '../../../platform/refusal';

/** Why a directive, or the table that it asks for, goes no further. */
export const directivesRefusals = defineRefusals({
  'directive.not-draft': {
    status: 409,
    zh: '这件交办已经下发或撤回，不能再改。需要调整的，请撤回后另行下发。',
    en: 'This directive is issued or withdrawn and can no longer change. Withdraw it and issue another.',
  },
  'directive.no-target': {
    status: 422,
    zh: '还没有选承办单位。请至少选一个牵头或配合单位，再下发。',
    en: 'Nobody is asked to do it. Choose at least one lead or assisting unit, then issue it.',
  },
  'directive.no-deadline': {
    status: 422,
    zh: '还没有定完成时限。请填完成时限，再下发。',
    en: 'There is no deadline. Set one, then issue the directive.',
  },
  'directive.deadline-past': {
    status: 422,
    zh: '完成时限已经过去。请改为今天或以后的日期。',
    en: 'The deadline is past. Choose today or a later day.',
  },
  'directive.target-out-of-reach': {
    status: 403,
    zh: '有 {count} 个承办岗位不在您的管理范围内，或已经撤销。请从名单里去掉后再保存。',
    en: '{count} of the posts are out of your reach or closed. Take them off the list, then save again.',
  },
  'directive.source-unknown': {
    status: 422,
    zh: '来源“{value}”不在目录中。请从列表里选一个来源。',
    en: 'There is no source “{value}” in the catalogue. Choose one from the list.',
  },
  'directive.checking-unknown': {
    status: 422,
    zh: '核查方式只能是备案、抽核或必核。请重新选择。',
    en: 'The class of checking is 备案, 抽核 or 必核. Choose one of them.',
  },
  'directive.no-body': {
    status: 403,
    zh: '您没有管理范围，不能交办任务。请向本级管理员申请经办人或领导权限。',
    en: 'You have no organisation to issue for. Ask an administrator for the powers of a clerk or a leader.',
  },
  'directive.already-withdrawn': {
    status: 409,
    zh: '这件交办已经撤回，不用再撤。',
    en: 'This directive is withdrawn already.',
  },
  'directive.fill-the-table': {
    status: 409,
    zh: '这件任务要求填表。请打开表格填写后报送，不用另写一句话。',
    en: 'This duty asks for a table. Open it, fill it in and send it; no line of text is needed.',
  },
  'directive.no-table': {
    status: 404,
    zh: '这件任务不用填表。请直接报一句话。',
    en: 'This duty asks for no table. Report it in one line.',
  },
  'directive.table-asks-nothing': {
    status: 422,
    zh: '表里没有一列要下级填。请至少加一列需要填写的内容，或者不附表。',
    en: 'No column of the table is to be filled in. Add one that is, or leave the table out.',
  },
  'directive.column-twice': {
    status: 422,
    zh: '列名“{name}”重复。请改成不同的列名。',
    en: 'Two columns are called “{name}”. Give them different names.',
  },
  'directive.choices-missing': {
    status: 422,
    zh: '“{name}”是选择列，至少要有两个选项。请补上选项，或改为文字列。',
    en: '“{name}” is a choice and needs two options at least. Add them, or make it a text.',
  },
  'directive.total-of-words': {
    status: 422,
    zh: '“{name}”不是数字列，不能合计。请取消合计，或改为数字列。',
    en: '“{name}” holds no numbers and cannot be added up. Take its total off, or make it a number.',
  },
  'directive.table-empty': {
    status: 422,
    zh: '表里还没有填任何一行。请填写后再报送；确实没有的，填一行“无”或 0。',
    en: 'The table is empty. Fill in a row, then send it; where there is nothing, say so in one row.',
  },
  'directive.table-faulty': {
    status: 422,
    zh: '表里有 {count} 处要改。第一处：{first}',
    en: '{count} cell(s) of the table need mending. The first: {first}',
  },
  'directive.table-not-sent': {
    status: 409,
    zh: '这张表还没有报送，或者已经退回，不能退回。请刷新后再看。',
    en: 'This table was not sent, or was sent back already. Refresh the page.',
  },
  'directive.table-verified': {
    status: 409,
    zh: '这件任务已经核实或撤回，表格不能再退回。',
    en: 'This duty is verified or withdrawn; its table cannot be sent back any more.',
  },
  'directive-import.file-missing': {
    status: 422,
    zh: '没有收到文件。请选择 Excel 工作簿（xlsx）或 CSV 再上传。',
    en: 'No file was received. Choose an Excel workbook (xlsx) or a CSV file and upload it.',
  },
  'directive-import.has-errors': {
    status: 409,
    zh: '表里还有 {count} 处错误。请改好后重新上传，或选择只导入没有错误的行。',
    en: 'The table still has {count} error(s). Mend and upload it again, or import the rows without errors.',
  },
  'directive-import.changed-since': {
    status: 409,
    zh: '这次导入的草稿里有 {count} 件已经修改或下发，不能整批撤销。要撤的，请逐件撤回。',
    en: '{count} draft(s) of this import were edited or issued since; it can’t be taken back as a whole. Withdraw them one by one.',
  },
  'directive-import.drafts-unknown': {
    status: 409,
    zh: '这次导入时还没有撤销功能，系统没有记下它生成了哪些草稿，不能整批撤销。不要的草稿，请逐件撤回。',
    en: 'When this plan was imported it wasn’t kept which drafts it made, so it can’t be taken back as a whole. Withdraw the drafts you don’t want one by one.',
  },
  'directive-import.nothing-to-apply': {
    status: 409,
    zh: '没有可以导入的行。请对照检查结果改好后重新上传。',
    en: 'There is no row to import. Mend the table by what was found and upload it again.',
  },
});
