import type { Exact } from '../exact/exact';
import { ROW_DECIMALS } from '../exact/exact';

/** A sentence in both languages; `{name}` marks a parameter. One object per sentence, so a row costs a pointer. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** What writes itself when the sentence is read, and not before. */
export interface Shown {
  shown(): string;
}

export type LineParameters = Readonly<Record<string, Shown | Sentence | string | number>>;

/** What a rule says about some points: the formula in words, and the names it read. */
export interface Line {
  readonly sentence: Sentence;
  readonly parameters: LineParameters;
  readonly points: Exact;
  readonly reads: readonly string[];
}

/** What a rule may say of one line at most, so that twenty-two digits always hold it and sums are exact. */
export const MOST_POINTS = 1_000_000_000;

/** A line of a rule: points are brought to twelve decimals here, and from here on sums are exact. */
export function line(
  sentence: Sentence,
  points: Exact,
  parameters: LineParameters,
  reads: readonly string[],
): Line {
  return { sentence, parameters, points: points.within(MOST_POINTS).rounded(ROW_DECIMALS), reads };
}

/** A line that brings a sum to where it is held or rounded: the difference as it is, however large. */
export function settlingLine(
  sentence: Sentence,
  points: Exact,
  parameters: LineParameters,
  reads: readonly string[] = [],
): Line {
  return { sentence, parameters, points: points.rounded(ROW_DECIMALS), reads };
}

export function inWords(sentence: Sentence, parameters: LineParameters): Sentence {
  return { zh: filled(sentence.zh, parameters, 'zh'), en: filled(sentence.en, parameters, 'en') };
}

function filled(text: string, parameters: LineParameters, language: keyof Sentence): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = parameters[name];
    if (value === undefined) return whole;
    if (typeof value !== 'object') return String(value);
    return 'shown' in value ? value.shown() : value[language];
  });
}
