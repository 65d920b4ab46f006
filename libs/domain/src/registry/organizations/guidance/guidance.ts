/**
 * What a guiding organisation may do with a guided one (条块结合): see it, hand it tasks, inspect it, give part of its
 * score. An edge grants what it names and nothing else; changing anything goes by the tree (隶属) alone.
 */
export const GUIDANCE_RIGHTS = ['see', 'assign', 'inspect', 'score'] as const;

export type GuidanceRight = (typeof GUIDANCE_RIGHTS)[number];

/** An edge beside the tree. Days are 'yyyy-MM-dd'; `validTo` is the first day on which it no longer holds. */
export interface GuidanceEdge {
  readonly id: string;
  readonly guideId: string;
  readonly guidedId: string;
  /** Whether all that stands below the guided organisation is meant too. */
  readonly withSubtree: boolean;
  readonly kindCode: string;
  /** Whose point of contact it is; null where it is the whole organisation's. */
  readonly postId: string | null;
  readonly rights: readonly GuidanceRight[];
  /** A decimal string above 0, 1 at most; with the right to score only. */
  readonly scoreShare: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Whether two edges say the same of the same: they may follow each other, but not hold on the same day. */
export function sayTheSame(a: GuidanceEdge, b: GuidanceEdge): boolean {
  return (
    a.guideId === b.guideId && a.guidedId === b.guidedId && a.kindCode === b.kindCode && a.postId === b.postId
  );
}

/** Whether two half-open spans share a day. */
export function overlap(
  a: Pick<GuidanceEdge, 'validFrom' | 'validTo'>,
  b: Pick<GuidanceEdge, 'validFrom' | 'validTo'>,
): boolean {
  return (
    holdsAtAll(a) &&
    holdsAtAll(b) &&
    (a.validTo === null || b.validFrom < a.validTo) &&
    (b.validTo === null || a.validFrom < b.validTo)
  );
}

/** An edge that was taken back on its first day holds on none. */
function holdsAtAll({ validFrom, validTo }: Pick<GuidanceEdge, 'validFrom' | 'validTo'>): boolean {
  return validTo === null || validFrom < validTo;
}
