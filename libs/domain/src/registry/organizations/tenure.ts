/**
 * How a person may hold a post, in the order in which they answer for it: the appointed holder first, then who holds it
 * besides another post, who leads the work, who stands in, who is posted or lent there (model, "Post").
 */
export const TENURE_KINDS = ['任职', '兼任', '主持工作', '临时负责人', '挂职', '借调'] as const;

export type TenureKind = (typeof TENURE_KINDS)[number];

/** What the rules need of a tenure. Days are 'yyyy-MM-dd'; an open end is null; the last day counts. */
export interface TenureSpan {
  readonly postId: string;
  readonly personId: string;
  readonly kind: TenureKind;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

/** Whether the tenure runs on `day`. */
export function runsOn(tenure: Pick<TenureSpan, 'startsOn' | 'endsOn'>, day: string): boolean {
  return tenure.startsOn <= day && (tenure.endsOn === null || day <= tenure.endsOn);
}

/** Whether two spans share a day. */
export function shareADay(
  a: Pick<TenureSpan, 'startsOn' | 'endsOn'>,
  b: Pick<TenureSpan, 'startsOn' | 'endsOn'>,
): boolean {
  return (a.endsOn === null || b.startsOn <= a.endsOn) && (b.endsOn === null || a.startsOn <= b.endsOn);
}

/** Appointed to the post itself, also besides another one (一肩挑): of these a post has one at a time. */
export function holdsFully(kind: TenureKind): boolean {
  return kind === '任职' || kind === '兼任';
}

/** Pairs of appointed holders (任职, 兼任) of one post who would hold it on the same day: there may be one at a time. */
export function clashingHolders<T extends TenureSpan>(tenures: readonly T[]): [T, T][] {
  const byPost = new Map<string, T[]>();
  for (const tenure of tenures) {
    if (!holdsFully(tenure.kind)) continue;
    const held = byPost.get(tenure.postId);
    if (held) held.push(tenure);
    else byPost.set(tenure.postId, [tenure]);
  }
  return [...byPost.values()].flatMap((held) =>
    held.flatMap((later, index) =>
      held
        .slice(0, index)
        .filter((earlier) => shareADay(earlier, later))
        .map((earlier): [T, T] => [earlier, later]),
    ),
  );
}
