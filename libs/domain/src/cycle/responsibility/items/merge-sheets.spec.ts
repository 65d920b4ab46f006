import fc from 'fast-check';
import { periodic, yearly } from '../make-clauses';
import { mergeSheets, takeTheirs } from './merge-sheets';
import { faultsOfSheet, hasChanges, sheetChanges } from './sheet-changes';
import type { SheetRow } from './sheet-row';
import { CHOICES, row } from './sheet.spec-kit';

const ids = (rows: readonly SheetRow[]) => rows.map(({ id }) => id).join('');
const sheet = (letters: string) => [...letters].map((id) => row(id));
const withCell = (rows: readonly SheetRow[], id: string, cells: Parameters<typeof row>[1]) =>
  rows.map((one) => (one.id === id ? { ...one, cells: { ...one.cells, ...cells } } : one));

describe('what of a sheet has to be sent', () => {
  it('is the touched rows, those taken out, and the order where it changed', () => {
    const base = sheet('abc');
    expect(hasChanges(sheetChanges(base, base, CHOICES))).toBe(false);
    const now = [...withCell(base, 'b', { weight: '5' }).filter(({ id }) => id !== 'a'), row('d')];
    const changes = sheetChanges(base, now, CHOICES);
    expect(changes.saved).toEqual([
      expect.objectContaining({ id: 'b', weight: '5' }),
      expect.objectContaining({ newId: 'd', textZh: '事项d' }),
    ]);
    expect(changes.removed).toEqual(['a']);
    expect(changes.order).toEqual([]);
    expect(sheetChanges(base, [base[2]!, base[0]!, base[1]!], CHOICES).order).toEqual(['c', 'a', 'b']);
    expect(sheetChanges(base, [base[0]!, row('d'), base[1]!, base[2]!], CHOICES).order).toEqual([...'adbc']);
  });

  it('keeps what is stored of a cell that cannot be read, and a new row to itself until it can', () => {
    const base = [row('a', { weight: '5' })];
    const now = [
      row('a', { weight: '五', code: 'R1' }),
      row('b', { textZh: '', weight: '3' }),
      row('c', { textZh: '' }),
    ];
    const { saved, stored } = sheetChanges(base, now, CHOICES);
    expect(saved).toEqual([expect.objectContaining({ id: 'a', weight: '5', code: 'R1' })]);
    expect(ids(stored)).toBe('a');
  });

  it('never sends a number twice', () => {
    const base = [row('a', { code: 'R1' }), row('b', { code: 'R2' })];
    const now = [row('a', { code: 'R2' }), row('b', { code: 'R2' }), row('c', { code: 'R2' })];
    expect([...faultsOfSheet(now, CHOICES).keys()]).toEqual(['b', 'c']);
    const codes = sheetChanges(base, now, CHOICES).stored.map(({ cells }) => cells.code);
    expect(codes.filter((code) => code === 'R2')).toHaveLength(1);
    const swapped = sheetChanges(base, [row('a', { code: 'R2' }), row('b', { code: 'R1' })], CHOICES);
    expect(swapped.saved.map(({ code }) => code)).toEqual(['R2', 'R1']);
  });
});

