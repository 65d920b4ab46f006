import fc from 'fast-check';
import { countsWithout, figuresByGroup } from './domain-figures';
import { figuresOf } from './figures';
import type { CountRow, Figures } from './figures';
import { overviewSentence } from './overview-sentence';
import { rateInPercent } from './rate-in-percent';

const figures = (given: Partial<Figures>): Figures => ({
  ...figuresOf([]),
  ...given,
  onTimeRate: rateInPercent(given.onTime ?? 0, given.dueToDate ?? 0),
});

describe('the rate on time', () => {
  it.each([
    [27, 29, '93.1'],
    [1, 3, '33.3'],
    [2, 3, '66.7'],
    [1, 800, '0.1'],
    [1, 2000, '0.1'],
    [1, 2001, '0.0'],
    [5, 5, '100.0'],
    [0, 7, '0.0'],
  ])('of %i in %i is %s %', (part, whole, rate) => expect(rateInPercent(part, whole)).toBe(rate));

  it('is nothing when nothing fell due', () => expect(rateInPercent(0, 0)).toBeNull());
});

describe('figures', () => {
  const counts: CountRow[] = [
    { measure: 'duty', domain: '机关', bucket: 'overdue', amount: 2 },
    { measure: 'duty', domain: '事业单位', bucket: 'ok', amount: 3 },
    { measure: 'duty', domain: '学校', bucket: 'severe', amount: 1 },
    { measure: 'duty-due', domain: '机关', bucket: 'missed', amount: 2 },
    { measure: 'duty-due', domain: '事业单位', bucket: 'on-time', amount: 1 },
  ];

  it('take the domains of a group together, in the order of the groups', () => {
    const groups = [
      { code: 'institutions', nameZh: '机关事业', nameEn: 'Institutions', domains: ['机关', '事业单位'] },
      { code: 'schools', nameZh: '学校', nameEn: 'Schools', domains: ['学校'] },
      { code: 'social', nameZh: '社会组织', nameEn: 'Social organisations', domains: ['社会组织'] },
    ];
    const byGroup = figuresByGroup(groups, counts);
    expect(
      byGroup.map(({ group, figures: { total, dueToDate, onTimeRate } }) => [
        group,
        total,
        dueToDate,
        onTimeRate,
      ]),
    ).toEqual([
      ['institutions', 5, 3, '33.3'],
      ['schools', 1, 0, null],
      ['social', 0, 0, null],
    ]);
    expect(figuresOf(counts)).toMatchObject({
      total: 6,
      overdue: 2,
      severe: 1,
      ok: 3,
      dueToDate: 3,
      onTime: 1,
    });
  });

  it('of an organisation itself are those of the whole without those below', () => {
    const row = fc.record({
      measure: fc.constantFrom('duty', 'duty-due'),
      domain: fc.constantFrom('农村', '学校'),
      bucket: fc.constantFrom('ok', 'severe', 'on-time'),
      amount: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(row), fc.array(row), (own, below) => {
        const rest = countsWithout([...own, ...below], below);
        expect(figuresOf(rest)).toEqual(figuresOf(own));
      }),
    );
  });
});

describe('the conclusion above the figures', () => {
  const group = (nameZh: string, nameEn: string, onTime: number, dueToDate: number) => ({
    group: nameEn,
    nameZh,
    nameEn,
    figures: figures({ onTime, dueToDate, total: dueToDate }),
  });
  const units = (late: readonly number[]) =>
    late.map((overdue, index) => ({
      name: ['望舒镇', '半山乡'][index] ?? `单位${index}`,
      figures: figures({ overdue, total: 9 }),
    }));

  it('says how many are in time and late, where it gathers, and which domains are weakest', () => {
    const sentence = overviewSentence({
      year: 2026,
      totals: figures({ total: 600, onTime: 432, dueToDate: 464, overdue: 26, severe: 6 }),
      units: units([11, 4, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 0]),
      domains: [
        group('农村', 'Rural', 300, 310),
        group('学校', 'Schools', 20, 25),
        group('社会组织', 'Social organisations', 10, 20),
      ],
    });
    expect(sentence.zh).toBe(
      '15 个单位按期率 93.1%；逾期 32 项，其中严重 6 项。望舒镇一家占 11 项，社会组织和学校领域最弱。',
    );
    expect(sentence.en).toBe(
      '15 units: 93.1% on time; 32 overdue, 6 of them severe. 望舒镇 alone accounts for 11; social organisations and schools are the weakest domains.',
    );
  });

  it.each([
    ['nothing owed', {}, '2026 年还没有任务。'],
    ['nothing due yet', { total: 4 }, '2 个单位共 4 项任务，还没有到期的。'],
    ['nothing late', { total: 4, onTime: 3, dueToDate: 3 }, '2 个单位按期率 100.0%，没有逾期。'],
    [
      'late but not severe',
      { total: 4, onTime: 1, dueToDate: 2, overdue: 1 },
      '2 个单位按期率 50.0%；逾期 1 项。',
    ],
  ])('with %s', (_, given, zh) => {
    const sentence = overviewSentence({
      year: 2026,
      totals: figures(given),
      units: units([0, 0]),
      domains: [],
    });
    expect(sentence.zh).toBe(zh);
  });

  it('names no unit when two are equally late, and speaks of itself without units below', () => {
    const totals = figures({ total: 9, onTime: 5, dueToDate: 9, overdue: 4 });
    expect(overviewSentence({ year: 2026, totals, units: units([2, 2]), domains: [] }).zh).toBe(
      '2 个单位按期率 55.6%；逾期 4 项。',
    );
    expect(overviewSentence({ year: 2026, totals, units: [], domains: [] }).zh).toBe(
      '本单位按期率 55.6%；逾期 4 项。',
    );
  });
});
