import { declared, documentOf, named, sheetsOf } from '../scheme.spec-kit';

const REGISTER = Array.from({ length: 1000 }, (_, index) => ({
  incident: `通报〔2026〕${index}号`,
  name: '市',
}));
const indicator = (code: string, points: string, more: object = {}) => ({
  ...{ code, name: named(code), points: '10', rule: { kind: 'formula', points } },
  ...more,
});

describe('the facts behind a score', () => {
  it('stand once per unit, however many rows rest on them', () => {
    const indicators = Array.from({ length: 100 }, (_, index) =>
      indicator(`X${index}`, 'if(total(r) > 3, n, score.Y)'),
    );
    const [sheet] = sheetsOf(
      documentOf({
        facts: declared({ r: 'register', n: 'number' }),
        indicators: [indicator('Y', '1'), ...indicators],
      }),
      [{ id: 'a', group: 'g' }],
      [
        { unit: 'a', key: 'r', value: REGISTER, evidence: ['通报'] },
        { unit: 'a', key: 'n', value: '2' },
      ],
    );
    expect(sheet!.facts.map(({ key, value, evidence }) => [key, value, evidence])).toEqual([
      ['r', REGISTER, ['通报']],
      ['n', '2', []],
    ]);
    const rows = sheet!.indicators.flatMap((one) => one.rows);
    expect(rows.map(({ facts }) => facts)).toEqual([[], ...indicators.map(() => ['r', 'n'])]);
    expect(JSON.stringify(sheet).length).toBeLessThan(2 * JSON.stringify(REGISTER).length);
  });

  it('are told apart by the source of the row', () => {
    const sources = ['dept', 'group'].map((code) => ({ code, name: named(code), weight: '1' }));
    const [sheet] = sheetsOf(
      documentOf({
        facts: declared({ n: 'number' }),
        sources,
        indicators: [indicator('X', 'n', { sources: { dept: '1', group: '1' } })],
      }),
      [{ id: 'a', group: 'g' }],
      [
        { unit: 'a', key: 'n', source: 'dept', value: '2' },
        { unit: 'a', key: 'n', source: 'group', value: '4' },
      ],
    );
    expect(sheet!.facts.map(({ key, source, value }) => [key, source, value])).toEqual([
      ['n', 'dept', '2'],
      ['n', 'group', '4'],
    ]);
    expect(sheet!.indicators[0]!.rows.map(({ source, facts }) => [source, facts])).toEqual([
      ['dept', ['n']],
      ['group', ['n']],
      ['', []],
    ]);
  });
});

describe('what an explanation tells of the others', () => {
  const RULES = [
    { kind: 'z-score', measure: 'n' },
    { kind: 'relative', measure: 'n' },
    { kind: 'group-mean', measure: 'n', full: '1000' },
  ];
  const wordsOf = (units: readonly string[]): string => {
    const [first] = sheetsOf(
      documentOf({
        facts: declared({ n: 'number' }),
        indicators: RULES.map((rule, index) => indicator(`X${index}`, '1', { rule })),
      }),
      units.map((id) => ({ id, group: 'g' })),
      units.map((unit, index) => ({ unit, key: 'n', value: String(300 + 31 * index) })),
    );
    return JSON.stringify(first!.indicators.flatMap(({ rows }) => rows.map(({ zh, en }) => [zh, en])));
  };

  it('is their mean, spread and best only among three and more: of two it would be the neighbour’s', () => {
    // 300 and 331: mean 315.5, deviation 15.5.
    for (const told of ['331', '315.5', '15.5']) expect(wordsOf(['a', 'b'])).not.toContain(told);
    expect(wordsOf(['a', 'b'])).toContain('不足三个，不显示');
    // 300, 331 and 362.
    for (const told of ['331', '362']) expect(wordsOf(['a', 'b', 'c'])).toContain(told);
    expect(wordsOf(['a', 'b', 'c'])).not.toContain('不显示');
  });
});
