import { faultsOf, declared, documentOf, named, pointsBy } from '../scheme.spec-kit';

const PAIR = { done: 'number', due: 'number' };

describe('share of a target', () => {
  const share = { kind: 'share', done: 'done', due: 'due' };
  it('pays by the share, up to all points', () => {
    expect(
      pointsBy(share, '6', PAIR, {
        a: { done: '2', due: '3' },
        b: { done: '5', due: '3' },
        c: { done: '0', due: '3' },
        d: { done: '-1', due: '3' },
      }),
    ).toEqual({ a: '4', b: '6', c: '0', d: '0' });
  });
  it('is full where the scheme says so, and nothing below where points begin', () => {
    const rule = { ...share, fullAt: '0.8', from: '0.5' };
    expect(
      pointsBy(rule, '8', PAIR, {
        a: { done: '8', due: '10' },
        b: { done: '6', due: '10' },
        c: { done: '49', due: '100' },
        d: { done: '50', due: '100' },
      }),
    ).toEqual({ a: '8', b: '6', c: '0', d: '5' });
  });
  it('pays for more than the target by a factor, up to a cap', () => {
    const rule = { ...share, excess: { factor: '0.5', atMost: '1' } };
    const given = { a: { done: '11', due: '10' }, b: { done: '20', due: '10' } };
    expect(pointsBy(rule, '10', PAIR, given, { ceiling: '12' })).toEqual({ a: '10.5', b: '11' });
    expect(pointsBy(rule, '10', PAIR, given)).toEqual({ a: '10', b: '10' });
  });
  it('has nothing to measure when nothing was due: full, unless the scheme says otherwise', () => {
    const given = { a: { done: '0', due: '0' } };
    expect(pointsBy(share, '6', PAIR, given)).toEqual({ a: '6' });
    expect(pointsBy(share, '6', PAIR, given, { ifNothing: 'zero' })).toEqual({ a: '0' });
    expect(pointsBy(share, '6', PAIR, given, { ifNothing: 'spread' })).toEqual({ a: 'not-applicable' });
  });
  it('stays open when a fact is missing', () => {
    expect(pointsBy(share, '6', PAIR, { a: { done: '1' } })).toEqual({ a: 'open' });
    expect(pointsBy(share, '6', PAIR, { a: { done: '1' } }, { ifMissing: 'zero' })).toEqual({ a: '0' });
  });
});

describe('ladders, levels and tables', () => {
  it('puts a bound on the step that holds it', () => {
    const steps = [
      { in: '[0.95,)', points: '10' },
      { in: '[0.85,0.95)', points: '8' },
      { in: '(,0.85)', points: '2' },
    ];
    expect(
      pointsBy({ kind: 'ladder', measure: 'done / due', steps }, '10', PAIR, {
        a: { done: '95', due: '100' },
        b: { done: '94999', due: '100000' },
        c: { done: '85', due: '100' },
        d: { done: '84', due: '100' },
      }),
    ).toEqual({ a: '10', b: '8', c: '8', d: '2' });
  });
  it('gives each named level its points', () => {
    const rule = { kind: 'levels', of: 'level', levels: { 好: '8', 差: '0' } };
    expect(
      pointsBy(
        rule,
        '8',
        { level: { kind: 'word', words: ['好', '差'] } },
        { a: { level: '好' }, b: { level: '差' } },
      ),
    ).toEqual({ a: '8', b: '0' });
  });
  it('takes the first row whose conditions all hold', () => {
    const row = (zh: string, first: string, second: string, points: string) => ({
      name: named(zh),
      all: [
        { measure: 'done', in: first },
        { measure: 'due', in: second },
      ],
      points,
    });
    const rule = {
      kind: 'table',
      rows: [row('一', '[90,)', '[0,2)', '10'), row('二', '[80,)', '[0,5]', '6')],
      otherwise: '1',
    };
    expect(
      pointsBy(rule, '10', PAIR, {
        a: { done: '90', due: '1' },
        b: { done: '90', due: '2' },
        c: { done: '80', due: '5' },
        d: { done: '80', due: '6' },
      }),
    ).toEqual({ a: '10', b: '6', c: '6', d: '1' });
  });
  it('all or nothing', () => {
    const rule = { kind: 'all-or-nothing', when: 'done >= due and not (done = 7)' };
    expect(
      pointsBy(rule, '4', PAIR, {
        a: { done: '5', due: '5' },
        b: { done: '4', due: '5' },
        c: { done: '7', due: '5' },
      }),
    ).toEqual({ a: '4', b: '0', c: '0' });
  });
});

