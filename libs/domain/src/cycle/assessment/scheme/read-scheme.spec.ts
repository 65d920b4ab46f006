import { declared, documentOf, faultsOf, named } from '../scheme.spec-kit';
import { readScheme } from './read-scheme';

const indicator = (rule: object, more: object = {}) => ({
  code: 'X',
  name: named('X'),
  points: '10',
  rule,
  ...more,
});
const one = (
  rule: object,
  facts: Parameters<typeof declared>[0] = { a: 'number', b: 'number' },
  more: object = {},
) => documentOf({ facts: declared(facts), indicators: [indicator(rule)], ...more });
const deductFaults = (more: object) => ({
  kind: 'deduct',
  entries: [{ by: 'fault', name: named('f'), of: 'r', faults: { 重: '1' }, ...more }],
});
const SHARE = { kind: 'share', done: 'a', due: 'b' };

describe('a scheme is refused', () => {
  it.each<[string, unknown, string]>([
    ['when it is none', [], '/ not-object'],
    ['for a word that is not known', { ...one(SHARE), extra: 1 }, '/ unknown'],
    ['for a number without quotes', one({ ...SHARE, fullAt: 0.8 }), '/indicators/0/rule/fullAt not-decimal'],
    [
      'for a kind of rule that is none',
      one({ kind: 'eval', code: '1' }),
      '/indicators/0/rule/kind not-of-words',
    ],
    ['for a fact that nobody declared', one({ ...SHARE, done: 'c' }), '/indicators/0/rule/done expression'],
    [
      'for an expression of the wrong kind',
      one({ ...SHARE, done: 'a > 1' }),
      '/indicators/0/rule/done expression-type',
    ],
    ['for a broken expression', one({ ...SHARE, done: 'a +' }), '/indicators/0/rule/done expression'],
    ['when the points do not add up', { ...one(SHARE), total: '100' }, '/indicators sum-differs'],
    [
      'when steps overlap',
      one({
        kind: 'ladder',
        measure: 'a',
        steps: [
          { in: '[0,)', points: '1' },
          { in: '(,0]', points: '2' },
        ],
      }),
      '/indicators/0/rule/steps/1/in intervals-overlap',
    ],
    [
      'when steps leave a gap',
      one({
        kind: 'ladder',
        measure: 'a',
        steps: [
          { in: '(0,)', points: '1' },
          { in: '(,0)', points: '2' },
        ],
      }),
      '/indicators/0/rule/steps intervals-gap',
    ],
    [
      'when a level has no points',
      one({ kind: 'levels', of: 'l', levels: { 好: '10' } }, { l: { kind: 'word', words: ['好', '差'] } }),
      '/indicators/0/rule/levels missing',
    ],
    [
      'when levels have points and the fact may be any word',
      one({ kind: 'levels', of: 'l', levels: { 好: '10' } }, { l: 'word' }),
      '/indicators/0/rule/levels fact-words-missing',
    ],
    [
      'when votes may have any name',
      one(
        { kind: 'votes', groups: [{ name: named('g'), of: 't', weight: '1' }], coefficients: { 好: '1' } },
        { t: 'tally' },
      ),
      '/indicators/0/rule/groups/0 fact-words-missing',
    ],
    [
      'when named faults are said to be all and the register may hold any',
      one(deductFaults({}), { r: 'register' }),
      '/indicators/0/rule/entries/0/faults fact-words-missing',
    ],
    [
      'when what is taken for an absent word is none of the words',
      one(
        { kind: 'levels', of: 'l', levels: { 好: '10' } },
        { l: { kind: 'word', words: ['好'], ifAbsent: '差' } },
      ),
      '/facts/l/ifAbsent fact-word',
    ],
    [
      'when an absent tally is taken for names that it may not have',
      one(deductFaults({}), { r: { kind: 'tally', words: ['重'], ifAbsent: { 轻: '1' } } }),
      '/facts/r/ifAbsent fact-word',
    ],
    [
      'when opinion weighs more than three points',
      one({ kind: 'expert', of: 'm' }, { m: 'marks' }),
      '/indicators/0 subjective-indicator',
    ],
    [
      'when a self-assessment counts',
      { ...one(SHARE), sources: [{ code: 's', name: named('自评'), weight: '0.2', self: true }] },
      '/sources/0/weight source-self',
    ],
    [
      'when a bonus is on without a superior basis',
      {
        ...one(SHARE),
        adjustments: [
          {
            code: 'A',
            kind: 'bonus',
            name: named('A'),
            basis: { kind: '示例' },
            inForce: true,
            rule: { kind: 'formula', points: 'a' },
          },
        ],
      },
      '/adjustments/0/basis basis-missing',
    ],
    [
      'when the total bears on points',
      one({ kind: 'formula', points: 'total' }),
      '/indicators/0/rule/points expression',
    ],
  ])('%s', (_, document, fault) => {
    expect(faultsOf(document)).toContain(fault);
  });

  it.each([
    'upload.count',
    'photos',
    'photoCount',
    'evidence_files',
    'login.days',
    '上传次数',
    'online.hours',
  ])('when a rule would score %s', (key) => {
    expect(faultsOf(one({ kind: 'formula', points: key }, { [key]: 'number' }))).toContain(
      `/facts/${key} fact-of-volume`,
    );
  });
  it('whatever name a count of uploads goes by', () => {
    const facts = { n: { kind: 'number', zh: '现场照片数', en: 'n' } };
    expect(faultsOf(one({ kind: 'formula', points: 'n' }, facts))).toContain('/facts/n fact-of-volume');
  });

  it.each<[string, object, object, string]>([
    ['by the total', {}, { when: 'total < 60' }, '/gradeLimits/0/when void-by-total'],
    ['what is no indicator', { words: ['X', 'Z'] }, {}, '/facts/lied/words/1 indicator-unknown'],
    [
      'what is no indicator when nobody said so',
      { ifAbsent: [{ incident: '1', name: 'Z' }] },
      {},
      '/facts/lied/ifAbsent indicator-unknown',
    ],
  ])('when a limit would void %s', (_, register, limit, fault) => {
    const document = (fact: object, more: object) =>
      one(
        SHARE,
        { a: 'number', b: 'number', lied: { kind: 'register', ...fact } },
        {
          gradeLimits: [
            {
              ...{ code: 'V', name: named('V'), basis: { kind: '示例' }, inForce: false },
              ...{ when: 'total(lied) > 0', voids: 'lied', ...more },
            },
          ],
        },
      );
    expect(faultsOf(document({ words: ['X'], ifAbsent: [{ incident: '1', name: 'X' }] }, {}))).toEqual([]);
    expect(faultsOf(document(register, limit))).toEqual([fault]);
  });

  it('when indicators refer to each other in a circle', () => {
    const refers = (code: string, other: string) => ({
      ...indicator({ kind: 'formula', points: `score.${other}` }),
      code,
    });
    const document = documentOf({
      facts: declared({ a: 'number' }),
      indicators: [refers('P', 'Q'), refers('Q', 'P')],
    });
    expect(faultsOf(document)).toEqual(['/indicators circular']);
  });

  it('when an indicator, an adjustment and a grade limit share a code', () => {
    const [basis, inForce] = [{ kind: '示例' }, false];
    const bonus = { code: 'X', kind: 'bonus', name: named('A'), rule: { kind: 'formula', points: 'a' } };
    const limit = { code: 'X', name: named('V'), when: 'a > 1', voids: 'lied' };
    const facts = { a: 'number', b: 'number', lied: 'register' };
    const document = (more: object) =>
      one(SHARE, facts, {
        sections: [{ code: 'X', name: named('X') }],
        adjustments: [{ ...bonus, basis, inForce, ...more }],
        gradeLimits: [{ ...limit, basis, inForce, code: 'V' }],
      });
    expect(faultsOf(document({ code: 'A' }))).toEqual([]);
    expect(faultsOf(document({}))).toEqual(['/adjustments/0/code twice']);
    expect(faultsOf(document({ code: 'V' }))).toEqual(['/gradeLimits/0/code twice']);
  });

  it('when rules hold rules too deep', () => {
    let rule: object = SHARE;
    for (let depth = 0; depth < 6; depth += 1)
      rule = { kind: 'sum', parts: [{ name: named('x'), points: '10', rule }] };
    expect(faultsOf(one(rule)).join()).toContain('too-deep');
  });

  it('but not when the faults named are not all, or when it is absent as one of its words', () => {
    expect(faultsOf(one(deductFaults({ all: false }), { r: 'register' }))).toEqual([]);
    const tally = { kind: 'tally', words: ['重'], ifAbsent: { 重: '1' } };
    expect(faultsOf(one(deductFaults({}), { r: tally }))).toEqual([]);
  });

  it('but a fact that no rule uses is only a warning', () => {
    const read = readScheme(one(SHARE, { a: 'number', b: 'number', c: 'number' }));
    expect(read.ok && read.warnings.map(({ at, code }) => `${at} ${code}`)).toEqual(['/facts/c fact-unused']);
  });
});
