import { QUANTITIES } from './clarity-words';
import { plainWording, trigramsOf, trigramSimilarity } from './text-similarity';

/** Above this likeness a lower item is the upper one's wording over again (firsts, 2). */
export const COPIED_FROM = 0.85;

/** An item of an upper list, as far as copying goes. */
export interface UpperWording {
  readonly itemId: string;
  readonly textZh: string;
}

/** Which upper item a wording was taken from, and how alike the two are (0 to 1). */
export interface CopiedDown {
  readonly upperItemId: string;
  readonly similarity: number;
}

/**
 * Finds items that were passed on as they came (原样下发): nearly the upper item's words, with no quantity, place or
 * person added. Build it once with the upper items; ask it for each lower one.
 */
export function copiedDownFrom(
  upper: readonly UpperWording[],
  /** Names of places and people that make a wording somebody's own. */
  names: readonly string[] = [],
): (textZh: string) => CopiedDown | null {
  const known = upper.map(({ itemId, textZh }) => ({ itemId, textZh, runs: trigramsOf(textZh) }));
  const answers = new Map<string, CopiedDown | null>();
  return (textZh) => {
    const key = plainWording(textZh);
    const answer = answers.get(key);
    if (answer !== undefined) return answer;
    const found = nearest(textZh, known);
    const copied = found && !addsSomething(textZh, found.textZh, names) ? found : null;
    const result = copied && { upperItemId: copied.itemId, similarity: copied.similarity };
    answers.set(key, result);
    return result;
  };
}

interface KnownWording extends UpperWording {
  readonly runs: ReadonlyMap<string, number>;
}

function nearest(textZh: string, known: readonly KnownWording[]) {
  const runs = trigramsOf(textZh);
  let best: (UpperWording & { similarity: number }) | null = null;
  for (const upper of known) {
    const similarity = trigramSimilarity(runs, upper.runs);
    if (similarity > COPIED_FROM && similarity > (best?.similarity ?? 0)) {
      best = { itemId: upper.itemId, textZh: upper.textZh, similarity };
    }
  }
  return best;
}

/** Whether the lower wording names a quantity, a place or a person that the upper one does not. */
function addsSomething(lower: string, upper: string, names: readonly string[]): boolean {
  const measures = (text: string) =>
    QUANTITIES.flatMap((quantity) => text.match(new RegExp(quantity.source, 'gu')) ?? []);
  const above = new Set(measures(upper));
  if (measures(lower).some((measure) => !above.has(measure))) return true;
  return names.some((name) => name.length >= 2 && lower.includes(name) && !upper.includes(name));
}
