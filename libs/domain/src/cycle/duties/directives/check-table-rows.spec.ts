import { checkTableRows, filledRows } from './check-table-rows';
import { tableColumns } from './table-columns';
import type { TableColumn } from './table-columns';
import { tableTotals } from './table-totals';

const column = (key: string, more: Partial<TableColumn> = {}): TableColumn => ({
  ...{ key, name: `列${key}`, type: 'text', required: false, total: false, known: null, choices: [] },
  ...more,
});
const codeOf = (outcome: ReturnType<typeof tableColumns>) => (outcome.ok ? 'ok' : outcome.refusal.code);

describe('the rows of a table', () => {
  it.each([
    ['12', '12'],
    ['１,２００．５０', '1200.5'],
    ['-3', '-3'],
    ['007', '7'],
    ['-0.00', '0'],
    ['1,20', null],
    ['12人', null],
    ['1e3', null],
  ])('hold numbers as people write them: %s', (text, value) => {
    const { rows, faults } = checkTableRows([column('c1', { type: 'number' })], [{ c1: text }]);
    expect(value === null ? faults.map(({ code }) => code) : rows[0]!.c1).toEqual(
      value === null ? ['number'] : value,
    );
  });

  it('keep what does not fit, and say in a sentence how to mend it', () => {
    const columns = [
      column('c1', { required: true }),
      column('c2', { type: 'date' }),
      column('c3', { type: 'choice', choices: ['是', '否'] }),
      column('c4', { known: 'head-name' }),
    ];
    const { rows, faults } = checkTableRows(columns, [
      { c2: '明天', c3: '也许', c4: '不该由人填', other: '多的' },
    ]);
    expect(rows).toEqual([{ c1: '', c2: '明天', c3: '也许' }]);
    expect(faults.map(({ key, code, row }) => [row, key, code])).toEqual([
      [0, 'c1', 'missing'],
      [0, 'c2', 'date'],
      [0, 'c3', 'choice'],
    ]);
    expect(faults[2]!.zh).toBe('第 1 行“列c3”只能选：是、否。现在是“也许”。');
    expect(filledRows([{ c1: '' }, { c1: '有' }])).toEqual([{ c1: '有' }]);
  });

  it('add up to the last digit, and words add nothing', () => {
    const columns = [column('c1', { type: 'number', total: true }), column('c2')];
    expect(tableTotals(columns, [{ c1: '0.1' }, { c1: '0.2' }, { c1: '无' }, {}])).toEqual({ c1: '0.3' });
  });
});

describe('the columns of a table', () => {
  it.each([
    ['ok', [column('c1')]],
    ['directive.table-asks-nothing', [column('c1', { known: 'members' })]],
    ['directive.column-twice', [column('c1', { name: '甲' }), column('c2', { name: '甲 ' })]],
    ['directive.column-twice', [column('c1', { name: '甲' }), column('c1', { name: '乙' })]],
    ['directive.choices-missing', [column('c1', { type: 'choice', choices: ['是'] })]],
    ['directive.total-of-words', [column('c1', { total: true })]],
    ['ok', [column('c1'), column('c2', { known: 'members', total: true })]],
  ])('are held to what a table can be: %s', (code, columns) => {
    expect(codeOf(tableColumns(columns))).toBe(code);
  });
});
