// What a bench claims is a ratio: the product over a floor, in pairs of adjacent slices of the same run. Absolute speeds
// on a shared machine say nothing; a neighbour who takes the core slows both halves of a pair.

export interface Spread {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
}

/** Median and quartiles (linear interpolation between ranks). */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share;
    const below = sorted[Math.floor(place)]!;
    return below + (sorted[Math.ceil(place)]! - below) * (place % 1);
  };
  return { median: at(0.5), lower: at(0.25), upper: at(0.75) };
}

/** `short`: the median misses, but the favourable quartile does not: noise may be all there is to it. */
export type Verdict = 'met' | 'short' | 'missed';

/** Ratios are rates of the product over rates of the floor, so more is better. */
export function judge({ median, upper }: Spread, target: number): Verdict {
  if (median >= target) return 'met';
  return upper >= target ? 'short' : 'missed';
}

/** How far a floor measured against itself may be from 1 before nothing of the run counts. */
const STILL = { least: 0.95, most: 1.05 };

export function isStill(control: Spread): boolean {
  return control.median >= STILL.least && control.median <= STILL.most;
}

/** Runs `first` and `second` in adjacent pairs, A B then B A, so that a drift favours neither. */
export async function inPairs<Reading>(
  pairs: number,
  first: () => Promise<Reading>,
  second: () => Promise<Reading>,
): Promise<{ readonly first: Reading; readonly second: Reading }[]> {
  const read: { first: Reading; second: Reading }[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    if (pair % 2 === 0) {
      const a = await first();
      read.push({ first: a, second: await second() });
    } else {
      const b = await second();
      read.push({ first: await first(), second: b });
    }
  }
  return read;
}
