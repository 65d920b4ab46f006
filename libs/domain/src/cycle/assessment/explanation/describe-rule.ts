import { cutTokens, ExpressionFault } from '../expression/tokens';
import { RULES_BY_KIND } from '../rules/rule-kinds';
import type { Sentence } from './line';

type Json = Readonly<Record<string, unknown>>;

/** What the names of a scheme are called: facts by key, indicators by code. */
export interface SchemeNames {
  readonly facts: ReadonlyMap<string, Sentence>;
  readonly indicators: ReadonlyMap<string, Sentence>;
}

/** The rule of an indicator in words, a line for each of its parts: what somebody reads before anything is scored. */
export function describeRule(rule: unknown, names: SchemeNames): readonly Sentence[] {
  const json = rule as Json;
  const kind = RULES_BY_KIND.get(String(json.kind));
  if (!kind) return [];
  const describe = DESCRIPTIONS[kind.kind];
  const lines = describe?.(json, new Naming(names)) ?? [];
  return lines.length > 0 ? lines : [{ zh: kind.zh, en: kind.en }];
}

/** An expression with the names of its facts in place of their keys. */
export function describeExpression(text: unknown, names: SchemeNames): Sentence {
  return new Naming(names).measure(text);
}

class Naming {
  constructor(private readonly names: SchemeNames) {}

  fact(key: unknown): Sentence {
    const known = this.names.facts.get(String(key));
    if (known) return known;
    const [, prefix, code = ''] = /^(score|share)\.(.+)$/u.exec(String(key)) ?? [];
    const indicator = this.names.indicators.get(code);
    if (!indicator) return { zh: String(key), en: String(key) };
    return prefix === 'score'
      ? { zh: `${indicator.zh}得分`, en: `score of ${indicator.en}` }
      : { zh: `${indicator.zh}得分率`, en: `share of ${indicator.en}` };
  }

  measure(text: unknown): Sentence {
    const source = String(text);
    try {
      const tokens = cutTokens(source).filter(({ kind }) => kind !== 'end');
      const pieces = tokens.map((token): Sentence => {
        if (token.kind === 'name') return WORDS[token.text] ?? this.fact(token.text);
        if (token.kind === 'word') return { zh: `“${token.text}”`, en: `"${token.text}"` };
        const sign = SIGNS[token.text] ?? token.text;
        return { zh: sign, en: sign };
      });
      return joined(pieces, ' ');
    } catch (fault) {
      if (!(fault instanceof ExpressionFault)) throw fault;
      return { zh: source, en: source };
    }
  }

  rule(rule: unknown): readonly Sentence[] {
    return describeRule(rule, this.names);
  }
}

const WORDS: Readonly<Record<string, Sentence>> = {
  and: { zh: '且', en: 'and' },
  or: { zh: '或', en: 'or' },
  not: { zh: '非', en: 'not' },
  total: { zh: '总分', en: 'total' },
  min: { zh: '取小', en: 'min' },
  max: { zh: '取大', en: 'max' },
  round: { zh: '舍入', en: 'round' },
  abs: { zh: '绝对值', en: 'abs' },
  if: { zh: '如果', en: 'if' },
  count: { zh: '次数', en: 'count' },
  has: { zh: '已报', en: 'has' },
};
const SIGNS: Readonly<Record<string, string>> = {
  '*': '×',
  '/': '÷',
  '-': '−',
  '>=': '≥',
  '<=': '≤',
  '!=': '≠',
};

const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);
const entriesOf = (value: unknown): readonly (readonly [string, string])[] =>
  Object.entries((value ?? {}) as Record<string, string>);
const wordsOf = (value: unknown): Sentence => value as Sentence;
const joined = (all: readonly Sentence[], by: string, byEn = by): Sentence => ({
  zh: all.map(({ zh }) => zh).join(by),
  en: all.map(({ en }) => en).join(byEn),
});
const points = (value: unknown): Sentence => ({ zh: `${String(value)} 分`, en: `${String(value)} points` });
const capped = (atMost: unknown): Sentence =>
  typeof atMost !== 'string' ? { zh: '', en: '' } : { zh: `，最多 ${atMost} 分`, en: `, at most ${atMost}` };
const say = (zh: string, en: string, parts: Readonly<Record<string, Sentence>> = {}): Sentence => ({
  zh: zh.replace(/\{(\w+)\}/g, (_, name: string) => parts[name]!.zh),
  en: en.replace(/\{(\w+)\}/g, (_, name: string) => parts[name]!.en),
});
const plain = (value: unknown): Sentence => ({ zh: String(value), en: String(value) });

type Describe = (rule: Json, naming: Naming) => readonly Sentence[];

const better = (rule: Json): Sentence =>
  rule.better === 'lower'
    ? { zh: '低者为优', en: 'lower is better' }
    : { zh: '高者为优', en: 'higher is better' };

/** 扣分、加分 by their entries. */
const entries =
  (zh: string, en: string): Describe =>
  (rule, naming) => {
    const sign = { zh, en };
    const lines = listOf(rule.entries).map((entry) => entryLine(entry, naming, sign));
    return rule.atMost === undefined
      ? lines
      : [...lines, say('合计最多 {most}', 'at most {most} in all', { most: points(rule.atMost) })];
  };