describe('in comparison with the group', () => {
  const given = { a: { done: '30' }, b: { done: '24' }, c: { done: '24' }, d: { done: '0' } };
  const facts = { done: 'number' };
  it('in proportion to the best', () => {
    expect(pointsBy({ kind: 'relative', measure: 'done' }, '10', facts, given)).toEqual({
      a: '10',
      b: '8',
      c: '8',
      d: '0',
    });
    const lower = { kind: 'relative', measure: 'done + 6', better: 'lower' };
    expect(pointsBy(lower, '10', facts, given)).toEqual({ a: '1.6667', b: '2', c: '2', d: '10' });
  });
  it('by place, with a fall and ties', () => {
    const rule = { kind: 'rank', measure: 'done', fall: '1.5', lowest: '6' };
    expect(pointsBy(rule, '10', facts, given)).toEqual({ a: '10', b: '8.5', c: '8.5', d: '6' });
    expect(pointsBy({ ...rule, ties: 'mean' }, '10', facts, given)).toEqual({
      a: '10',
      b: '7.75',
      c: '7.75',
      d: '6',
    });
  });
  it("by the mean of raters' rankings", () => {
    const ranks = (...all: string[]) => ({ panel: all.map((rank, rater) => ({ rater: `r${rater}`, rank })) });
    const rule = { kind: 'rank-by-raters', of: 'panel', fall: '1' };
    const panel = { a: ranks('1', '2'), b: ranks('2', '1'), c: ranks('3', '3') };
    expect(pointsBy(rule, '5', { panel: 'ranks' }, panel)).toEqual({ a: '4.5', b: '4.5', c: '3' });
    expect(pointsBy({ ...rule, again: true }, '5', { panel: 'ranks' }, panel)).toEqual({
      a: '5',
      b: '5',
      c: '3',
    });
  });
  it('in the top of the group, at least one place', () => {
    const rule = { kind: 'top-of-group', measure: 'done', top: '0.1' };
    expect(pointsBy(rule, '1', facts, given)).toEqual({ a: '1', b: '0', c: '0', d: '0' });
  });
  it('as a standard score: 2 and 4 lie one deviation around 3', () => {
    const rule = { kind: 'z-score', measure: 'done', centre: '0.7', spread: '0.2' };
    expect(pointsBy(rule, '10', facts, { a: { done: '2' }, b: { done: '4' } })).toEqual({ a: '5', b: '9' });
    expect(pointsBy(rule, '10', facts, { a: { done: '2' }, b: { done: '2' } })).toEqual({ a: '7', b: '7' });
  });
  it('as a standard score at the centre when all are equal, quotients that do not end among them', () => {
    const rule = { kind: 'z-score', measure: 'done / due' };
    for (const size of [2, 3, 5, 6, 7, 11]) {
      for (const [done, due] of [
        ['1', '3'],
        ['2', '3'],
        ['1', '7'],
      ] as const) {
        const all = Array.from({ length: size }, (_, index) => [`u${index}`, { done, due }] as const);
        const points = pointsBy(rule, '10', PAIR, Object.fromEntries(all));
        expect(new Set(Object.values(points))).toEqual(new Set(['7']));
      }
    }
  });
});

