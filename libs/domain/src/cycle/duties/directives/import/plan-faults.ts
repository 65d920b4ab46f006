import { defineImportFaults } from '../../../../platform/import-fault';

/** Every fault that a work plan can have: what is wrong, and what to do. */
export const planFault = defineImportFaults({
  'header.missing': {
    severity: 'error',
    zh: '没有找到表头。请在前 10 行里写上“标题、来源、牵头单位、配合单位、时限、要求”这些列名。',
    en: 'No header was found. Put 标题, 来源, 牵头单位, 配合单位, 时限, 要求 into one of the first 10 rows.',
  },
  'title.missing': {
    severity: 'error',
    zh: '没有写标题。请写明要办什么。',
    en: 'There is no title. Say what is to be done.',
  },
  'text.too-long': {
    severity: 'error',
    zh: '最多 {limit} 字，现在 {length} 字。请精简，细节写到“要求”里。',
    en: 'It holds {limit} characters at most, not {length}. Shorten it and put details into 要求.',
  },
  'source.unknown': {
    severity: 'error',
    zh: '来源“{value}”不在目录里。请改成其中之一：{known}。',
    en: 'There is no source “{value}”. Use one of {known}.',
  },
  'unit.unknown': {
    severity: 'error',
    zh: '“{name}”不在您管理的单位里。请写组织全称或编码{near}。',
    en: '“{name}” is none of the units below you. Write its full name or code{near}.',
  },
  'unit.none': {
    severity: 'warning',
    zh: '没有写牵头或配合单位。导入后是草稿，下发前再选。',
    en: 'No unit is named. The draft is imported; choose units before it is issued.',
  },
  'due.unreadable': {
    severity: 'error',
    zh: '时限“{value}”读不出日期。请写成 2026-12-10、12月10日或 12月底。',
    en: '“{value}” is no date. Write 2026-12-10, 12月10日 or 12月底.',
  },
  'due.missing': {
    severity: 'warning',
    zh: '没有写时限。导入后是草稿，下发前再定。',
    en: 'There is no deadline. The draft is imported; set one before it is issued.',
  },
  'due.past': {
    severity: 'warning',
    zh: '时限“{value}”已经过去。导入后是草稿，下发前请改。',
    en: '“{value}” is past. The draft is imported; change it before it is issued.',
  },
  'title.twice': {
    severity: 'warning',
    zh: '与第 {row} 行的标题相同。两行会各成一件交办。',
    en: 'The title is that of row {row}. Each row becomes a directive of its own.',
  },
});
