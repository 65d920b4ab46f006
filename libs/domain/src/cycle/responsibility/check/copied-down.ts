import { QUANTITIES } from './clarity-words';
import { LikestWording } from './likest-wording';
import { plainWording } from './text-similarity';

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
  const likest = new LikestWording(upper.map(({ textZh }) => textZh));
  const answers = new Map<string, CopiedDown | null>();
  return (textZh) => {
    const key = plainWording(textZh);
    const answer = answers.get(key);
    if (answer !== undefined) return answer;
    const found = likest.of(textZh, COPIED_FROM);
    const from = found && upper[found.at]!;
    const copied = found && from && !addsSomething(textZh, from.textZh, names);
    const result = copied ? { upperItemId: from.itemId, similarity: found.similarity } : null;
    answers.set(key, result);
    return result;
  };
}

const BODY = /^中共|(?:党委|党工委|党总支|总支|党支部|支部|党组|委员会|(?<=[省市县区州旗])委)$/gu;

/** What a place is called in a wording: 望舒镇 for 望舒镇党委; null where too little is left to be a name. */
export function placeOf(organizationName: string): string | null {
  const place = organizationName.replace(BODY, '');
  return [...place].length >= 3 ? place : null;
}

/** Whether the lower wording names a quantity, a place or a person that the upper one does not. */
function addsSomething(lower: string, upper: string, names: readonly string[]): boolean {
  const measures = (text: string) =>
    QUANTITIES.flatMap((quantity) => text.match(new RegExp(quantity.source, 'gu')) ?? []);
  const above = new Set(measures(upper));
  if (measures(lower).some((measure) => !above.has(measure))) return true;
  return names.some((name) => name.length >= 2 && lower.includes(name) && !upper.includes(name));
}
