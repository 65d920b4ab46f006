import { declared, documentOf, named, schemeOf } from '../scheme.spec-kit';
import { EXAMPLE_SETS } from '../sets/example-sets';
import { describeRule } from './describe-rule';
import { whatIf } from './what-if';

const document = documentOf({
  facts: declared({ closed: 'number', due: 'number', late: 'number', met: 'flag' }),
  indicators: [
    { code: 'A', name: named('办结'), points: '6', rule: { kind: 'share', done: 'closed', due: 'due' } },
    {
      code: 'B',
      name: named('逾期'),
      points: '4',
      rule: {
        kind: 'deduct',
        entries: [{ by: 'occurrence', name: named('逾期'), count: 'late', each: '0.5', atMost: '2' }],
      },
    },
    { code: 'C', name: named('达标'), points: '1', rule: { kind: 'all-or-nothing', when: 'met' } },
  ],
});
const fact = (key: string, value: unknown, unit = 'a') => ({ unit, key, value });
const asked = (facts: readonly ReturnType<typeof fact>[]) =>
  whatIf({
    ...{ scheme: schemeOf(document), document, facts, unit: 'a' },
    units: [
      { id: 'a', group: 'g' },
      { id: 'b', group: 'g' },
    ],
  }).map(({ key, change, gain }) => [key, change, gain]);

describe('what one more would bring', () => {
  it('is told by scoring again, the most first, and never by more that is due', () => {
    const facts = [fact('closed', '8'), fact('due', '10'), fact('late', '2'), fact('met', false)];
    expect(asked(facts)).toEqual([
      ['closed', '1', '0.6'],
      ['late', '-1', '0.5'],
    ]);
  });

  it('says nothing where nothing more can be gained', () => {
    expect(asked([fact('closed', '10'), fact('due', '10'), fact('late', '0'), fact('met', true)])).toEqual(
      [],
    );
    // Held by its cap: one less of seven changes nothing.
    expect(asked([fact('closed', '10'), fact('due', '10'), fact('late', '7'), fact('met', true)])).toEqual(
      [],
    );
  });
});

describe('rules in words', () => {
  it('name facts and points, in both languages, for every indicator of the nine sets', () => {
    for (const set of EXAMPLE_SETS as readonly {
      facts: Record<string, { zh: string; en: string }>;
      indicators: { code: string; name: { zh: string; en: string }; rule: unknown }[];
    }[]) {
      const names = {
        facts: new Map(Object.entries(set.facts)),
        indicators: new Map(set.indicators.map(({ code, name }) => [code, name])),
      };
      for (const { code, rule } of set.indicators) {
        const lines = describeRule(rule, names);
        expect([code, lines.length > 0]).toEqual([code, true]);
        for (const line of lines) {
          expect(`${code} ${line.zh} ${line.en}`).not.toMatch(/undefined|\[object|\{\w+\}/);
          // No key is left untranslated.
          for (const key of names.facts.keys()) if (key.includes('.')) expect(line.zh).not.toContain(key);
        }
      }
    }
  });

  it('read as a person says them', () => {
    const names = {
      facts: new Map([
        ['closed', { zh: '办结', en: 'closed' }],
        ['received', { zh: '收到', en: 'received' }],
      ]),
      indicators: new Map(),
    };
    const rule = { kind: 'share', done: 'closed', due: 'received - 1', from: '0.5' };
    expect(describeRule(rule, names).map(({ zh }) => zh)).toEqual([
      '按 办结 ÷ 收到 − 1 计分',
      '低于 0.5 不得分',
    ]);
  });
});
