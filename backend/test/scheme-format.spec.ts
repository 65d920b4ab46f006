import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { explain } from '@zeren/domain/cycle/assessment/explanation/explain';
import { ALL_RULE_KINDS } from '@zeren/domain/cycle/assessment/rules/rule-kinds';
import { readScheme } from '@zeren/domain/cycle/assessment/scheme/read-scheme';
import { SCHEME_JSON_SCHEMA } from '@zeren/domain/cycle/assessment/scheme/scheme-json-schema';
import { scoreScheme } from '@zeren/domain/cycle/assessment/scoring/score-scheme';
import { EXAMPLE_SETS } from '@zeren/domain/cycle/assessment/sets/example-sets';

const DOCS = join(__dirname, '../../docs');
const page = readFileSync(join(DOCS, 'scheme-format.md'), 'utf8');

interface Example {
  readonly rule: { readonly kind: string };
  readonly points: string;
  readonly facts: Readonly<Record<string, string | object>>;
  readonly given: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly groups?: Readonly<Record<string, string>>;
  readonly gives: Readonly<Record<string, string>>;
}

const examples = [...page.matchAll(/^```json example\n(.*?)^```$/gms)].map(
  ([, text]) => JSON.parse(text!) as Example,
);
const both = (name: string) => ({ zh: name, en: name });

function run({ rule, points, facts, given, groups }: Example): Record<string, string> {
  const declared = Object.entries(facts).map(([key, kind]): [string, object] => [
    key,
    { ...both(key), ...(typeof kind === 'string' ? { kind } : kind) },
  ]);
  const read = readScheme({
    ...{ format: 'zeren-scheme/1', code: 'example', version: 1, name: both('例'), basis: { kind: '示例' } },
    rounding: { indicator: { digits: 4 }, total: { digits: 4 } },
    total: points,
    facts: Object.fromEntries(declared),
    indicators: [{ code: 'X', name: both('X'), points, rule }],
  });
  if (!read.ok) throw new Error(read.faults.map(({ at, en }) => `${at} ${en}`).join('\n'));
  const units = Object.keys(given).map((id) => ({ id, group: groups?.[id] ?? 'g' }));
  const values = Object.entries(given).flatMap(([unit, all]) =>
    Object.entries(all).map(([key, value]) => ({ unit, key, value })),
  );
  const scoring = scoreScheme(read.scheme, units, values);
  expect(scoring.faults).toEqual([]);
  return Object.fromEntries(explain(read.scheme, scoring).map(({ unit, total }) => [unit, total]));
}

describe('docs/scheme-format.md', () => {
  it('has an example of every kind of rule', () => {
    const kinds = new Set(examples.map(({ rule }) => rule.kind));
    expect(ALL_RULE_KINDS.map(({ kind }) => kind).filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it.each(examples.map((example) => [example.rule.kind, example] as const))(
    'works out %s as it says',
    (_, example) => {
      expect(run(example)).toEqual(example.gives);
    },
  );

  it('names every kind of rule', () => {
    for (const { kind } of ALL_RULE_KINDS) expect(page).toMatch(new RegExp(`\\b${kind}\\b`));
  });

  it('has the JSON Schema that the reader is made of', () => {
    const written: unknown = JSON.parse(readFileSync(join(DOCS, 'scheme-format.schema.json'), 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(SCHEME_JSON_SCHEMA)));
  });

  describe('JSON Schema', () => {
    // Without its patterns: zod reads them without the flag that Chinese letters need. The reader's own specs hold those.
    const withoutPatterns = JSON.parse(JSON.stringify(SCHEME_JSON_SCHEMA), (name, value: unknown) =>
      name === 'pattern' ? undefined : value,
    ) as Parameters<typeof z.fromJSONSchema>[0];
    const accepts = (document: unknown) => z.fromJSONSchema(withoutPatterns).safeParse(document).success;
    const village = EXAMPLE_SETS[0] as { indicators: readonly object[] };
    const withFirst = (more: object) => ({
      ...village,
      indicators: [{ ...village.indicators[0], ...more }, ...village.indicators.slice(1)],
    });

    it('takes the nine sets', () => expect(EXAMPLE_SETS.map(accepts)).toEqual(EXAMPLE_SETS.map(() => true)));
    it.each([
      ['a misspelt part', { ...village, indicator: [] }],
      ['a kind of rule that is none', withFirst({ rule: { kind: 'eval' } })],
      ['a rule without its parts', withFirst({ rule: { kind: 'share', done: 'study.met' } })],
      ['a number without quotes', withFirst({ points: 6 })],
    ])('refuses %s', (_, document) => expect(accepts(document)).toBe(false));
  });
});
