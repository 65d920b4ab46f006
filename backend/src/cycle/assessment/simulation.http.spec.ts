import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { EXAMPLE_SETS } from '@zeren/domain/cycle/assessment/sets/example-sets';
import { Exact, sum } from '@zeren/domain/cycle/assessment/exact/exact';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { TestClient } from '../../../test/test-client';
import type { SimulationView } from './dto/simulation.dto';

const both = (name: string) => ({ zh: name, en: name });

/** Written from docs/scheme-format.md alone: three rules put together as no shipped set has them. */
const NEVER_SEEN = {
  format: 'zeren-scheme/1',
  code: 'cadre-school',
  version: 3,
  name: both('党校培训质量'),
  basis: { kind: '市', document: '市委组织部〔2026〕8号', on: '2026-02-01' },
  facts: {
    'course.passed': both('结业人次'),
    'course.planned': both('计划人次'),
    'course.late_days': { ...both('逾期天数'), ifAbsent: '0' },
    'cost.per_head': both('人均成本'),
    'teaching.votes': { ...both('教学测评'), kind: 'tally', words: ['好', '中', '差', '弃权'] },
    praise: { ...both('市级推广'), kind: 'register', words: ['市'], ifAbsent: [] },
  },
  rounding: { indicator: { digits: 2 }, total: { digits: 1, mode: 'half-even' } },
  indicators: [
    {
      code: 'K1',
      name: both('结业'),
      points: '50',
      rule: {
        kind: 'sum',
        parts: [
          {
            name: both('结业率'),
            points: '50',
            rule: { kind: 'share', done: 'course.passed', due: 'course.planned', fullAt: '0.9' },
          },
          {
            name: both('逾期'),
            points: '0',
            rule: {
              kind: 'deduct',
              start: 'none',
              entries: [
                {
                  by: 'days',
                  name: both('逾期'),
                  days: 'course.late_days',
                  per: '7',
                  each: '1.5',
                  atMost: '4',
                },
              ],
            },
          },
        ],
      },
    },
    {
      code: 'K2',
      name: both('成本'),
      points: '20',
      rule: { kind: 'relative', measure: 'cost.per_head', better: 'lower' },
    },
    {
      code: 'K3',
      name: both('测评'),
      points: '30',
      rule: {
        kind: 'votes',
        groups: [{ name: both('学员'), of: 'teaching.votes', weight: '1' }],
        coefficients: { 好: '1', 中: '0.5', 差: '-0.5' },
        abstentions: { name: '弃权', inBase: true },
      },
      limits: [{ name: both('结业太少'), when: 'share.K1 < 0.6', atMost: '15' }],
    },
  ],
  adjustments: [
    {
      ...{ code: 'B1', kind: 'bonus', name: both('推广'), inForce: true, atMost: '2' },
      basis: { kind: '市', document: '市委组织部〔2026〕8号', on: '2026-02-01' },
      rule: {
        kind: 'award',
        entries: [{ by: 'fault', name: both('推广'), of: 'praise', faults: { 市: '1.5' } }],
      },
    },
  ],
};