describe('votes, marks and means', () => {
  const votes = {
    kind: 'votes',
    groups: [
      { name: named('党员'), of: 'members', weight: '0.6' },
      { name: named('群众'), of: 'masses', weight: '0.4' },
    ],
    coefficients: { 优: '1', 良: '0.8', 差: '0' },
    abstentions: { name: '弃权', inBase: false },
  };
  const facts = {
    members: { kind: 'tally', words: ['优', '良', '差', '弃权'] },
    masses: { kind: 'tally', words: ['优', '良', '差', '弃权'] },
  };
  const given = { a: { members: { 优: '5', 良: '5' }, masses: { 优: '1', 差: '1', 弃权: '2' } } };
  it('weighs rater groups, abstentions in or out of the base', () => {
    // 0.6 × 0.9 + 0.4 × 0.5 = 0.74; with abstentions in the base 0.4 × 0.25.
    expect(pointsBy(votes, '10', facts, given)).toEqual({ a: '7.4' });
    const inBase = { ...votes, abstentions: { name: '弃权', inBase: true } };
    expect(pointsBy(inBase, '10', facts, given)).toEqual({ a: '6.4' });
  });
  it('lets a rater group without ballots drop out', () => {
    expect(pointsBy(votes, '10', facts, { a: { members: { 优: '5', 良: '5' }, masses: {} } })).toEqual({
      a: '9',
    });
  });
  it('draws few ballots towards the mean of the group', () => {
    const one = { ...votes, groups: [votes.groups[0]!], shrink: { ballots: '10' } };
    const both = { a: { members: { 优: '10' } }, b: { members: { 差: '30' } } };
    // mean 0.5: a (10 × 1 + 10 × 0.5) ÷ 20 = 0.75; b (0 + 5) ÷ 40 = 0.125.
    expect(pointsBy(one, '10', { members: facts.members }, both)).toEqual({ a: '7.5', b: '1.25' });
  });
  it('draws a rate below nothing as far, and holds only what comes out', () => {
    const one = {
      ...{ ...votes, groups: [votes.groups[0]!], shrink: { ballots: '10' } },
      coefficients: { 优: '1', 良: '-0.5', 差: '-1' },
    };
    const few = { a: { members: { 良: '10' } }, b: { members: { 优: '3', 差: '1' } } };
    // mean 0: a (10 × −0.5 + 10 × 0) ÷ 20 = −0.25, held at 0; b (4 × 0.5 + 0) ÷ 14.
    // The floor lies lower, so that it is the rule that holds it.
    const drawn = pointsBy(one, '10', { members: facts.members }, few, { floor: '-9' });
    expect(drawn).toEqual({ a: '0', b: '1.4286' });
    // Rates −0.5, 1, 1: mean 0.5 draws a to (−5 + 5) ÷ 20 = 0 and not to 5.
    const three = { a: few.a, b: { members: { 优: '30' } }, c: { members: { 优: '30' } } };
    expect(pointsBy(one, '10', { members: facts.members }, three)).toEqual({ a: '0', b: '8.75', c: '8.75' });
  });
  it('counts no ballots of a rater group that weighs nothing', () => {
    const [members, masses] = votes.groups as [object, object];
    const weighed = { ...votes, groups: [members, { ...masses, weight: '0' }], shrink: { ballots: '10' } };
    const both = {
      a: { members: { 优: '10' }, masses: { 优: '990' } },
      b: { members: { 差: '30' }, masses: { 差: '970' } },
    };
    expect(pointsBy(weighed, '10', facts, both)).toEqual({ a: '7.5', b: '1.25' });
    expect(pointsBy(weighed, '10', facts, { a: { members: { 优: '10' } } })).toEqual({ a: '10' });
  });
  it('averages blind marks without the extremes, once there are enough raters', () => {
    const marks = (...all: string[]) => ({
      marks: all.map((points, rater) => ({ rater: `r${rater}`, points, reason: '成果可查' })),
    });
    const rule = { kind: 'expert', of: 'marks', full: '10', raters: 3, trim: 1 };
    expect(
      pointsBy(rule, '3', { marks: 'marks' }, { a: marks('10', '8', '1', '6'), b: marks('8', '9') }),
    ).toEqual({
      a: '2.1',
      b: 'open',
    });
  });
  it('takes a weighted mean, and spreads the weight of what is absent', () => {
    const rule = {
      kind: 'mean',
      of: [
        { name: named('一'), measure: 'done', weight: '0.75' },
        { name: named('二'), measure: 'due', weight: '0.25' },
      ],
      absent: 'spread',
    };
    expect(pointsBy(rule, '20', PAIR, { a: { done: '80', due: '60' }, b: { done: '80' } })).toEqual({
      a: '15',
      b: '16',
    });
    expect(pointsBy({ ...rule, absent: 'zero' }, '20', PAIR, { b: { done: '80' } })).toEqual({ b: '12' });
  });
  it('brings groups that different people marked to one mean', () => {
    const document = documentOf({
      facts: declared({ mark: 'number' }),
      indicators: [
        { code: 'X', name: named('X'), points: '10', rule: { kind: 'group-mean', measure: 'mark' } },
      ],
    });
    expect(faultsOf(document)).toEqual([]);
  });
});

describe('a sum of parts', () => {
  it('adds its parts, and a part with nothing to measure by its own rule', () => {
    const rule = {
      kind: 'sum',
      parts: [
        {
          name: named('一'),
          points: '3',
          rule: { kind: 'share', done: 'done', due: 'due' },
          ifNothing: 'full',
        },
        { name: named('二'), points: '2', rule: { kind: 'formula', points: 'done / 10' } },
      ],
    };
    expect(pointsBy(rule, '5', PAIR, { a: { done: '5', due: '10' }, b: { done: '5', due: '0' } })).toEqual({
      a: '2',
      b: '3.5',
    });
  });
});
