import { Decimal } from 'decimal.js';

/** An item as far as its place in the decomposition goes (features, B2). */
export interface DecomposedItem {
  readonly itemId: string;
  /** Rank of its level: 1 the county, larger below. */
  readonly rank: number;
  /** What is promised, as a decimal string in `unit`; null where the item promises no number. */
  readonly quantity: string | null;
  readonly unit: string | null;
  /** Whether somebody holds the post or answers for it. */
  readonly hasPerson: boolean;
}

/** A lower item serves an upper one; `quantity` is its part of the upper number where it is not the whole of its own. */
export interface Contribution {
  readonly lowerItemId: string;
  readonly upperItemId: string;
  readonly quantity: string | null;
}

export type DecompositionFinding =
  /** Below the topmost level and serving no upper item. */
  | { readonly code: 'orphan'; readonly itemId: string }
  /** Nobody answers for an item that nothing below carries. */
  | { readonly code: 'no-person'; readonly itemId: string }
  /** What is promised below is less than what is promised above; decimal strings in the upper item's unit. */
  | {
      readonly code: 'shortfall';
      readonly itemId: string;
      readonly promised: string;
      readonly below: string;
    }
  /** A number below is in another unit and can't be added. */
  | { readonly code: 'other-unit'; readonly itemId: string; readonly lowerItemId: string };

/**
 * Whether upper items are carried below: quantities below sum to at least the one above, no item hangs loose, no leaf is
 * without a person. An upper item without contributions is its own bearer's and wants nothing below.
 */
export function checkDecomposition(
  items: readonly DecomposedItem[],
  contributions: readonly Contribution[],
): readonly DecompositionFinding[] {
  const itemOf = new Map(items.map((item) => [item.itemId, item]));
  const known = contributions.filter(
    ({ lowerItemId, upperItemId }) => itemOf.has(lowerItemId) && itemOf.has(upperItemId),
  );
  const below = gathered(known, 'upperItemId');
  const serving = new Set(known.map(({ lowerItemId }) => lowerItemId));
  const top = items.reduce((rank, item) => Math.min(rank, item.rank), Number.POSITIVE_INFINITY);
  // Where nothing is linked yet, everything would hang loose: decomposition has not begun.
  const begun = known.length > 0;
  return items.flatMap((item): DecompositionFinding[] => {
    const carried = below.get(item.itemId) ?? [];
    return [
      ...(begun && item.rank > top && !serving.has(item.itemId)
        ? [{ code: 'orphan' as const, itemId: item.itemId }]
        : []),
      ...(carried.length === 0 && !item.hasPerson
        ? [{ code: 'no-person' as const, itemId: item.itemId }]
        : []),
      ...(carried.length > 0 ? sumBelow(item, carried, itemOf) : []),
    ];
  });
}

function sumBelow(
  upper: DecomposedItem,
  carried: readonly Contribution[],
  itemOf: ReadonlyMap<string, DecomposedItem>,
): DecompositionFinding[] {
  if (upper.quantity === null) return [];
  const findings: DecompositionFinding[] = [];
  let sum = new Decimal(0);
  for (const { lowerItemId, quantity } of carried) {
    const lower = itemOf.get(lowerItemId)!;
    if (quantity !== null) sum = sum.plus(quantity);
    else if (lower.quantity !== null && lower.unit === upper.unit) sum = sum.plus(lower.quantity);
    else if (lower.quantity !== null)
      findings.push({ code: 'other-unit', itemId: upper.itemId, lowerItemId });
  }
  if (sum.lessThan(upper.quantity)) {
    findings.push({
      code: 'shortfall',
      itemId: upper.itemId,
      promised: new Decimal(upper.quantity).toString(),
      below: sum.toString(),
    });
  }
  return findings;
}

/** Whether linking the two would close a circle: an item can't serve itself by a detour. */
export function closesCircle(
  contributions: readonly Contribution[],
  lowerItemId: string,
  upperItemId: string,
): boolean {
  const above = gathered(contributions, 'lowerItemId');
  const seen = new Set<string>();
  const waiting = [upperItemId];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === lowerItemId) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    waiting.push(...(above.get(at) ?? []).map((one) => one.upperItemId));
  }
  return false;
}

function gathered(
  contributions: readonly Contribution[],
  by: 'lowerItemId' | 'upperItemId',
): ReadonlyMap<string, readonly Contribution[]> {
  const groups = new Map<string, Contribution[]>();
  for (const one of contributions) {
    const group = groups.get(one[by]);
    if (group) group.push(one);
    else groups.set(one[by], [one]);
  }
  return groups;
}
