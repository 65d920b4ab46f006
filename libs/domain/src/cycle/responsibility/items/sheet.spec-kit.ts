import { blankRow } from './sheet-row';
import type { SheetChoices, SheetColumn, SheetRow } from './sheet-row';

const words = (...codes: string[]) => codes.map((code) => ({ code, zh: code, en: `${code} (en)` }));

/** The shipped words, as the sheet's drop-downs have them. */
export const CHOICES: SheetChoices = {
  dimensionCode: words('政治建设', '思想建设', '组织建设', '作风建设', '纪律建设', '制度建设'),
  domainCode: words('农村', '社区', '机关', '事业单位', '学校', '企业', '社会组织', '全域'),
  typeCode: words('活动', '产出', '成效', '满意度'),
  checkingClass: words('备案', '抽核', '必核'),
};

/** A row with these cells, the others as in a new one. */
export function row(id: string, cells: Partial<Record<SheetColumn, string>> = {}): SheetRow {
  const blank = blankRow(id, undefined, CHOICES);
  return { ...blank, cells: { ...blank.cells, textZh: `事项${id}`, ...cells } };
}
