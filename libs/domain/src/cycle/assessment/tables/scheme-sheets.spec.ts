import { columnLetter } from '../../../platform/import-fault';
import { readScheme } from '../scheme/read-scheme';
import { EXAMPLE_SETS } from '../sets/example-sets';
import { canonicalText } from '../snapshot/canonical-text';
import { schemeOfSheets } from './scheme-of-sheets';
import type { SheetGiven } from './sheet-rows';
import { schemeSheets } from './scheme-sheets';
import type { SchemeSheet } from './scheme-sheets';

/** As a workbook is read: empty cells and empty rows are left out. */
const given = (sheets: readonly SchemeSheet[]): SheetGiven[] =>
  sheets.map(({ name, header, rows }) => ({
    name,
    rows: [header, ...rows].flatMap((row, index) => {
      const texts = new Map(
        row.flatMap((text, column) => (text === '' ? [] : [[columnLetter(column), text] as const])),
      );
      return texts.size === 0 ? [] : [{ number: index + 1, texts }];
    }),
  }));
const back = (document: unknown) => schemeOfSheets(given(schemeSheets(document as Record<string, unknown>)));

describe('a scheme as sheets', () => {
  it.each((EXAMPLE_SETS as readonly { code: string }[]).map((set) => [set.code, set] as const))(
    'comes back to the letter: %s',
    (_, document) => {
      const { document: again, faults } = back(document);
      expect(faults).toEqual([]);
      expect(canonicalText(again)).toBe(canonicalText(document));
    },
  );

  it.each([
    [{}],
    [{ facts: {}, indicators: [] }],
    [{ facts: 'none', indicators: [1, 'two', null, { code: 'A' }] }],
    [{ facts: { a: {}, b: 'number' }, indicators: [{}] }],
    [{ facts: { ' a': { zh: '前有空格' }, 'a/b~c': { zh: '斜线' } }, name: { zh: '', en: " '=1+1 " } }],
    [{ indicators: [{ code: 'A', points: 5 }, { code: 'A', rule: {} }, { name: [] }, { code: '#1' }] }],
    [
      {
        facts: { f: { zh: '词', words: ['一', '二'], ifAbsent: { 轻微: '0' } } },
        note: 'a\nb\tc _x0041_ \u200b',
      },
    ],
    [
      {
        deep: { '0': { '[1]': ['x', [true, false, -1.5, null]] } },
        formula: '=1+1',
        minus: '-a + b',
        at: "'=q",
      },
    ],
  ])('comes back however faulty it is: %j', (document) => {
    const { document: again, faults } = back(document);
    expect(faults).toEqual([]);
    expect(canonicalText(again)).toBe(canonicalText(document));
  });

  const [first] = EXAMPLE_SETS as readonly Record<string, unknown>[];
  const sheetOf = (name: string, change: (rows: string[][]) => void): SheetGiven[] =>
    given(
      schemeSheets(first!).map((sheet) => {
        if (sheet.name !== name) return sheet;
        const rows = sheet.rows.map((row) => [...row]);
        change(rows);
        return { ...sheet, rows };
      }),
    );
  const faultsOf = (sheets: readonly SheetGiven[]) =>
    schemeOfSheets(sheets).faults.map(({ code, sheet, cell, row }) => [code, sheet, cell ?? row]);

  it('names the cell of what can’t be read', () => {
    const parts = schemeSheets(first!).find(({ name }) => name === '细目')!.rows;
    const n = parts.length + 1;
    const lastPart = (change: (row: string[]) => void) => sheetOf('细目', (rows) => change(rows.at(-1)!));
    expect(faultsOf(lastPart((row) => (row[2] = 'rule')))).toEqual([['part-unreadable', '细目', `C${n}`]]);
    expect(faultsOf(lastPart((row) => (row[1] = '没有这项')))).toEqual([['which-unknown', '细目', `B${n}`]]);
    expect(faultsOf(lastPart((row) => row.splice(3, 2, '', 'yes')))).toEqual([
      ['literal-unreadable', '细目', `E${n}`],
    ]);
    expect(faultsOf(lastPart((row) => row.splice(3, 2, '1', '1')))).toEqual([
      ['value-needed', '细目', `D${n}`],
    ]);
    expect(faultsOf(sheetOf('细目', (rows) => rows.push([...rows.at(-1)!])))).toEqual([
      ['part-twice', '细目', `C${n + 1}`],
    ]);
    expect(faultsOf(sheetOf('事实', (rows) => rows.push([rows[0]![0]!]))).map(([code]) => code)).toEqual([
      'row-twice',
    ]);
    expect(faultsOf([])).toEqual([['sheet-missing', '方案', 1]]);
  });

  it('places a fault of the scheme on its cell', () => {
    const sheets = sheetOf('指标', ([row]) => (row![3] = '很多'));
    const { document, placed } = schemeOfSheets(sheets);
    const read = readScheme(document);
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.faults.map(placed)).toMatchObject([
      { code: 'of-scheme', sheet: '指标', cell: 'D2', column: '分值', value: '很多' },
    ]);
  });
});
