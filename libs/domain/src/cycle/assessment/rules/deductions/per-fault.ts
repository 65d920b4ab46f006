import type { Exact } from '../../exact/exact';
import { ZERO } from '../../exact/exact';
import { isGap } from '../../expression/gap';
import type { Gap } from '../../expression/gap';
import { factOf, MET_FACT } from '../../facts/fact-key';
import { byName, flag, notNegative, optional, otherwise, text } from '../../shape/plain-shapes';
import type { Reading } from '../rule-kind';
import { claimed } from './claimed';
import { defineDeduction } from './deduction-kind';

const SENTENCE = { zh: '{name}：{found} = {amount} 分', en: '{name}: {found} = {amount} points' };

/** 按名称分档: each named fault of a tally or register has its points. Of one incident with several names the heaviest counts. */
export const perFault = defineDeduction({
  by: 'fault',
  en: 'per named fault of a group',
  parts: {
    of: factOf('tally', 'register'),
    faults: byName(text({ max: 60 }), notNegative(), { min: 1, max: 60 }),
    /** Whether the faults named here are all that the fact may have; else the others count nothing. */
    all: otherwise(flag, true, true),
    once: optional(text({ max: 40 })),
  },
  reads: ({ of }) => [of],
  check({ of, faults, all }, place) {
    place
      .to('faults')
      .meet(MET_FACT, { key: of, kinds: ['tally', 'register'], names: [...faults.keys()], all });
  },
  count({ of, faults, once }, reading) {
    const counts = countByName(of, faults, once, reading);
    if (isGap(counts)) return counts;
    let amount = ZERO;
    const found: string[] = [];
    for (const [name, each] of faults) {
      const count = counts.get(name) ?? ZERO;
      if (count.isZero()) continue;
      amount = amount.plus(count.times(each));
      found.push(`${name} ${count.shown()} × ${each.shown()}`);
    }
    return { amount, sentence: SENTENCE, parameters: { found: found.join(' + ') || '0' } };
  },
});

function countByName(
  key: string,
  faults: ReadonlyMap<string, Exact>,
  once: string | undefined,
  reading: Reading,
): ReadonlyMap<string, Exact> | Gap {
  const value = reading.fact(key);
  if (isGap(value)) return value;
  if (typeof value === 'object' && 'counts' in value) return value.counts;
  const entries = claimed(key, once, reading);
  if (isGap(entries)) return entries;
  const heaviest = new Map<string, { name: string; count: Exact; worth: Exact }>();
  for (const { incident, name, count } of entries) {
    const worth = (faults.get(name) ?? ZERO).times(count);
    const known = heaviest.get(incident);
    if (!known || worth.compare(known.worth) > 0) heaviest.set(incident, { name, count, worth });
  }
  const counts = new Map<string, Exact>();
  for (const { name, count } of heaviest.values()) counts.set(name, (counts.get(name) ?? ZERO).plus(count));
  return counts;
}
