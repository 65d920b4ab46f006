import * as fc from 'fast-check';
import type { AssessedUnit, FactGiven } from './assessed';

type Json = Record<string, unknown>;

/** Facts that every random scheme declares: two of each kind, so that rules meet on them. */
const NUMBERS = ['n0', 'n1', 'n2', 'n3'];
const FLAGS = ['f0', 'f1'];
const WORDS = ['甲', '乙', '丙'];
const both = (name: string) => ({ zh: name, en: name });

const cents = (most: number) => fc.nat(most * 100).map((value) => (value / 100).toFixed(2));
const small = cents(5);
const numberKey = fc.constantFrom(...NUMBERS);

const measure: fc.Arbitrary<string> = fc.oneof(
  numberKey,
  fc.tuple(numberKey, numberKey).map(([a, b]) => `${a} / ${b}`),
  fc.tuple(numberKey, numberKey, small).map(([a, b, c]) => `max(${a} - ${b}, 0) * ${c}`),
  fc.tuple(fc.constantFrom(...FLAGS), numberKey).map(([f, n]) => `if(${f}, ${n}, 1) + total(t0)`),
);
const condition: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...FLAGS),
  fc.tuple(measure, small).map(([m, n]) => `${m} >= ${n}`),
  fc.tuple(fc.constantFrom(...FLAGS), numberKey).map(([f, n]) => `not ${f} and ${n} < 3 or w0 = "甲"`),
);

const byWord = (value: fc.Arbitrary<string>) =>
  fc.tuple(value, value, value).map(([a, b, c]) => ({ 甲: a, 乙: b, 丙: c }));
const held = fc.oneof(
  fc.constant({}),
  small.map((atMost) => ({ atMost })),
  small.map((atLeast) => ({ atLeast })),
);
const once = fc.constantFrom({}, { once: '一' });

const entry: fc.Arbitrary<Json> = fc
  .tuple(
    fc.oneof<fc.Arbitrary<Json>[]>(
      fc.record({ by: fc.constant('occurrence'), count: measure, each: small, free: small }),
      fc.record({ by: fc.constant('missing'), due: measure, done: measure, each: small }),
      fc.record({ by: fc.constant('days'), days: measure, per: fc.constantFrom('1', '10'), each: small }),
      fc.tuple(small, once).map(([each, more]) => ({ by: 'days-of-each', of: 'r0', each, ...more })),
      fc
        .tuple(byWord(small), once, fc.constantFrom('t0', 'r0', 'r1'))
        .map(([faults, more, of]) => ({ by: 'fault', of, faults, ...more })),
      condition.map((when) => ({ by: 'condition', when })),
    ),
    held,
  )
  .map(([parts, more]) => ({ name: both('项'), ...parts, ...more }));

const deduction = fc.record({
  kind: fc.constant('deduct'),
  start: fc.constantFrom('full', 'none'),
  entries: fc.array(entry, { minLength: 1, maxLength: 3 }),
});

const simpleRule: fc.Arbitrary<Json> = fc.oneof<fc.Arbitrary<Json>[]>(
  fc.record({
    kind: fc.constant('share'),
    done: measure,
    due: measure,
    fullAt: fc.constantFrom('1', '0.8'),
    from: cents(1),
  }),
  fc.record({
    kind: fc.constant('share'),
    done: measure,
    due: measure,
    excess: fc.record({ factor: small, atMost: small }),
  }),
  deduction,
  condition.map((when) => ({ kind: 'all-or-nothing', when })),
  fc.tuple(measure, small, small).map(([m, low, high]) => ({
    kind: 'ladder',
    measure: m,
    steps: [
      { in: '(,1)', points: low },
      { in: '[1,3]', points: high },
    ],
    otherwise: '1',
  })),
  byWord(small).map((levels) => ({ kind: 'levels', of: 'w0', levels })),
  fc.tuple(measure, measure, small).map(([a, b, points]) => ({
    kind: 'table',
    rows: [
      {
        name: both('行'),
        all: [
          { measure: a, in: '[1,)' },
          { measure: b, in: '(0,2]' },
        ],
        points,
      },
    ],
    otherwise: '0.5',
  })),
  measure.map((points) => ({ kind: 'formula', points })),
  fc.tuple(measure, measure, fc.constantFrom('spread', 'zero', 'open')).map(([a, b, absent]) => ({
    kind: 'mean',
    of: [
      { name: both('一'), measure: a, weight: '0.7' },
      { name: both('二'), measure: b, weight: '0.2' },
    ],
    full: '7',
    absent,
  })),
  fc
    .tuple(byWord(cents(1)), fc.constantFrom({}, { shrink: { ballots: '7' } }))
    .map(([coefficients, more]) => ({
      kind: 'votes',
      groups: [
        { name: both('一'), of: 't0', weight: '0.6' },
        { name: both('二'), of: 't1', weight: '0.3' },
      ],
      coefficients,
      ...more,
    })),
  fc
    .tuple(measure, fc.constantFrom('higher', 'lower'))
    .map(([m, better]) => ({ kind: 'relative', measure: m, better })),
  fc
    .tuple(measure, small, fc.constantFrom('best', 'mean'))
    .map(([m, fall, ties]) => ({ kind: 'rank', measure: m, fall, ties })),
  fc.tuple(small, fc.boolean()).map(([fall, again]) => ({ kind: 'rank-by-raters', of: 'k0', fall, again })),
  measure.map((m) => ({ kind: 'group-mean', measure: m, full: '7' })),
  measure.map((m) => ({ kind: 'z-score', measure: m })),
  measure.map((m) => ({ kind: 'top-of-group', measure: m, top: '0.3' })),
);

