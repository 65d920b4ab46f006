import { defineRefusals } from '../../../platform/refusal';

/** Why a table of another system can't be taken in, or back. */
export const reportImportRefusals = defineRefusals({
  'report-import.file-missing': {
    status: 422,
    zh: '没有收到文件。请选择从其他系统导出的 Excel 工作簿（xlsx）或 CSV 再上传。',
    en: 'No file was received. Choose the workbook (xlsx) or CSV file that the other system exported.',
  },
  'report-import.no-table': {
    status: 422,
    zh: '文件里没有找到表格。请确认第一行是列名，下面有记录，再上传。',
    en: 'No table was found in the file. Its first row should name the columns, with records below.',
  },
  'report-import.too-many-rows': {
    status: 413,
    zh: '表里有 {rows} 行，一次最多 {limit} 行。请按月份或单位分开导出，再逐个上传。',
    en: 'The table has {rows} rows; {limit} are taken at a time. Export it by month or unit and upload one by one.',
  },
  'report-import.no-body': {
    status: 409,
    zh: '您没有管理范围，不能替单位导入。请向本级管理员申请经办人权限。',
    en: 'You look after no units, so there is nothing to import for. Ask your administrator for a clerk’s grant.',
  },
  'report-import.name-missing': {
    status: 422,
    zh: '请给这份对应关系起个名字，{limit} 字以内，例如“党建会议平台”。',
    en: 'Give this mapping a name of at most {limit} characters, for instance “meeting platform”.',
  },
  'report-import.name-taken': {
    status: 409,
    zh: '本单位已有一份叫“{name}”的对应关系。请换个名字，或先打开那一份修改。',
    en: 'Your unit already has a mapping called “{name}”. Choose another name, or change that one.',
  },
  'report-import.column-missing-unit': {
    status: 422,
    zh: '请选出哪一列是单位。',
    en: 'Say which column names the unit.',
  },
  'report-import.column-missing-day': {
    status: 422,
    zh: '请选出哪一列是日期。',
    en: 'Say which column holds the date.',
  },
  'report-import.column-missing-result': {
    status: 422,
    zh: '请选出哪一列写的是做了什么。',
    en: 'Say which column tells what was done.',
  },
  'report-import.column-unknown': {
    status: 422,
    zh: '表里没有“{header}”这一列。请重新选择。',
    en: 'The table has no column “{header}”. Choose again.',
  },
  'report-import.serves-nothing': {
    status: 422,
    zh: '请至少选一项任务：这些记录对应清单里的哪些任务。',
    en: 'Choose at least one duty that these records serve.',
  },
  'report-import.unit-unknown': {
    status: 422,
    zh: '“{name}”对应的单位不在您的管理范围内。请重新选择。',
    en: 'The unit chosen for “{name}” is not among those you look after. Choose again.',
  },
  'report-import.has-errors': {
    status: 409,
    zh: '还有 {count} 处错误。请改好后重新上传，或选择只导入没有错误的行。',
    en: 'There are still {count} error(s). Mend the table and upload it again, or take the rows without errors.',
  },
  'report-import.nothing-to-apply': {
    status: 409,
    zh: '没有可以报送的任务。请看每一行的说明，改好对应关系或原表后再导入。',
    en: 'No duty can be reported from it. See what is said of each row, then mend the mapping or the table.',
  },
  'report-import.reported-meanwhile': {
    status: 409,
    zh: '试算之后有 {count} 件任务已由责任人报送或撤销，整批没有写入。请重新试算。',
    en: '{count} dut(ies) were reported or withdrawn since the dry run, so nothing was written. Check the file again.',
  },
  'report-import.no-right': {
    status: 403,
    zh: '您已不再管理其中 {count} 件任务的单位，没有写入。请联系上级经办人。',
    en: 'You no longer look after the units of {count} of these duties; nothing was written. Speak to the clerk above you.',
  },
  'report-import.changed-since': {
    status: 409,
    zh: '这次导入的报送里有 {count} 件已被更正、核实或抽核，不能整批撤销。请逐件更正。',
    en: '{count} report(s) of this import were corrected, verified or drawn since; it can’t be taken back whole. Correct them one by one.',
  },
});