describe('two versions of a sheet', () => {
  const base = sheet('abc');

  it('come together where they touch different cells', () => {
    const mine = withCell(base, 'a', { weight: '5' });
    const theirs = [...withCell(base, 'a', { basis: '县委' }), row('d')];
    const merged = mergeSheets(base, mine, theirs);
    expect(merged.conflicts).toEqual([]);
    expect(merged.rows[0]!.cells).toMatchObject({ weight: '5', basis: '县委' });
    expect(ids(merged.rows)).toBe('abcd');
    expect(merged.taken).toBe(2);
  });

  it('are both shown where they touch the same cell, mine standing until somebody chooses', () => {
    const mine = withCell(base, 'b', { textZh: '我的' });
    const theirs = withCell(base, 'b', { textZh: '别人的' });
    const { rows, conflicts } = mergeSheets(base, mine, theirs);
    expect(conflicts).toEqual([
      expect.objectContaining({
        kind: 'cell',
        rowId: 'b',
        column: 'textZh',
        mine: mine[1],
        theirs: theirs[1],
      }),
    ]);
    expect(rows[1]!.cells.textZh).toBe('我的');
    expect(takeTheirs(rows, conflicts[0]!)[1]!.cells.textZh).toBe('别人的');
  });

  it('treat a phrase and its meaning as one cell', () => {
    const settled = (clauses: SheetRow['clauses']) => [{ ...row('a', { cadencePhrase: '每季' }), clauses }];
    const begun = settled(null);
    const { rows, conflicts } = mergeSheets(begun, begun, settled([periodic('quarterly')]));
    expect(conflicts).toEqual([]);
    expect(rows[0]!.clauses).toEqual([periodic('quarterly')]);
    const clash = mergeSheets(begun, settled([yearly(6, 30)]), settled([periodic('quarterly')]));
    expect(clash.conflicts).toHaveLength(1);
    expect(takeTheirs(clash.rows, clash.conflicts[0]!)[0]!.clauses).toEqual([periodic('quarterly')]);
  });

  it('ask about a row that one changed and the other took out', () => {
    const changed = withCell(base, 'b', { weight: '9' });
    const without = base.filter(({ id }) => id !== 'b');
    const there = mergeSheets(base, changed, without);
    expect(there.conflicts).toEqual([expect.objectContaining({ kind: 'removed-there', rowId: 'b' })]);
    expect(ids(there.rows)).toContain('b');
    expect(ids(takeTheirs(there.rows, there.conflicts[0]!))).toBe('ac');
    const here = mergeSheets(base, without, changed);
    expect(here.conflicts).toEqual([expect.objectContaining({ kind: 'removed-here', rowId: 'b' })]);
    expect(ids(takeTheirs(here.rows, here.conflicts[0]!))).toBe('acb');
    expect(mergeSheets(base, without, base).conflicts).toEqual([]);
    expect(ids(mergeSheets(base, base, without).rows)).toBe('ac');
  });

  it('keep the order that somebody made', () => {
    expect(ids(mergeSheets(base, sheet('cab'), sheet('abxc')).rows)).toBe('cabx');
    expect(ids(mergeSheets(base, sheet('aybc'), sheet('cab')).rows)).toBe('cayb');
    expect(ids(mergeSheets(base, sheet('zabc'), sheet('abc')).rows)).toBe('zabc');
  });

  it('hold what a lost answer had stored already', () => {
    const mine = [...base, row('d', { weight: '7' })];
    expect(mergeSheets(base, mine, mine)).toEqual({ rows: mine, conflicts: [], taken: 0 });
  });

  const anySheet = fc
    .uniqueArray(fc.constantFrom(...'abcdef'), { maxLength: 6 })
    .chain((letters) =>
      fc
        .array(fc.constantFrom('', '1', '2'), { minLength: letters.length, maxLength: letters.length })
        .map((weights) => letters.map((id, index) => row(id, { weight: weights[index]! }))),
    );

  it('follow the laws of merging', () => {
    fc.assert(
      fc.property(anySheet, anySheet, anySheet, (begun, mine, theirs) => {
        // Nothing changed on one side: the other's version.
        expect(mergeSheets(begun, mine, begun)).toMatchObject({ rows: mine, conflicts: [] });
        expect(mergeSheets(begun, begun, theirs)).toMatchObject({ rows: theirs, conflicts: [] });
        // Nothing that either of them added is lost, and no row stands twice.
        const merged = mergeSheets(begun, mine, theirs);
        const known = new Set(begun.map(({ id }) => id));
        const added = [...mine, ...theirs].map(({ id }) => id).filter((id) => !known.has(id));
        const left = merged.rows.map(({ id }) => id);
        expect(left).toEqual(expect.arrayContaining(added));
        expect(new Set(left).size).toBe(left.length);
      }),
    );
  });
});