const rule: fc.Arbitrary<(points: number) => Json> = fc.oneof(
  { weight: 4, arbitrary: simpleRule.map((one) => () => one) },
  {
    weight: 1,
    arbitrary: fc.tuple(simpleRule, simpleRule, deduction).map(([a, b, less]) => (points: number) => ({
      kind: 'sum',
      parts: [
        { name: both('一'), points: String(points - 1), rule: a, ifNothing: 'full' },
        { name: both('二'), points: '1', rule: b, ifNothing: 'zero' },
        { name: both('三'), points: '0', rule: { ...less, start: 'none' } },
      ],
    })),
  },
);

interface Indicated {
  readonly points: number;
  readonly rule: (points: number) => Json;
  readonly more: Json;
  readonly refers: boolean;
}

const indicated: fc.Arbitrary<Indicated> = fc.record({
  points: fc.integer({ min: 2, max: 30 }),
  rule,
  refers: fc.boolean(),
  more: fc.oneof<fc.Arbitrary<Json>[]>(
    fc.constant({}),
    fc.constant({ floor: '-3', ceiling: '40' }),
    fc.constant({ sources: { s0: '0.5', s1: '0.3', s2: '0' } }),
    condition.map((appliesIf) => ({ appliesIf })),
    fc.constantFrom('zero', 'full', 'spread').map((ifMissing) => ({ ifMissing })),
    fc.constantFrom('zero', 'full', 'spread').map((ifNothing) => ({ ifNothing })),
  ),
});

function indicatorsOf(all: readonly Indicated[]): Json[] {
  return all.map(({ points, rule: make, more, refers }, index) => {
    const before = refers && index > 0 ? `X${index - 1}` : null;
    const limits = before ? [{ name: both('限'), when: `share.${before} < 0.5`, atMost: '1.5' }] : [];
    const ifMissing = before ? { ifMissing: 'zero' } : {};
    return {
      code: `X${index}`,
      name: both(`X${index}`),
      points: String(points),
      rule: make(points),
      limits,
      ...ifMissing,
      ...more,
    };
  });
}

const BASIS = { kind: '省', document: '文', on: '2026-01-01' };
const adjustments = fc
  .array(fc.tuple(entry, fc.constantFrom('bonus', 'penalty')), { maxLength: 2 })
  .map((all) =>
    all.map(([one, kind], index) => ({
      ...{ code: `A${index}`, kind, name: both('调'), basis: BASIS, inForce: true, atMost: '2', points: '1' },
      rule:
        kind === 'bonus'
          ? { kind: 'award', entries: [one] }
          : { kind: 'deduct', start: 'none', entries: [one] },
    })),
  );

const roundingStep = fc.record({
  digits: fc.nat(3),
  mode: fc.constantFrom('half-up', 'half-even', 'down', 'up'),
});

