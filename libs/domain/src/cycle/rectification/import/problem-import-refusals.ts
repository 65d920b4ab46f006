import { defineRefusals } from '../../../platform/refusal';

/** Why a list of problems from above is not taken in, or not taken back. */
export const problemImportRefusals = defineRefusals({
  'problem-import.file-missing': {
    status: 422,
    zh: '没有收到文件。请选择 Excel 工作簿（xlsx）或 CSV 再上传。',
    en: 'No file was received. Choose an Excel workbook (xlsx) or a CSV file and upload it.',
  },
  'problem-import.has-errors': {
    status: 409,
    zh: '表里还有 {count} 处错误。请改好后重新上传，或选择只导入没有错误的行。',
    en: 'The table still has {count} error(s). Mend and upload it again, or import the rows without errors.',
  },
  'problem-import.nothing-to-apply': {
    status: 409,
    zh: '没有可以导入的行。请对照检查结果改好后重新上传。',
    en: 'There is no row to import. Mend the table by what was found and upload it again.',
  },
  'problem-import.changed-since': {
    status: 409,
    zh: '这次导入的问题里有 {count} 个已经签收、处置或改动，不能整批撤销。要撤的，请逐个撤销交办单。',
    en: '{count} problem(s) of this import were received, disposed of or changed since; it can’t be taken back as a whole. Withdraw their orders one by one.',
  },
});
