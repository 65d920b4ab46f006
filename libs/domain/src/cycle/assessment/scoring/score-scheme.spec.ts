import { Exact, sum } from '../exact/exact';
import { declared, documentOf, named, schemeOf, sheetsOf, unitsWith } from '../scheme.spec-kit';
import { scoreScheme } from './score-scheme';

const BASIS = { kind: '市', document: '市委组织部〔2026〕1号', on: '2026-01-05' };
const formula = (code: string, points: string, text: string, more: object = {}) => ({
  code,
  name: named(code),
  points,
  rule: { kind: 'formula', points: text },
  ...more,
});
const two = { digits: 2 };

describe('sources', () => {
  const document = (absent: string) =>
    documentOf({
      facts: declared({ mark: 'number' }),
      sources: [
        { code: 'self', name: named('自评'), weight: '0', self: true },
        { code: 'dept', name: named('部门'), weight: '0.4' },
        { code: 'group', name: named('考核组'), weight: '0.6' },
      ],
      absence: { source: absent },
      rounding: { indicator: two, total: two },
      indicators: [formula('X', '10', 'mark', { sources: { self: '0', dept: '0.4', group: '0.6' } })],
    });
  const marks = (given: Record<string, string>) =>
    Object.entries(given).map(([source, value]) => ({ unit: 'a', key: 'mark', source, value }));
  const points = (absent: string, given: Record<string, string>) => {
    const [sheet] = sheetsOf(document(absent), [{ id: 'a', group: 'g' }], marks(given));
    return sheet!.complete ? sheet!.total : 'open';
  };

  it('are weighed; a self-assessment counts nothing', () => {
    expect(points('spread', { self: '10', dept: '5', group: '8' })).toBe('6.8');
  });
  it('that are absent spread their weight, count as nothing, or leave it open', () => {
    expect(points('spread', { dept: '5' })).toBe('5');
    expect(points('zero', { dept: '5' })).toBe('2');
    expect(points('open', { dept: '5' })).toBe('open');
    expect(points('spread', { self: '10' })).toBe('open');
  });
});

describe('what does not apply', () => {
  const document = documentOf({
    facts: declared({ a: 'number', hasWindow: 'flag' }),
    rounding: { indicator: two, total: two },
    indicators: [formula('X', '60', 'a'), formula('Y', '40', 'a', { appliesIf: 'hasWindow' })],
  });
  it('spreads its points over the others, in a row of its own', () => {
    const { units, facts } = unitsWith({ u: { a: '30', hasWindow: false }, v: { a: '30', hasWindow: true } });
    const [u, v] = sheetsOf(document, units, facts);
    expect([u!.total, v!.total]).toEqual(['50', '60']);
    expect(u!.rows.map(({ step, points }) => [step, points])).toEqual([['spread', '20']]);
  });
});

describe('conditions across indicators', () => {
  it('hold one by another, in the order in which they can be known', () => {
    const document = documentOf({
      facts: declared({ a: 'number', b: 'number' }),
      indicators: [
        formula('X', '10', 'a', { limits: [{ name: named('限'), when: 'share.Y < 0.6', atMost: '6' }] }),
        formula('Y', '10', 'b'),
      ],
    });
    const { units, facts } = unitsWith({ u: { a: '9', b: '5' }, v: { a: '9', b: '6' } });
    const sheets = sheetsOf(document, units, facts);
    expect(sheets.map(({ total }) => total)).toEqual(['11', '15']);
  });
});

