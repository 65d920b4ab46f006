/** Something in the frame of a draw, with the ticket that it drew. */
export interface Ticket {
  readonly id: string;
  /** SHA-256 in hexadecimal of {@link ticketText}. */
  readonly digest: string;
}

/** The share of reports in class 抽核 that is drawn, and that of verifications for a second verifier. */
export const DRAWN_SHARE = 0.1;

/** What a ticket is the digest of: the seed of the draw in hexadecimal, and the id. */
export const ticketText = (seed: string, id: string): string => `${seed}:${id}`;

/** How many are drawn of a frame: the share, rounded up, so that something is looked at wherever something was reported. */
export function drawnCount(frame: number, share: number): number {
  return Math.min(frame, Math.ceil(frame * share));
}

/**
 * The drawn ids, in the order drawn: the lowest tickets. Whoever has the seed and the frame draws the same again, with any
 * program that knows SHA-256; before the seed is known, nobody can say which they will be.
 */
export function drawSample(tickets: readonly Ticket[], count: number): string[] {
  return [...tickets]
    .sort((a, b) => (a.digest === b.digest ? compare(a.id, b.id) : compare(a.digest, b.digest)))
    .slice(0, count)
    .map(({ id }) => id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
