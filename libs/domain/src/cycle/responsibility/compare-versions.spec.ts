import * as fc from 'fast-check';
import { COMPARED_FIELDS, compareVersions } from './compare-versions';
import type { ComparedItem } from './compare-versions';
import { readCadencePhrase } from './read-cadence-phrase';

const item = (lineageId: string, more: Partial<ComparedItem> = {}): ComparedItem => ({
  lineageId,
  code: lineageId,
  textZh: `事项${lineageId}`,
  dimensionCode: '组织建设',
  domainCode: '农村',
  typeCode: '成效',
  cadencePhrase: '每季度',
  cadenceClauses: null,
  quantity: null,
  quantityUnit: null,
  standard: null,
  evidenceAsked: null,
  basis: '示例',
  checkingClass: '备案',
  lineWork: null,
  weight: null,
  ...more,
});

function clausesOf(phrase: string) {
  const reading = readCadencePhrase(phrase);
  if (!('clauses' in reading)) throw new Error(`undated: ${phrase}`);
  return reading.clauses;
}

describe('two versions of a list', () => {
  it('differ by what was added, changed and removed, each field before and after', () => {
    const changed = item('b', { cadencePhrase: '每月', weight: '5' });
    expect(compareVersions([item('a'), item('b')], [changed, item('c')])).toEqual([
      {
        kind: 'changed',
        item: changed,
        fields: [
          { field: 'cadencePhrase', before: '每季度', after: '每月', beforeEn: null, afterEn: null },
          { field: 'weight', before: null, after: '5', beforeEn: null, afterEn: null },
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

  it('differ in every field that a list says of an item, each by itself', () => {
    // A record: a field that an item gets and nobody compares is missing here.
    const others: Required<Omit<ComparedItem, 'lineageId'>> = {
      code: 'A9',
      textZh: '另一事项',
      dimensionCode: '作风建设',
      domainCode: '机关',
      typeCode: '活动',
      cadencePhrase: '每月',
      cadenceClauses: clausesOf('每月'),
      quantity: '4',
      quantityUnit: '场',
      standard: '逐村过进度',
      evidenceAsked: '照片',
      basis: '县委文件',
      checkingClass: '必核',
      lineWork: '农业农村',
      weight: '5',
    };
    expect([...COMPARED_FIELDS].sort()).toEqual(Object.keys(others).sort());
    const old = item('a', { quantity: '12', quantityUnit: '次', cadenceClauses: clausesOf('每季度') });
    for (const field of COMPARED_FIELDS) {
      const [change] = compareVersions([old], [{ ...old, [field]: others[field] }]);
      expect(change).toMatchObject({ kind: 'changed', fields: [{ field }] });
    }
  });

  it('say what an unchanged phrase was settled to, in both languages; a changed one speaks for itself', () => {
    const old = item('a', { cadencePhrase: '经常', cadenceClauses: null });
    const settled = { ...old, cadenceClauses: clausesOf('每月5日前') };
    expect(compareVersions([old], [settled])).toMatchObject([
      { fields: [{ field: 'cadenceClauses', before: null, after: '每月5日前', beforeEn: null }] },
    ]);
    const phrased = { ...old, cadencePhrase: '每月5日前', cadenceClauses: settled.cadenceClauses };
    const [change] = compareVersions([old], [phrased]);
    expect(change?.kind === 'changed' && change.fields.map(({ field }) => field)).toEqual(['cadencePhrase']);
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