describe('bonus, penalty and incidents counted once', () => {
  const fault = (of: string) => ({ by: 'fault', name: named(of), of, faults: { 通报: '2' }, once: '通报' });
  const penalty = (code: string, of: string, more: object = {}) => ({
    ...{ code, kind: 'penalty', name: named(code), basis: BASIS, inForce: true },
    rule: { kind: 'deduct', start: 'none', entries: [fault(of)] },
    ...more,
  });
  const register = { kind: 'register', words: ['通报'] };
  const document = (more: object = {}) =>
    documentOf({
      facts: declared({ a: 'number', r: register, s: register }),
      indicators: [formula('X', '100', 'a')],
      adjustments: [
        penalty('D1', 'r', { atMost: '3' }),
        penalty('D2', 's'),
        { ...penalty('D3', 's'), inForce: false, basis: { kind: '示例' } },
      ],
      ...more,
    });
  const incident = (id: string) => ({ incident: id, name: '通报' });
  const given = unitsWith({
    u: { a: '90', r: [incident('1'), incident('2')], s: [incident('2'), incident('3')] },
  });
  it('take an incident once, hold their caps, and add nothing while off', () => {
    const [sheet] = sheetsOf(document(), given.units, given.facts);
    // D1: 2 × 2 held at 3; D2: incident 2 was counted, 3 costs 2.
    expect(sheet!.total).toBe('85');
    expect(sheet!.rows.map(({ by, step, points }) => [by, step, points])).toEqual([
      ['D1', 'adjustment', '-4'],
      ['D1', 'cap', '1'],
      ['D2', 'adjustment', '-2'],
    ]);
  });
  it('are capped together', () => {
    const [sheet] = sheetsOf(document({ adjustmentCaps: { penalty: '4' } }), given.units, given.facts);
    expect(sheet!.total).toBe('86');
  });
});

describe('grades', () => {
  const document = (more: object = {}) =>
    documentOf({
      facts: declared({ a: 'number', b: 'number', sued: 'flag', lied: 'register' }),
      indicators: [formula('X', '90', 'a'), formula('Y', '10', 'b')],
      gradeLimits: [
        { code: 'V1', name: named('立案'), basis: BASIS, inForce: true, when: 'sued', best: '中' },
        {
          code: 'V2',
          name: named('作假'),
          basis: BASIS,
          inForce: true,
          when: 'total(lied) > 0',
          down: 1,
          voids: 'lied',
        },
      ],
      grades: {
        scale: [
          { code: '优', name: named('优'), min: '90', quota: '0.4' },
          { code: '良', name: named('良'), min: '80' },
          { code: '中', name: named('中'), min: '60' },
          { code: '差', name: named('差') },
        ],
        ties: ['score.Y'],
        ...more,
      },
    });
  const unit = (a: string, b: string, more: object = {}) => ({ a, b, sued: false, lied: [], ...more });
  const graded = (doc: unknown, given: Parameters<typeof unitsWith>[0]) => {
    const { units, facts } = unitsWith(given);
    return Object.fromEntries(
      sheetsOf(doc, units, facts).map(({ unit: id, grade, place }) => [id, `${place} ${grade}`]),
    );
  };

  it('go by minimum and quota, and equal totals by what decides', () => {
    expect(
      graded(document(), {
        a: unit('86', '9'),
        b: unit('87', '8'),
        c: unit('88', '4'),
        d: unit('84', '7'),
        e: unit('50', '5'),
      }),
    ).toEqual({ a: '1 优', b: '2 优', c: '3 良', d: '4 良', e: '5 差' });
  });
  it('give equals the last free place together, or none of them', () => {
    const given = {
      a: unit('90', '9'),
      b: unit('88', '8'),
      c: unit('88', '8'),
      d: unit('50', '9'),
      e: unit('50', '9'),
    };
    expect(graded(document(), given)).toMatchObject({ a: '1 优', b: '2 优', c: '2 优' });
    expect(graded(document({ equals: 'out' }), given)).toMatchObject({ a: '1 优', b: '2 良', c: '2 良' });
  });
  it('are held by limits in force, whatever the points', () => {
    expect(
      graded(document({ poolBelow: 0 }), {
        a: unit('90', '9', { sued: true }),
        b: unit('80', '9', { lied: [{ incident: '1', name: 'Y' }] }),
        c: unit('86', '9'),
      }),
    ).toEqual({ a: '1 中', b: '3 中', c: '2 优' });
  });
  it('void what a register names only where their condition holds', () => {
    const limit = (when: string) => ({
      gradeLimits: [{ code: 'V', name: named('V'), basis: BASIS, inForce: true, when, voids: 'lied' }],
    });
    const total = (when: string, more: object) => {
      const { units, facts } = unitsWith({ u: unit('80', '9', more) });
      return sheetsOf({ ...document(), ...limit(when) }, units, facts)[0]!.total;
    };
    const lied = [{ incident: '1', name: 'Y' }];
    expect(total('sued', { lied, sued: true })).toBe('80');
    expect(total('sued', { lied, sued: false })).toBe('89');
    expect(total('sued and score.Y > 5', { lied, sued: true })).toBe('80');
    expect(total('sued', { lied: [], sued: true })).toBe('89');
  });
  it('take no register that voids what is no indicator', () => {
    const scheme = schemeOf(document());
    const { units, facts } = unitsWith({ u: unit('80', '9', { lied: [{ incident: '1', name: 'Z' }] }) });
    expect(scoreScheme(scheme, units, facts).faults.map(({ key, code }) => `${key} ${code}`)).toEqual([
      'lied indicator-unknown',
    ]);
  });
  it('wait for what is open', () => {
    expect(graded(document(), { a: { a: '90', sued: false, lied: [] } })).toEqual({ a: '1 null' });
  });
});

