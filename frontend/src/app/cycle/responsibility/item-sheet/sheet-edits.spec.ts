import { CHOICES, row } from '@zeren/domain/cycle/responsibility/items/sheet.spec-kit';
import { periodic } from '@zeren/domain/cycle/responsibility/make-clauses';
import { newRowId } from './row-id';
import { RowHistory } from './row-history';
import { fillDown, moveRows, pasteBlock, removeRows, withoutHeader, writeCells } from './sheet-edits';

const rows = [row('a', { weight: '1' }), row('b', { weight: '2' }), row('c', { weight: '3' })];
const area = (top: number, bottom = top, left = 5, right = left) => ({ top, bottom, left, right });
const weights = (some: readonly { cells: { weight: string } }[]) =>
  some.map(({ cells }) => cells.weight).join(' ');

describe('what is done in the item sheet', () => {
  it('pastes a block and adds the rows that it needs', () => {
    const pasted = pasteBlock(rows, area(2), [['7'], ['8'], ['9']], CHOICES);
    expect(weights(pasted.rows)).toBe('1 2 7 8 9');
    expect(pasted.over).toBe(0);
    // New rows take the words of the catalogues from the row above.
    expect(pasted.rows[4]!.cells.dimensionCode).toBe(rows[2]!.cells.dimensionCode);
  });

  it('fills a selection with one copied cell, and never goes beyond 200 rows', () => {
    expect(weights(pasteBlock(rows, area(0, 2), [['5']], CHOICES).rows)).toBe('5 5 5');
    const many = Array.from({ length: 250 }, () => ['1']);
    const { rows: all, over } = pasteBlock(rows, area(0), many, CHOICES);
    expect([all.length, over]).toEqual([200, 50]);
  });

  it('leaves out a header that was copied along', () => {
    const names = () => ['权重', 'Weight'];
    expect(withoutHeader([['权重'], ['5']], 5, names)).toEqual([['5']]);
    expect(withoutHeader([['5'], ['6']], 5, names)).toEqual([['5'], ['6']]);
  });

  it('fills down from the first row of a selection, or from above a single one', () => {
    expect(weights(fillDown(rows, area(0, 2), CHOICES))).toBe('1 1 1');
    expect(weights(fillDown(rows, area(1), CHOICES))).toBe('1 1 3');
    expect(fillDown(rows, area(0), CHOICES)).toBe(rows);
    const settled = [{ ...row('a', { cadencePhrase: '逐件' }), clauses: [periodic('monthly')] }, row('b')];
    expect(fillDown(settled, area(0, 1, 3), CHOICES)[1]!.clauses).toEqual([periodic('monthly')]);
  });

  it('reads a phrase anew once it is changed, and only then', () => {
    const settled = [{ ...row('a', { cadencePhrase: '逐件' }), clauses: [periodic('monthly')] }];
    const write = (column: 'weight' | 'cadencePhrase', text: string) =>
      writeCells(settled, [{ rowId: 'a', column, text }], CHOICES)[0]!.clauses;
    expect(write('weight', '4')).not.toBeNull();
    expect(write('cadencePhrase', '每月')).toBeNull();
  });

  it('moves and removes rows, and stays at the edge', () => {
    expect(weights(moveRows(rows, area(1), -1))).toBe('2 1 3');
    expect(weights(moveRows(rows, area(0, 1), 1))).toBe('3 1 2');
    expect(moveRows(rows, area(0), -1)).toBe(rows);
    expect(weights(removeRows(rows, area(0, 1)))).toBe('3');
  });

  it('undoes and redoes what was done; typing into one cell is one step', () => {
    const history = new RowHistory();
    history.begin(rows);
    history.step(rows.slice(1), 'b.weight');
    history.step(rows.slice(2), 'b.weight');
    history.step([]);
    history.undo();
    expect(history.rows()).toEqual(rows.slice(2));
    history.undo();
    expect(history.rows()).toEqual(rows);
    expect(history.undo()).toBe(false);
    history.redo();
    expect(history.rows()).toEqual(rows.slice(2));
    history.step(rows);
    expect(history.canRedo()).toBe(false);
  });

  it('names new rows with ids that sort by their time', () => {
    const ids = Array.from({ length: 50 }, newRowId);
    expect(new Set(ids).size).toBe(50);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
