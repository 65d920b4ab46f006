import { defineRefusals } from './refusal';

/** Refusals of files that are to be read as tables. */
export const documentRefusals = defineRefusals({
  'document.not-a-table': {
    status: 415,
    zh: '这不是能读取的表格。请用 Excel 或 WPS 另存为 .xlsx，或存为 CSV，再上传。',
    en: 'This is not a table that can be read. Save it as .xlsx (Excel, WPS) or as CSV and upload it again.',
  },
  'document.old-workbook': {
    status: 415,
    zh: '这是旧格式（.xls）表格。请用 Excel 或 WPS 另存为 .xlsx 后再上传。',
    en: 'This is a workbook of the old format (.xls). Save it as .xlsx in Excel or WPS and upload it again.',
  },
  'document.encrypted': {
    status: 415,
    zh: '这个文件设了密码，读不了。请去掉打开密码、另存后再上传。',
    en: 'This file is protected by a password. Remove the password, save it and upload it again.',
  },
  'document.macros': {
    status: 415,
    zh: '这个表格里带有宏，不接收。请用 Excel 或 WPS 另存为不带宏的 .xlsx 后再上传。',
    en: 'This workbook holds macros and is not taken. Save it as .xlsx without macros (Excel, WPS) and upload that.',
  },
  'document.formula': {
    status: 422,
    zh: '“{sheet}”的 {address} 是公式，不读取。请选中有公式的单元格，复制后“选择性粘贴—数值”，再上传。',
    en: 'Cell {address} of “{sheet}” is a formula and is not read. Copy the cells with formulas, paste them as values and upload again.',
  },
  'document.too-large': {
    status: 413,
    zh: '表格太大：最多 {rows} 行，展开后不超过 {megabytes} MB。请拆成几个文件分次上传。',
    en: 'The table is too large: at most {rows} rows and {megabytes} MB unpacked. Split it into several files.',
  },
  'document.unreadable': {
    status: 422,
    zh: '文件已损坏或内容异常，没能读出来。请在 Excel 或 WPS 中打开、另存为新的 .xlsx 后再上传。',
    en: 'The file is damaged or unusual and could not be read. Open it in Excel or WPS, save it as a new .xlsx and upload that.',
  },
  'document.encoding-unknown': {
    status: 415,
    zh: '看不出 CSV 的文字编码。请存为“CSV UTF-8（逗号分隔）”或 .xlsx 后再上传。',
    en: 'The encoding of the CSV is not recognised. Save it as “CSV UTF-8 (comma delimited)” or as .xlsx and upload it again.',
  },
  'document.empty': {
    status: 422,
    zh: '文件里没有内容。请检查是不是选错了文件。',
    en: 'The file is empty. Check that you picked the right one.',
  },
});
