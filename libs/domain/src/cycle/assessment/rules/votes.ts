import { Exact, sum, ZERO } from '../exact/exact';
import { line, settlingLine } from '../explanation/line';
import type { Line, Sentence } from '../explanation/line';
import type { Gap } from '../expression/gap';
import { isGap, NOTHING } from '../expression/gap';
import { factOf, MET_FACT } from '../facts/fact-key';
import {
  byName,
  decimal,
  flag,
  list,
  notNegative,
  object,
  optional,
  text,
  whole,
  words,
} from '../shape/plain-shapes';
import type { Reading } from './rule-kind';
import { defineRule } from './rule-kind';
import { statisticsOf } from './statistics-of';

const VOTES: Sentence = {
  zh: '{groups}，加权得 {rate}：× {points} = {earned} 分{few}',
  en: '{groups}, weighted {rate}: × {points} = {earned} points{few}',
};
const SHRUNK: Sentence = {
  zh: '票数 {ballots} 较少，向同组平均 {mean} 收缩（票数 ÷（票数 + {weight}））',
  en: 'only {ballots} ballots: shrunk towards the mean of the group {mean} by ballots ÷ (ballots + {weight})',
};
const NOT_BELOW: Sentence = { zh: '合计不低于 0 分', en: 'together they come to no less than 0 points' };
const FEW: Sentence = { zh: '；票数不足，须标注', en: '; few ballots, to be marked' };
const ENOUGH: Sentence = { zh: '', en: '' };

const group = object({ name: words, of: factOf('tally'), weight: notNegative() });

/** 民主测评: votes on named levels become coefficients; rater groups are weighted, and one without ballots drops out. */
export const votesRule = defineRule({
  kind: 'votes',
  zh: '测评票',
  en: 'votes on named levels',
  parts: {
    groups: list(group, { max: 12 }),
    coefficients: byName(text({ max: 60 }), decimal({ min: '-1', max: '1' }), { min: 1, max: 20 }),
    abstentions: optional(object({ name: text({ max: 60 }), inBase: flag })),
    /** Below this many ballots the score is marked. */
    fewest: optional(whole({ min: 1, max: 100000 })),
    /** Small numbers are drawn towards the mean of the group: with so many ballots they count half (features, J4). */
    shrink: optional(object({ ballots: notNegative() })),
  },
  check({ groups, coefficients, abstentions }, place) {
    if (groups.every(({ weight }) => weight.isZero())) place.to('groups').fault('weights-zero');
    const names = [...coefficients.keys(), ...(abstentions ? [abstentions.name] : [])];
    groups.forEach(({ of }, index) => {
      place
        .to('groups')
        .to(index)
        .meet(MET_FACT, { key: of, kinds: ['tally'], names, all: true });
    });
  },
  score(rule, reading, points) {
    const own = countVotes(rule, reading);
    if (isGap(own)) return own;
    const { rate, ballots, shown } = own;
    const few = rule.fewest !== undefined && ballots.compare(Exact.whole(rule.fewest)) < 0 ? FEW : ENOUGH;
    const reads = rule.groups.filter(({ weight }) => !weight.isZero()).map(({ of }) => of);
    const shrinks = rule.shrink !== undefined && !rule.shrink.ballots.isZero();
    // What is shrunk is the rate as it is: held at nothing before, few bad votes would be drawn up twice.
    const earned = shrinks ? points.times(rate) : points.times(rate).max(ZERO);
    const parameters = { groups: shown, rate, points, earned, few };
    const lines: Line[] = [line(VOTES, earned, parameters, reads)];
    if (rule.shrink && shrinks) {
      const peers = reading.peers(rule, (peer) => rateOf(countVotes(rule, peer)));
      const { mean } = statisticsOf(peers);
      const weight = rule.shrink.ballots;
      // (n·v + m·mean) ÷ (n + m), written as what it changes.
      const moved = mean.minus(rate).times(weight).times(points).dividedBy(ballots.plus(weight));
      lines.push(line(SHRUNK, moved, { ballots, mean, weight }, reads));
      const all = sum(lines.map((one) => one.points));
      if (all.isBelowZero()) lines.push(settlingLine(NOT_BELOW, all.negated(), {}));
    }
    return lines;
  },
});

interface Counted {
  readonly rate: Exact;
  readonly ballots: Exact;
  readonly shown: string;
}

interface VotesGiven {
  readonly groups: readonly { readonly name: Sentence; readonly of: string; readonly weight: Exact }[];
  readonly coefficients: ReadonlyMap<string, Exact>;
  readonly abstentions: { readonly name: string; readonly inBase: boolean } | undefined;
}

function countVotes({ groups, coefficients, abstentions }: VotesGiven, reading: Reading): Counted | Gap {
  let weighted = ZERO;
  let weights = ZERO;
  let ballots = ZERO;
  const shown: string[] = [];
  for (const { of, weight } of groups) {
    // Only for comparison: its ballots make no rate surer.
    if (weight.isZero()) continue;
    const value = reading.fact(of);
    if (isGap(value)) return value;
    const counts = typeof value === 'object' && 'counts' in value ? value.counts : new Map<string, Exact>();
    let base = abstentions?.inBase ? (counts.get(abstentions.name) ?? ZERO) : ZERO;
    let worth = ZERO;
    for (const [name, coefficient] of coefficients) {
      const votes = counts.get(name) ?? ZERO;
      base = base.plus(votes);
      worth = worth.plus(votes.times(coefficient));
    }
    ballots = ballots.plus(base);
    if (base.isZero()) continue;
    weighted = weighted.plus(worth.times(weight).dividedBy(base));
    weights = weights.plus(weight);
    shown.push(`${worth.shown()} ÷ ${base.shown()} (${weight.shown()})`);
  }
  if (weights.isZero()) return NOTHING;
  return { rate: weighted.dividedBy(weights), ballots, shown: shown.join(' + ') };
}

function rateOf(counted: Counted | Gap): Exact | Gap {
  return isGap(counted) ? counted : counted.rate;
}