describe('POST /api/assessments/simulate', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let clerk: TestClient;
  beforeAll(async () => {
    application = await createTestApplication();
    county = await createSmallCounty(application.database.owner);
    const { districtId, organizations, posts, people } = county;
    for (const [at, capabilitySet] of [
      ['county', 'organization-clerk'],
      ['wangshu', 'officeholder'],
    ] as const) {
      await openTestAccount(application, at, { districtId, personId: people[at] });
      await grantForTest(application, districtId, {
        capabilitySet,
        rootOrganizationId: organizations[at],
        to: { postId: posts[at] },
      });
    }
    clerk = await application.signIn('county', TEST_PASSWORD);
  });
  afterAll(() => application.close());

  const simulate = async (body: object) => {
    const answer = await clerk.post<SimulationView>('/api/assessments/simulate', { body });
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const fact = (unit: string, key: string, value: unknown) => ({ unit, key, value });

  it('scores a scheme that nobody has seen before as one reckons it by hand', async () => {
    const answer = await simulate({
      scheme: NEVER_SEEN,
      units: [
        { id: 'a', group: 'g' },
        { id: 'b', group: 'g' },
      ],
      facts: [
        fact('a', 'course.passed', '80'),
        fact('a', 'course.planned', '100'),
        fact('a', 'course.late_days', '15'),
        fact('a', 'cost.per_head', '250'),
        fact('a', 'teaching.votes', { 好: '6', 中: '2', 差: '1', 弃权: '1' }),
        fact('a', 'praise', [
          { incident: '一', name: '市' },
          { incident: '二', name: '市' },
        ]),
        fact('b', 'course.passed', '50'),
        fact('b', 'course.planned', '100'),
        fact('b', 'cost.per_head', '200'),
        fact('b', 'teaching.votes', { 好: '10' }),
      ],
    });
    expect(answer).toMatchObject({ schemeFaults: [], factFaults: [], warnings: [] });
    const points = answer.units.map(({ indicators, total }) => [
      ...indicators.map((one) => one.points),
      total,
    ]);
    // a: 50 × 80 ÷ 90 = 44.44 less 2 × 1.5; 20 × 200 ÷ 250; 30 × (6 + 1 − 0.5) ÷ 10; bonus 3 held at 2: 78.94 → 78.9
    // b: 50 × 50 ÷ 90 = 27.78 is less than 0.6 of 50, so K3 is held at 15; 62.78 → 62.8
    expect(points).toEqual([
      ['41.44', '16', '19.5', '78.9'],
      ['27.78', '20', '15', '62.8'],
    ]);
    for (const { indicators, rows, total } of answer.units) {
      const all = [...indicators.flatMap((one) => one.rows), ...rows];
      expect(sum(all.map((row) => Exact.of(row.points))).toString()).toBe(total);
    }
    expect(answer.units[0]!.indicators[0]!.rows[0]).toMatchObject({
      points: '44.444444444444',
      facts: ['course.passed', 'course.planned'],
    });
    expect(answer.units[0]!.facts.map(({ key, value }) => [key, value])).toEqual(
      expect.arrayContaining([
        ['course.passed', '80'],
        ['course.planned', '100'],
      ]),
    );
  });

  it('answers with the faults of the scheme, or of the facts, and scores nothing', async () => {
    const [village] = EXAMPLE_SETS as [object];
    const units = [{ id: 'a', group: 'g' }];
    const misspelt = await simulate({ scheme: { ...village, indicator: [] }, units, facts: [] });
    expect(misspelt.schemeFaults).toMatchObject([{ at: '/', code: 'unknown' }]);
    const wrong = await simulate({ scheme: village, units, facts: [fact('a', 'study.met', 'many')] });
    expect(wrong.factFaults).toMatchObject([{ unit: 'a', key: 'study.met', code: 'fact-value' }]);
    expect([misspelt.units, wrong.units]).toEqual([[], []]);
    const open = await simulate({ scheme: village, units, facts: [] });
    expect(open.units[0]!.complete).toBe(false);
  });

  it('stores nothing, and is for clerks', async () => {
    const tables = async () =>
      (
        await application.database.owner.query<{ kept: string }>(
          `SELECT (SELECT count(*) FROM audit_entry) || ' ' || (SELECT count(*) FROM outbox) || ' ' ||
                  (SELECT count(*) FROM idempotency_key) AS kept`,
        )
      ).rows[0]!.kept;
    const before = await tables();
    await simulate({ scheme: NEVER_SEEN, units: [{ id: 'a', group: 'g' }], facts: [] });
    expect(await tables()).toBe(before);
    const secretary = await application.signIn('wangshu', TEST_PASSWORD);
    const body = { scheme: NEVER_SEEN, units: [{ id: 'a', group: 'g' }], facts: [] };
    expect((await secretary.post('/api/assessments/simulate', { body })).status).toBe(403);
  });

  it('is bounded', async () => {
    const units = Array.from({ length: 201 }, (_, index) => ({ id: `u${index}`, group: 'g' }));
    const { status } = await clerk.post('/api/assessments/simulate', {
      body: { scheme: NEVER_SEEN, units, facts: [] },
    });
    expect(status).toBe(400);
  });

  it('is refused when long registers are counted again and again', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `u${index}`);
    const register = Array.from({ length: 1000 }, (_, index) => ({ incident: String(index), name: '市' }));
    const points = Array.from({ length: 27 }, () => 'count(praise,"市")').join('+');
    const limit = { name: both('限'), when: `${points} > 1`, atMost: '1' };
    const scheme = {
      ...NEVER_SEEN,
      indicators: NEVER_SEEN.indicators.map((one) => ({
        ...one,
        limits: Array.from({ length: 10 }, () => limit),
      })),
    };
    const { status, body } = await clerk.post<{ code: string }>('/api/assessments/simulate', {
      body: {
        scheme,
        units: ids.map((id) => ({ id, group: 'g' })),
        facts: ids.map((id) => fact(id, 'praise', register)),
      },
    });
    expect([status, body.code]).toEqual([422, 'assessment.simulation-too-large']);
  });
});