function entryLine(entry: Json, naming: Naming, sign: Sentence): Sentence {
  const parts = { name: wordsOf(entry.name), sign, each: points(entry.each), most: capped(entry.atMost) };
  switch (entry.by) {
    case 'missing':
      return say(
        '{name}：每少一项{sign} {each}{most}',
        '{name}: {sign} {each} for each missing{most}',
        parts,
      );
    case 'days':
    case 'days-of-each':
      return say(
        '{name}：每满 {per} 天{sign} {each}{most}',
        '{name}: {sign} {each} for every {per} days{most}',
        {
          ...parts,
          per: plain(entry.per),
        },
      );
    case 'fault': {
      const faults = entriesOf(entry.faults).map(([name, each]) => plain(`${name} ${each}`));
      return say('{name}：{sign} {faults}{most}', '{name}: {sign} {faults}{most}', {
        ...parts,
        faults: joined(faults, '、', ', '),
      });
    }
    case 'condition':
      return say('{name}：{when} 时{sign} {each}', '{name}: {sign} {each} when {when}', {
        ...parts,
        each: entry.points === undefined ? { zh: '全部分值', en: 'all points' } : points(entry.points),
        when: naming.measure(entry.when),
      });
    default: {
      const free =
        entry.free === undefined
          ? { zh: '', en: '' }
          : say('（前 {n} 次不计）', ' (the first {n} free)', { n: plain(entry.free) });
      return say('{name}：每次{sign} {each}{free}{most}', '{name}: {sign} {each} each time{free}{most}', {
        ...parts,
        free,
      });
    }
  }
}

const allOrNothing: Describe = (rule, naming) => [
  say('{when} 得满分，否则不得分', 'all points when {when}, else none', {
    when: naming.measure(rule.when),
  }),
];

const topOfGroup: Describe = (rule, naming) => [
  say(
    '{measure} 居组内前 {top} 得满分，{better}',
    'all points for the best {top} of the group by {measure}, {better}',
    {
      measure: naming.measure(rule.measure),
      top: plain(rule.top),
      better: better(rule),
    },
  ),
];

const DESCRIPTIONS: Readonly<Record<string, Describe>> = {
  share: (rule, naming) => {
    const [done, due] = [naming.measure(rule.done), naming.measure(rule.due)];
    return [
      say('按 {done} ÷ {due} 计分', 'points by {done} ÷ {due}', { done, due }),
      ...(rule.fullAt === undefined
        ? []
        : [say('达到 {n} 得满分', 'all points at {n}', { n: plain(rule.fullAt) })]),
      ...(rule.from === undefined ? [] : [say('低于 {n} 不得分', 'none below {n}', { n: plain(rule.from) })]),
    ];
  },
  deduct: entries('扣', 'less'),
  award: entries('加', 'plus'),
  ladder: (rule, naming) => [
    say('按 {measure} 分档', 'by steps of {measure}', { measure: naming.measure(rule.measure) }),
    ...listOf(rule.steps).map((step) =>
      say('{in}：{points}', '{in}: {points}', { in: plain(step.in), points: points(step.points) }),
    ),
  ],
  levels: (rule, naming) => [
    say('按“{of}”评定：{levels}', 'by "{of}": {levels}', {
      of: naming.fact(rule.of),
      levels: joined(
        entriesOf(rule.levels).map(([name, each]) => plain(`${name} ${each}`)),
        '、',
        ', ',
      ),
    }),
  ],
  table: (rule) =>
    listOf(rule.rows).map((row) =>
      say('{name}：{points}', '{name}: {points}', { name: wordsOf(row.name), points: points(row.points) }),
    ),
  formula: (rule, naming) => [
    say('得分 = {formula}', 'points = {formula}', { formula: naming.measure(rule.points) }),
  ],
  sum: (rule, naming) =>
    listOf(rule.parts).map((part) =>
      say('{name}（{points}）：{rule}', '{name} ({points}): {rule}', {
        name: wordsOf(part.name),
        points: points(part.points),
        rule: joined(naming.rule(part.rule), '；', '; '),
      }),
    ),
  mean: (rule, naming) => [
    say('加权平均：{of}', 'weighted mean: {of}', {
      of: joined(
        listOf(rule.of).map((one) =>
          say('{name} × {weight}', '{name} × {weight}', {
            name: naming.measure(one.measure),
            weight: plain(one.weight),
          }),
        ),
        ' + ',
      ),
    }),
  ],
  votes: (rule) => [
    say('测评票：{groups}；{coefficients}', 'ballots: {groups}; {coefficients}', {
      groups: joined(
        listOf(rule.groups).map((group) =>
          say('{name} × {weight}', '{name} × {weight}', {
            name: wordsOf(group.name),
            weight: plain(group.weight),
          }),
        ),
        ' + ',
      ),
      coefficients: joined(
        entriesOf(rule.coefficients).map(([name, each]) => plain(`${name} ${each}`)),
        '、',
        ', ',
      ),
    }),
  ],
  expert: (rule) => [
    say('评委背靠背打分，至少 {raters} 人，取平均', 'blind marks of at least {raters} raters, their mean', {
      raters: plain(rule.raters ?? 3),
    }),
  ],
  relative: (rule, naming) => [
    say('与组内最优相比：{measure}，{better}', 'against the best of the group: {measure}, {better}', {
      measure: naming.measure(rule.measure),
      better: better(rule),
    }),
  ],
  rank: (rule, naming) => [
    say(
      '按 {measure} 组内排名，{better}，每低一名减 {fall}',
      'by place in the group by {measure}, {better}, {fall} less for each place',
      {
        measure: naming.measure(rule.measure),
        better: better(rule),
        fall: points(rule.fall),
      },
    ),
  ],
  ...Object.fromEntries([
    ['all-or-nothing', allOrNothing],
    ['top-of-group', topOfGroup],
  ]),
};
