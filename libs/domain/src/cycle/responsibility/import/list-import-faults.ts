import { defineImportFaults } from '../../../platform/import-fault';

/** Every fault that a table of items can have: what is wrong, and what to do. */
export const listFault = defineImportFaults({
  'header.missing': {
    severity: 'error',
    zh: '没有找到表头。表头须有：{columns}。请下载模板对照。',
    en: 'No header row was found. It must have: {columns}. Compare with the template.',
  },
  'column.missing': {
    severity: 'error',
    zh: '表头缺少：{columns}。请补上这些列。',
    en: 'The header lacks: {columns}. Add these columns.',
  },
  'cell.empty': {
    severity: 'error',
    zh: '“{column}”没有填。请补上。',
    en: '“{column}” is empty. Fill it in.',
  },
  'cell.too-long': {
    severity: 'error',
    zh: '“{column}”有 {length} 个字，最多 {limit} 个。请缩短。',
    en: '“{column}” has {length} characters; at most {limit} are possible. Shorten it.',
  },
  'code.missing': {
    severity: 'warning',
    zh: '没有编号：以后再导入或换年度时，认不出这是同一事项。建议补上编号。',
    en: 'There is no number: a later import cannot tell that this is the same item. Better give it one.',
  },
  'code.duplicate': {
    severity: 'error',
    zh: '编号“{value}”在同一岗位的第 {other} 行已经用过。请改成不同的编号，或删掉其中一行。',
    en: 'The number “{value}” stands in row {other} for the same post already. Give it another or delete one of the rows.',
  },
  'post.kind-unknown': {
    severity: 'error',
    zh: '没有“{value}”这种岗位。{hint}',
    en: 'There is no kind of post “{value}”. {hintEn}',
  },
  'post.none-in-scope': {
    severity: 'warning',
    zh: '您管理的范围内没有“{value}”岗位，这一行不会写入任何清单。请核对，或先导入组织岗位。',
    en: 'There is no post “{value}” in your scope, so this row goes to no list. Check it, or import the posts first.',
  },
  'unit.post-unknown': {
    severity: 'error',
    zh: '您管理的范围内没有“{value}”的“{post}”岗位。{hint}',
    en: 'There is no post “{post}” in “{value}” within your scope. {hintEn}',
  },
  'post.code-unknown': {
    severity: 'error',
    zh: '您管理的范围内没有编码为“{value}”的岗位。请核对编码，或清空这一格，改填岗位和单位。',
    en: 'There is no post with the code “{value}” in your scope. Check it, or empty the cell and name post and organisation.',
  },
  'quantity.unreadable': {
    severity: 'error',
    zh: '“{value}”不是数。请只填数字，单位填在“数量单位”。',
    en: '“{value}” is not a number. Give the number alone; its unit has a column of its own.',
  },
  'weight.unreadable': {
    severity: 'error',
    zh: '“{value}”不是 0 到 100 之间的数。请改成权重的百分数，例如 5。',
    en: '“{value}” is not a number from 0 to 100. Give the weight in percent, for example 5.',
  },
  'list.already-issued': {
    severity: 'error',
    zh: '“{value}”{year} 年的清单已经印发（{count} 份），不能再导入。要加事项，请在该清单上点“修订”；否则从表中删去这一行，或导入下一年度。',
    en: 'The {year} lists of “{value}” have been issued ({count}) and no longer change. Delete this row, or import it for the next year.',
  },
  'list.partly-issued': {
    severity: 'warning',
    zh: '“{value}”{year} 年有 {count} 份清单已经印发，不会改动；这一行只写入其余 {others} 份。',
    en: '{count} lists of “{value}” for {year} have been issued and stay as they are; this row goes to the other {others}.',
  },
  'list.kept-elsewhere': {
    severity: 'error',
    zh: '“{value}”{year} 年有 {count} 份清单草稿由“{body}”编制，您不能改动。请从表中删去这一行，或请“{body}”导入。',
    en: '“{body}” keeps {count} draft lists of “{value}” for {year}, which you cannot change. Delete this row, or ask “{body}” to import it.',
  },
  'dimension.unknown': {
    severity: 'error',
    zh: '没有“{value}”这个维度。{hint}',
    en: 'There is no dimension “{value}”. {hintEn}',
  },
  'domain.unknown': {
    severity: 'error',
    zh: '没有“{value}”这个领域。{hint}',
    en: 'There is no domain “{value}”. {hintEn}',
  },
  'level.unknown': {
    severity: 'error',
    zh: '没有“{value}”这个层级。{hint}',
    en: 'There is no level “{value}”. {hintEn}',
  },
  'type.unknown': {
    severity: 'error',
    zh: '没有“{value}”这个类型。{hint}',
    en: 'There is no item type “{value}”. {hintEn}',
  },
  'checking-class.unknown': {
    severity: 'error',
    zh: '没有“{value}”这个核验类别。{hint}',
    en: 'There is no class of checking “{value}”. {hintEn}',
  },
  'draft.replaced': {
    severity: 'warning',
    zh: '{count} 份草稿将整份换成表中的内容；原有的条目表中都有。',
    en: 'Drafts are replaced as a whole: {count} take what the table says, and it has every item that they had.',
  },
  'draft.loses-items': {
    severity: 'warning',
    zh: '{count} 份草稿将整份换成表中的内容，其中 {losing} 份会少条目，共少 {lost} 条：{names}。要留下的，请先在表中补上或改好出错的行，再入库。',
    en: 'Drafts are replaced as a whole: {count} take what the table says, and {losing} of them lose {lost} items: {names}. To keep those, add their rows or mend the faulty ones first.',
  },
  'cadence.unreadable': {
    severity: 'warning',
    zh: '{reason}导入后请到“待定时限”中选定；没有选定之前，这一项所在的清单不能印发。',
    en: '{reasonEn} Settle it under undated deadlines after the import; until then its lists cannot be issued.',
  },
  'basis.missing': {
    severity: 'warning',
    zh: '没有写依据，将显示为“未注明”。建议补上文件名称。',
    en: 'No basis is given; it will show as “未注明” (not stated). Better name the document.',
  },
});
