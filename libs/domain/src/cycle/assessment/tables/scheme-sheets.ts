import { isPlain, leafCells, leavesOf, partText } from './part-of-document';

/** A sheet of a scheme's workbook: every cell is a text, an empty one says nothing. */
export interface SchemeSheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export const SHEETS = { whole: '方案', facts: '事实', indicators: '指标', parts: '细目' } as const;

export const HEADERS = {
  ...{ part: '部位', text: '值', literal: '字面值', key: '键', of: '属于', which: '哪一项' },
} as const;

/** Columns of their own for what most facts and indicators have; all else of them stands on the sheet of parts. */
export const FACT_COLUMNS: Readonly<Record<string, string>> = {
  ...{ 中文名: '/zh', 英文名: '/en', 种类: '/kind', 单位: '/unit', 没有时取: '/ifAbsent' },
};
export const INDICATOR_COLUMNS: Readonly<Record<string, string>> = {
  ...{ 编号: '/code', 名称: '/name/zh', 英文名称: '/name/en', 分值: '/points', 分类: '/section' },
  ...{ 维度: '/dimension', 频次: '/cadence', 佐证: '/evidence', 规则: '/rule/kind' },
};

type Table = Readonly<Record<string, unknown>>;

/** The document as sheets. Nothing of it is lost, however faulty it is: `schemeOfSheets` makes the same of them. */
export function schemeSheets(document: Table): SchemeSheet[] {
  const parts: string[][] = [];
  const { facts, indicators, ...rest } = document;
  const whole: Record<string, unknown> = { ...rest };
  const factRows: string[][] = [];
  const indicatorRows: string[][] = [];
  if (isTable(facts) && areTables(Object.values(facts)) && Object.keys(facts).every(isPlain)) {
    for (const [key, fact] of Object.entries(facts))
      factRows.push([key, ...cellsOf(fact, FACT_COLUMNS, [SHEETS.facts, key], parts)]);
  } else if (facts !== undefined) whole.facts = facts;
  if (Array.isArray(indicators) && areTables(indicators) && indicators.every(hasARow)) {
    const names = indicatorNames(indicators);
    for (const [index, one] of indicators.entries())
      indicatorRows.push(cellsOf(one, INDICATOR_COLUMNS, [SHEETS.indicators, names[index]!], parts));
  } else if (indicators !== undefined) whole.indicators = indicators;
  const { part, text, literal, key, of, which } = HEADERS;
  return [
    {
      ...{ name: SHEETS.whole, header: [part, text, literal] },
      rows: leavesOf(whole)
        .filter(([path]) => path.length > 0)
        .map(([path, leaf]) => [partText(path), ...leafCells(leaf)]),
    },
    { name: SHEETS.facts, header: [key, ...Object.keys(FACT_COLUMNS)], rows: factRows },
    { name: SHEETS.indicators, header: Object.keys(INDICATOR_COLUMNS), rows: indicatorRows },
    { name: SHEETS.parts, header: [of, which, part, text, literal], rows: parts },
  ];
}

/** How rows of the sheet of parts name an indicator: by its code, or by its number where that is none of its own. */
export function indicatorNames(indicators: readonly unknown[]): string[] {
  const codes = indicators.map((one) => (isTable(one) && typeof one.code === 'string' ? one.code : ''));
  return codes.map((code, index) => {
    const own = isPlain(code) && !code.startsWith('#') && codes.indexOf(code) === codes.lastIndexOf(code);
    return own ? code : `#${index + 1}`;
  });
}

/** The cells of a fact or an indicator in its own row; what has no column there goes to the parts. */
function cellsOf(
  thing: unknown,
  columns: Readonly<Record<string, string>>,
  named: readonly [of: string, which: string],
  parts: string[][],
): string[] {
  const wanted = Object.values(columns);
  const row = wanted.map(() => '');
  for (const [path, leaf] of leavesOf(thing)) {
    const part = partText(path);
    const [text, literal] = leafCells(leaf);
    const column = wanted.indexOf(part);
    if (column >= 0 && literal === '') row[column] = text;
    // What has nothing in it is said by its row alone.
    else if (part !== '') parts.push([...named, part, text, literal]);
  }
  return row;
}

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const areTables = (things: readonly unknown[]): boolean => things.length > 0 && things.every(isTable);

/** An indicator of which no column says anything would be an empty row, which can't be told from none. */
const hasARow = (indicator: unknown): boolean =>
  cellsOf(indicator, INDICATOR_COLUMNS, ['', ''], []).some((text) => text !== '');
