import { drawSample } from '../duties/checking/draw-sample';
import type { Ticket } from '../duties/checking/draw-sample';

/** The units of one domain that a draw is made from. */
export interface Stratum {
  readonly domainCode: string;
  readonly unitIds: readonly string[];
}

/** A unit that was drawn, with the domain it was drawn in. */
export interface DrawnUnit {
  readonly domainCode: string;
  readonly unitId: string;
}

/** What is published of a draw. All text in hexadecimal is SHA-256, of the seed's digits and of {@link frameText}. */
export interface PublishedDraw {
  readonly frame: readonly Stratum[];
  readonly wanted: number;
  readonly commitment: string;
  readonly frameDigest: string;
  readonly seed: string;
  readonly drawn: readonly DrawnUnit[];
}

/** One stratum a line, in the order of the domains' codes, ids sorted: the same frame is the same text everywhere. */
export function frameText(frame: readonly Stratum[]): string {
  return inOrder(frame)
    .map(({ domainCode, unitIds }) => `${domainCode}:${[...unitIds].sort().join(',')}`)
    .join('\n');
}

/**
 * How many are drawn in each stratum: by its share of all units, what is left over to the largest remainders, so that the
 * sum is exact. With as many draws as strata, none goes without.
 */
export function sharesOf(sizes: readonly number[], wanted: number): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const most = Math.min(wanted, all);
  const least = sizes.map((size) => (size > 0 && most >= sizes.filter((one) => one > 0).length ? 1 : 0));
  const shares = sizes.map((size, at) => Math.max(least[at]!, Math.floor((most * size) / (all || 1))));
  const sum = () => shares.reduce((total, share) => total + share, 0);
  const remainder = (at: number) => most * sizes[at]! - shares[at]! * all;
  const places = sizes.map((_, at) => at);
  while (sum() !== most) {
    const grows = sum() < most;
    const open = places.filter((at) => (grows ? shares[at]! < sizes[at]! : shares[at]! > least[at]!));
    open.sort((a, b) => (grows ? remainder(b) - remainder(a) : remainder(a) - remainder(b)) || a - b);
    shares[open[0]!]! += grows ? 1 : -1;
  }
  return shares;
}

/** The drawn units, stratum by stratum in the order drawn. `ticketsOf` makes the tickets of the seed for ids. */
export function drawUnits(
  frame: readonly Stratum[],
  wanted: number,
  ticketsOf: (ids: readonly string[]) => readonly Ticket[],
): DrawnUnit[] {
  const strata = inOrder(frame);
  const shares = sharesOf(
    strata.map(({ unitIds }) => unitIds.length),
    wanted,
  );
  return strata.flatMap(({ domainCode, unitIds }, at) =>
    drawSample(ticketsOf(unitIds), shares[at]!).map((unitId) => ({ domainCode, unitId })),
  );
}

/** What does not fit in a published draw when it is done again; nothing for one that is as it should be. */
export function replayFaults(
  draw: PublishedDraw,
  sha256: (text: string) => string,
  ticketText: (seed: string, id: string) => string,
): ('commitment' | 'frame' | 'drawn')[] {
  const again = drawUnits(draw.frame, draw.wanted, (ids) =>
    ids.map((id) => ({ id, digest: sha256(ticketText(draw.seed, id)) })),
  );
  const words = (drawn: readonly DrawnUnit[]) =>
    drawn.map(({ domainCode, unitId }) => `${domainCode} ${unitId}`).join('\n');
  return [
    ...(sha256(draw.seed) === draw.commitment ? [] : (['commitment'] as const)),
    ...(sha256(frameText(draw.frame)) === draw.frameDigest ? [] : (['frame'] as const)),
    ...(words(again) === words(draw.drawn) ? [] : (['drawn'] as const)),
  ];
}

const inOrder = (frame: readonly Stratum[]): Stratum[] =>
  [...frame].sort((a, b) => (a.domainCode < b.domainCode ? -1 : a.domainCode > b.domainCode ? 1 : 0));
