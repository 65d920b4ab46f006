import type { Contribution } from './check-decomposition';

/** An item below another one, as many links down as `depth` says. */
export interface CarriedItem {
  readonly itemId: string;
  readonly depth: number;
  /** Its part of the item that it serves, where it is not the whole of its own number. */
  readonly quantity: string | null;
}

/**
 * Everything that carries an item, from near to far along each line. An item that serves by two ways stands once, where
 * it was met first, so that circles in what was stored end nothing.
 */
export function carriedBelow(
  contributions: ReadonlyMap<string, readonly Contribution[]>,
  itemId: string,
): readonly CarriedItem[] {
  const met = new Set([itemId]);
  const found: CarriedItem[] = [];
  const walk = (upper: string, depth: number): void => {
    for (const { lowerItemId, quantity } of contributions.get(upper) ?? []) {
      if (met.has(lowerItemId)) continue;
      met.add(lowerItemId);
      found.push({ itemId: lowerItemId, depth, quantity });
      walk(lowerItemId, depth + 1);
    }
  };
  walk(itemId, 1);
  return found;
}

/** Links by the item that is served. */
export function byUpperItem(links: readonly Contribution[]): ReadonlyMap<string, readonly Contribution[]> {
  const groups = new Map<string, Contribution[]>();
  for (const link of links) {
    const group = groups.get(link.upperItemId);
    if (group) group.push(link);
    else groups.set(link.upperItemId, [link]);
  }
  return groups;
}
