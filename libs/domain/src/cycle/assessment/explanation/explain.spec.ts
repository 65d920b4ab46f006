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
