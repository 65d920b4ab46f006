import fc from 'fast-check';
import { entryChanges } from './entry-changes';
import { fieldLabel, namedIn, valueWords } from './field-words';

describe('what an entry changed', () => {
  it('is told field by field, what changed first', () => {
    expect(
      entryChanges(
        { state: 'owed', reportedOn: null, gone: 1 },
        {
          state: 'reported',
          reportedOn: '2026-03-02',
          version: 2,
          report: { result: '已召开', problem: null },
        },
      ).map(({ path, kind, before, after }) => [path.join('.'), kind, before, after]),
    ).toEqual([
      ['state', 'changed', 'owed', 'reported'],
      ['reportedOn', 'changed', null, '2026-03-02'],
      ['gone', 'removed', 1, null],
      ['version', 'set', null, 2],
      ['report.result', 'set', null, '已召开'],
      ['report.problem', 'set', null, null],
    ]);
  });

  it('goes into lists of rows, and takes lists of values as a whole', () => {
    expect(
      entryChanges(
        { items: [{ textZh: '甲' }], tags: ['a', 'b'] },
        { items: [{ textZh: '乙' }, { textZh: '丙' }], tags: ['a'] },
      ),
    ).toEqual([
      { path: ['items', 0, 'textZh'], kind: 'changed', before: '甲', after: '乙' },
      { path: ['tags'], kind: 'changed', before: ['a', 'b'], after: ['a'] },
      { path: ['items', 1, 'textZh'], kind: 'set', before: null, after: '丙' },
    ]);
  });

  it('is everything of a new row, and nothing of one that stayed', () => {
    expect(entryChanges(null, { id: 1 })).toEqual([{ path: ['id'], kind: 'set', before: null, after: 1 }]);
    expect(entryChanges(null, null)).toEqual([]);
  });

  const json = fc.jsonValue({ maxDepth: 3 });
  const row = fc.dictionary(fc.string({ minLength: 1, maxLength: 6 }), json, { maxKeys: 6 });

  it('is nothing between a state and its copy, whatever the order of its keys', () => {
    fc.assert(
      fc.property(row, (state) => {
        const turned = Object.fromEntries(Object.entries(state).reverse());
        expect(entryChanges(state, turned)).toEqual([]);
      }),
    );
  });

  it('is something whenever the states differ, and the same told backwards', () => {
    fc.assert(
      fc.property(row, row, (before, after) => {
        const forth = entryChanges(before, after);
        const back = entryChanges(after, before);
        const differs = JSON.stringify(sorted(before)) !== JSON.stringify(sorted(after));
        expect(forth.length > 0).toBe(differs);
        expect(back).toHaveLength(forth.length);
      }),
    );
  });

  it('is told in words: labels joined, codes by meaning, ids by whom they name', () => {
    expect(fieldLabel(['items', 1, 'textZh'])).toEqual({
      zh: '事项 · 第2项 · 事项',
      en: 'items · no. 2 · item',
    });
    expect(fieldLabel(['neverHeardOf']).zh).toBe('neverHeardOf');
    expect(valueWords(['state'], 'issued').zh).toBe('已印发');
    expect(valueWords(['report', 'result'], '已召开')).toEqual({ zh: '已召开', en: '已召开' });
    expect(valueWords(['knownDevice'], true).zh).toBe('是');
    expect(valueWords(['problem'], null).zh).toBe('—');
    expect(valueWords(['tags'], ['a']).zh).toBe('["a"]');
    expect(namedIn(['postId'])).toBe('post');
    expect(namedIn(['items', 0, 'textZh'])).toBeUndefined();
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}
