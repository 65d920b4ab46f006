import {
  OBJECTS,
  QUANTITIES,
  SLOGAN_WORDS,
  SPLIT_SLOGANS,
  TIMES,
  VAGUE_FREQUENCIES,
  VERBS,
} from './clarity-words';

/** The six things that make an item checkable (六要素), in the order in which they are shown. */
export const CLARITY_SLOTS = ['verb', 'object', 'quantity', 'time', 'evidence', 'owner'] as const;
export type ClaritySlot = (typeof CLARITY_SLOTS)[number];

/** What each slot is worth; together 100. What can be counted, dated and shown weighs most. */
const WORTH: Readonly<Record<ClaritySlot, number>> = {
  verb: 12,
  object: 12,
  quantity: 20,
  time: 20,
  evidence: 20,
  owner: 16,
};
const SLOGAN_COSTS = 8;
const VAGUE_FREQUENCY_COSTS = 4;

/** Below this an item is vague: a better wording is put beside it (firsts, 2). */
export const CLEAR_FROM = 60;

/** What the lint looks at. */
export interface WordedItem {
  readonly textZh: string;
  readonly cadencePhrase: string;
  /** Whether the cadence is settled: the phrase has clauses. */
  readonly dated: boolean;
  /** The phrase says something that could not be read as a deadline: no time, whatever words it uses. */
  readonly unread?: boolean;
  readonly evidenceAsked: string | null;
  /** What stands in the columns beside the wording: a number, and a standard. */
  readonly quantity: string | null;
  readonly standard: string | null;
  /** Whether a post bears it. */
  readonly owned: boolean;
}

/** How clear an item is: 0–100, with every reason. */
export interface Clarity {
  readonly score: number;
  readonly missing: readonly ClaritySlot[];
  /** Slogan words after which nothing measurable comes. */
  readonly slogans: readonly string[];
  /** Frequencies that cannot be checked (经常, 定期). */
  readonly vagueFrequencies: readonly string[];
}

/** Judges one item's wording; pure and quick, so the browser can do it while somebody types. */
export function clarityOfItem(item: WordedItem): Clarity {
  const slogans = slogansIn(item.textZh);
  const bare = slogans.reduce((text, word) => text.replaceAll(word, ''), item.textZh);
  const filled: Readonly<Record<ClaritySlot, boolean>> = {
    verb: VERBS.test(item.textZh),
    object: OBJECTS.test(bare),
    quantity: isMeasured(item.textZh) || hasText(item.quantity) || hasText(item.standard),
    time:
      item.dated ||
      (item.unread !== true && TIMES.some((time) => time.test(`${item.cadencePhrase} ${item.textZh}`))),
    evidence: hasText(item.evidenceAsked),
    owner: item.owned,
  };
  // A settled cadence is the frequency, whatever word the wording uses for it.
  const vagueFrequencies = item.dated ? [] : VAGUE_FREQUENCIES.filter((word) => item.textZh.includes(word));
  const worth = CLARITY_SLOTS.filter((slot) => filled[slot]).reduce((sum, slot) => sum + WORTH[slot], 0);
  const cost = slogans.length * SLOGAN_COSTS + vagueFrequencies.length * VAGUE_FREQUENCY_COSTS;
  return {
    score: Math.max(0, worth - cost),
    missing: CLARITY_SLOTS.filter((slot) => !filled[slot]),
    slogans,
    vagueFrequencies,
  };
}

const hasText = (text: string | null) => (text ?? '').trim() !== '';
const isMeasured = (text: string) => QUANTITIES.some((quantity) => quantity.test(text));

/** The slogans behind which nothing measurable follows, each once, in the order of the text. */
function slogansIn(text: string): string[] {
  const found: { word: string; at: number }[] = [];
  let rest = text;
  for (const word of SLOGAN_WORDS) {
    const at = rest.indexOf(word);
    if (at < 0) continue;
    found.push({ word, at });
    // 不断加强 is one slogan, not two.
    rest = rest.replaceAll(word, '＊'.repeat(word.length));
  }
  for (const pattern of SPLIT_SLOGANS) {
    const match = pattern.exec(rest);
    if (match) found.push({ word: match[0], at: match.index });
  }
  return found
    .filter(({ word, at }) => !isMeasured(text.slice(at + word.length)))
    .sort((a, b) => a.at - b.at)
    .map(({ word }) => word);
}