describe('amounts beyond all measure', () => {
  it('are held, and the rows still add up', () => {
    const huge = `${'a * '.repeat(40)}a`;
    const entry = { by: 'occurrence', name: named('n'), count: huge, each: '3', atMost: '7' };
    const document = documentOf({
      facts: declared({ a: 'number' }),
      indicators: [
        formula('X', '10', huge),
        { code: 'Y', name: named('Y'), points: '10', rule: { kind: 'deduct', entries: [entry] } },
        {
          code: 'Z',
          name: named('Z'),
          points: '10',
          rule: { kind: 'deduct', entries: [entry, { ...entry, atMost: '1000000' }] },
        },
      ],
    });
    const { units, facts } = unitsWith({ u: { a: '999999999999' } });
    const [sheet] = sheetsOf(document, units, facts);
    expect(sheet!.indicators.map(({ points }) => points)).toEqual(['10', '3', '0']);
    for (const { points, rows } of sheet!.indicators) {
      expect(sum(rows.map((row) => Exact.of(row.points))).toString()).toBe(points);
    }
  });
});

describe('input', () => {
  const scheme = schemeOf(
    documentOf({ facts: declared({ a: 'number' }), indicators: [formula('X', '10', 'a')] }),
  );
  const codes = (...facts: { unit: string; key: string; value: unknown; source?: string }[]) =>
    scoreScheme(scheme, [{ id: 'u', group: 'g' }], facts).faults.map(({ code }) => code);
  it('is refused by name', () => {
    const fact = { unit: 'u', key: 'a', value: '1' };
    expect(codes(fact)).toEqual([]);
    expect(codes(fact, fact)).toEqual(['fact-twice']);
    expect(codes({ ...fact, unit: 'x' })).toEqual(['unit-unknown']);
    expect(codes({ ...fact, key: 'b' })).toEqual(['fact-undeclared']);
    expect(codes({ ...fact, source: 's' })).toEqual(['source-undeclared']);
    expect(codes({ ...fact, value: 1 })).toEqual(['fact-value']);
    expect(codes({ ...fact, value: '1e9' })).toEqual(['fact-value']);
  });
  it.each([
    ['marks', 'expert', { points: '1', reason: '成果可查' }],
    ['ranks', 'rank-by-raters', { rank: '1' }],
  ])('is refused when a rater stands twice in %s', (kind, rule, given) => {
    const document = documentOf({
      facts: declared({ a: kind }),
      indicators: [
        {
          ...{ code: 'X', name: named('X'), points: '3' },
          rule: { kind: rule, of: 'a', raters: 2, ...(kind === 'ranks' ? { fall: '1' } : {}) },
        },
      ],
    });
    const faults = (...raters: string[]) =>
      scoreScheme(
        schemeOf(document),
        [{ id: 'u', group: 'g' }],
        [{ unit: 'u', key: 'a', value: raters.map((rater) => ({ rater, ...given })) }],
      ).faults.map(({ code, en }) => `${code} ${en}`);
    expect(faults('1', '2', '3')).toEqual([]);
    expect(faults('1', '2', '1').join()).toMatch(/^fact-value .*"1" stands twice/);
  });
});
