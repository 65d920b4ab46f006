import { defineImportFaults } from '../../../platform/import-fault';

/** What can't be read in the workbook of a scheme; faults of the scheme itself have their own sentences. */
export const schemeSheetFault = defineImportFaults({
  'sheet-missing': {
    severity: 'error',
    zh: '没有工作表“{name}”。请从导出的工作簿改起。',
    en: 'There is no sheet "{name}". Begin with an exported workbook.',
  },
  'column-missing': {
    severity: 'error',
    zh: '没有列“{name}”。请从导出的工作簿改起。',
    en: 'There is no column "{name}". Begin with an exported workbook.',
  },
  'column-unknown': {
    severity: 'error',
    zh: '不认识列“{value}”，请删去。',
    en: 'The column "{value}" is not known: remove it.',
  },
  'part-unreadable': {
    severity: 'error',
    zh: '部位“{value}”的写法不对，应像 /rule/entries/[0]/count。',
    en: 'The part "{value}" is not written as it must be, such as /rule/entries/[0]/count.',
  },
  'part-twice': {
    severity: 'error',
    zh: '部位“{value}”已经写过，或它前面的一项还没有写。请核对。',
    en: 'The part "{value}" stands there already, or the entry before it is missing. Check it.',
  },
  'literal-unreadable': {
    severity: 'error',
    zh: '字面值“{value}”不是数字、true、false 或带引号的文字。',
    en: 'The literal "{value}" is no number, true, false or quoted text.',
  },
  'value-needed': {
    severity: 'error',
    zh: '“值”和“字面值”要填一个，也只能填一个。',
    en: 'Give the value or the literal: one of them, and not both.',
  },
  'row-unnamed': {
    severity: 'error',
    zh: '这一行没有写是哪一项。请填写，或删去这一行。',
    en: 'This row does not say of which it is. Say it, or remove the row.',
  },
  'row-twice': {
    severity: 'error',
    zh: '“{value}”写了两行。请只留一行。',
    en: '"{value}" has two rows. Keep one.',
  },
  'which-unknown': {
    severity: 'error',
    zh: '没有“{value}”这一项事实或指标。请核对。',
    en: 'There is no fact or indicator "{value}". Check it.',
  },
  'of-scheme': { severity: 'error', zh: '{zh}', en: '{en}' },
});
