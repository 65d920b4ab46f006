import { clarityOfItem, CLEAR_FROM } from './clarity-of-item';
import type { Clarity, WordedItem } from './clarity-of-item';
import { copiedDownFrom } from './copied-down';
import type { CopiedDown } from './copied-down';
import { betterWording } from './library-suggestions';
import type { LibraryItem } from './library-suggestions';

/** An item whose wording is judged, with where it stands. */
export interface JudgedItem extends WordedItem {
  readonly itemId: string;
  readonly lineageId: string;
  readonly postId: string;
  readonly postKind: string;
  readonly organizationId: string;
  readonly dimension: string;
  readonly domain: string;
  /** Rank of its level: 1 the county, larger below. */
  readonly rank: number;
}

/** What is wrong with one wording, and what would be better. */
export interface WordingFinding extends Clarity {
  readonly itemId: string;
  readonly copied: CopiedDown | null;
  readonly better: LibraryItem | null;
}

/** Wordings of a set, judged one after another: {@link WordingJudge.judge} may be called in batches. */
export interface WordingJudge {
  /** Null where nothing is wrong. */
  judge(item: JudgedItem): { readonly score: number; readonly finding: WordingFinding | null };
}

/**
 * Judges clarity and copying down. An item is compared with those of every higher level of the set; the library's better
 * wording stands beside what is vague or copied.
 */
export function wordingJudge(
  items: readonly Pick<JudgedItem, 'itemId' | 'textZh' | 'rank' | 'quantity' | 'standard'>[],
  library: readonly LibraryItem[],
  names: readonly string[] = [],
): WordingJudge {
  const itemOf = new Map(items.map((item) => [item.itemId, item]));
  const copiedAt = new Map<number, (textZh: string) => CopiedDown | null>();
  const copied = (item: JudgedItem): CopiedDown | null => {
    let ask = copiedAt.get(item.rank);
    if (!ask) {
      ask = copiedDownFrom(distinctTexts(items.filter(({ rank }) => rank < item.rank)), names);
      copiedAt.set(item.rank, ask);
    }
    const found = ask(item.textZh);
    return found && addsInColumns(item, itemOf.get(found.upperItemId)) ? null : found;
  };
  const betterFor = new Map<string, LibraryItem | null>();
  const better = (item: JudgedItem): LibraryItem | null => {
    const key = [item.postKind, item.dimension, item.domain, item.textZh].join('\n');
    const known = betterFor.get(key);
    if (known !== undefined) return known;
    const found = betterWording(item, library);
    const answer = found && found.textZh !== item.textZh ? found : null;
    betterFor.set(key, answer);
    return answer;
  };
  return {
    judge(item) {
      const clarity = clarityOfItem(item);
      const copy = copied(item);
      if (clarity.score >= CLEAR_FROM && !copy) return { score: clarity.score, finding: null };
      const finding = { itemId: item.itemId, ...clarity, copied: copy, better: better(item) };
      return { score: clarity.score, finding };
    },
  };
}

type Columns = Pick<JudgedItem, 'quantity' | 'standard'>;

/** A number or a standard of one's own beside the upper item's words is an added quantity. */
function addsInColumns(item: Columns, upper: Columns | undefined): boolean {
  const adds = (own: string | null, above: string | null | undefined) =>
    (own ?? '').trim() !== '' && own !== above;
  return adds(item.quantity, upper?.quantity) || adds(item.standard, upper?.standard);
}

function distinctTexts<T extends { readonly textZh: string }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.textZh, item])).values()];
}
