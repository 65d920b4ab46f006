import * as fc from 'fast-check';
import { compareVersions } from './compare-versions';
import type { ComparedItem } from './compare-versions';

const item = (lineageId: string, more: Partial<ComparedItem> = {}): ComparedItem => ({
  lineageId,
  code: lineageId,
  textZh: `事项${lineageId}`,
  dimensionCode: '组织建设',
  domainCode: '农村',
  typeCode: '成效',
  cadencePhrase: '每季度',
  evidenceAsked: null,
  checkingClass: '备案',
  lineWork: null,
  weight: null,
  ...more,
});

describe('two versions of a list', () => {
  it('differ by what was added, changed and removed, each field before and after', () => {
    const changed = item('b', { cadencePhrase: '每月', weight: '5' });
    expect(compareVersions([item('a'), item('b')], [changed, item('c')])).toEqual([
      {
        kind: 'changed',
        item: changed,
        fields: [
          { field: 'cadencePhrase', before: '每季度', after: '每月' },
          { field: 'weight', before: null, after: '5' },
        ],
      },
      { kind: 'added', item: item('c') },
      { kind: 'removed', item: item('a') },
    ]);
  });

  it('do not differ where only the order does, nor where an empty cell is written as null', () => {
    expect(compareVersions([item('a'), item('b')], [item('b'), item('a')])).toEqual([]);
    expect(compareVersions([item('a', { lineWork: null })], [item('a', { lineWork: '' })])).toEqual([]);
  });

  it('name every lineage at most once, and all that one has alone', () => {
    const lists = fc.uniqueArray(
      fc.constantFrom(...'abcdefgh').map((id) => item(id)),
      {
        selector: ({ lineageId }) => lineageId,
      },
    );
    fc.assert(
      fc.property(lists, lists, (older, newer) => {
        const changes = compareVersions(older, newer);
        const named = changes.map((change) => change.item.lineageId);
        expect(new Set(named).size).toBe(named.length);
        const ids = (items: readonly ComparedItem[]) => new Set(items.map(({ lineageId }) => lineageId));
        const alone = [...ids(older)].filter((id) => !ids(newer).has(id)).length;
        const fresh = [...ids(newer)].filter((id) => !ids(older).has(id)).length;
        expect(changes).toHaveLength(alone + fresh);
      }),
    );
  });
});