const schemeDocument: fc.Arbitrary<Json> = fc
  .record({
    all: fc.array(indicated, { minLength: 1, maxLength: 4 }),
    adjustments,
    rounding: fc.record({ indicator: roundingStep, total: roundingStep }),
    absence: fc.record({
      missing: fc.constantFrom('open', 'zero', 'full', 'spread'),
      nothing: fc.constantFrom('full', 'zero', 'spread'),
      source: fc.constantFrom('spread', 'zero', 'open'),
      notApplicable: fc.constantFrom('spread', 'full', 'zero'),
    }),
  })
  .map(({ all, ...parts }) => ({
    ...{ format: 'zeren-scheme/1', code: 'random', version: 1, name: both('随机'), basis: { kind: '示例' } },
    ...parts,
    facts: FACTS,
    sources: [
      { code: 's0', name: both('甲'), weight: '1' },
      { code: 's1', name: both('乙'), weight: '1' },
      { code: 's2', name: both('自评'), weight: '0', self: true },
    ],
    total: String(all.reduce((points, one) => points + one.points, 0)),
    indicators: indicatorsOf(all),
    adjustmentCaps: { bonus: '3', penalty: '2.5' },
    grades: {
      scale: [
        { code: '优', name: both('优'), min: '9', quota: '0.4' },
        { code: '中', name: both('中') },
      ],
      poolBelow: 2,
    },
  }));

const FACTS: Json = {
  ...Object.fromEntries(NUMBERS.map((key) => [key, both(key)])),
  ...Object.fromEntries(FLAGS.map((key) => [key, { ...both(key), kind: 'flag' }])),
  w0: { ...both('w0'), kind: 'word', words: WORDS },
  t0: { ...both('t0'), kind: 'tally', words: WORDS },
  t1: { ...both('t1'), kind: 'tally', words: WORDS },
  r0: { ...both('r0'), kind: 'register', words: WORDS, ifAbsent: [] },
  r1: { ...both('r1'), kind: 'register', words: WORDS },
  k0: { ...both('k0'), kind: 'ranks' },
};

const occurrence = fc.record({
  incident: fc.constantFrom('1', '2', '3'),
  name: fc.constantFrom(...WORDS),
  count: fc.nat(25).map(String),
});
const valueOf: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  ...Object.fromEntries(
    NUMBERS.map((key) => [key, fc.oneof(fc.nat(12).map(String), cents(9), fc.constant('0'))]),
  ),
  ...Object.fromEntries(FLAGS.map((key) => [key, fc.boolean()])),
  w0: fc.constantFrom(...WORDS),
  t0: byWord(fc.nat(9).map(String)),
  t1: byWord(fc.nat(9).map(String)),
  r0: fc.array(occurrence, { maxLength: 3 }),
  r1: fc.array(occurrence, { maxLength: 3 }),
  k0: fc
    .array(fc.integer({ min: 1, max: 5 }).map(String), { maxLength: 3 })
    .map((ranks) => ranks.map((rank, i) => ({ rater: `r${i}`, rank }))),
};

const factsOf = (units: readonly AssessedUnit[]): fc.Arbitrary<FactGiven[]> => {
  const places = units.flatMap(({ id }) =>
    ['', 's0', 's1'].flatMap((source) => Object.keys(FACTS).map((key) => ({ unit: id, source, key }))),
  );
  return fc
    .tuple(
      ...places.map((place) =>
        fc.option(valueOf[place.key]!, { freq: place.source === '' ? 12 : 3, nil: undefined }),
      ),
    )
    .map((values) =>
      places.flatMap(({ unit, key, source }, index) =>
        values[index] === undefined
          ? []
          : [{ unit, key, value: values[index], ...(source === '' ? {} : { source }) }],
      ),
    );
};

export interface RandomCase {
  readonly document: Json;
  readonly units: readonly AssessedUnit[];
  readonly facts: readonly FactGiven[];
  readonly shuffled: readonly FactGiven[];
}

/** A scheme with rules of all kinds, a few units in two groups, and facts of which some are missing. */
export const randomCase: fc.Arbitrary<RandomCase> = fc
  .array(fc.constantFrom('g', 'h'), { minLength: 1, maxLength: 3 })
  .map((groups) => groups.map((group, index) => ({ id: `u${index}`, group })))
  .chain((units) =>
    fc
      .record({ document: schemeDocument, units: fc.constant(units), facts: factsOf(units) })
      .chain((made) =>
        fc
          .shuffledSubarray([...made.facts], { minLength: made.facts.length })
          .map((shuffled) => ({ ...made, shuffled })),
      ),
  );
