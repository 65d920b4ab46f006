import type { CoverageCell } from './coverage';
import { trigramsOf, trigramSimilarity } from './text-similarity';

/** An item of the template library. */
export interface LibraryItem {
  readonly code: string;
  readonly postKind: string;
  readonly textZh: string;
  readonly dimension: string;
  readonly domain: string;
  readonly cadencePhrase: string;
  readonly evidenceAsked: string | null;
}

const RUNS = new WeakMap<LibraryItem, ReadonlyMap<string, number>>();

/** Who asks for a better wording. */
export interface WordingWanted {
  readonly textZh: string;
  readonly postKind: string;
  readonly dimension: string;
  readonly domain: string;
}

/**
 * The library's wording that comes nearest to what an item means to say: of the same post kind or the same cell, the
 * likeliest by likeness of words; null where the library has nothing of either.
 */
export function betterWording(item: WordingWanted, library: readonly LibraryItem[]): LibraryItem | null {
  const runs = trigramsOf(item.textZh);
  let best: { item: LibraryItem; worth: number } | null = null;
  for (const candidate of library) {
    const samePost = candidate.postKind === item.postKind;
    const sameCell = candidate.dimension === item.dimension && candidate.domain === item.domain;
    if (!samePost && !sameCell) continue;
    const worth =
      (samePost ? 1 : 0) +
      (candidate.dimension === item.dimension ? 0.5 : 0) +
      (candidate.domain === item.domain ? 0.5 : 0) +
      2 * trigramSimilarity(runs, runsOf(candidate));
    if (worth > (best?.worth ?? 0)) best = { item: candidate, worth };
  }
  return best?.item ?? null;
}

/** Kept with the item: a county asks for thousands of wordings in the same library. */
function runsOf(item: LibraryItem): ReadonlyMap<string, number> {
  const known = RUNS.get(item) ?? trigramsOf(item.textZh);
  RUNS.set(item, known);
  return known;
}

/** For each empty required cell the library's items that would fill it, posts of the set first; cells without any left out. */
export function draftsForEmptyCells(
  cells: readonly CoverageCell[],
  library: readonly LibraryItem[],
  postKindsOfSet: ReadonlySet<string>,
): readonly { readonly cell: CoverageCell; readonly items: readonly LibraryItem[] }[] {
  return cells
    .filter(({ state }) => state === 'empty')
    .map((cell) => ({
      cell,
      items: library
        .filter(({ dimension, domain }) => dimension === cell.dimension && domain === cell.domain)
        .sort((a, b) => Number(postKindsOfSet.has(b.postKind)) - Number(postKindsOfSet.has(a.postKind))),
    }))
    .filter(({ items }) => items.length > 0);
}
