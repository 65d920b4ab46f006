import type { CadenceClause } from './cadence-clause';
import { cadenceSentence } from './cadence-sentence';
import { normalizePhrase } from './normalize-phrase';
import { readCadencePart } from './read-cadence-part';
import { suggestForPart } from './suggest-cadence';

/** A reading put to the clerk, with its words. */
export interface CadenceSuggestion {
  readonly clauses: readonly CadenceClause[];
  readonly zh: string;
  readonly en: string;
}

/** What a phrase says, or why that is not certain and what it may mean. */
export type CadenceReading =
  | { readonly clauses: readonly CadenceClause[] }
  | {
      readonly reason: { readonly zh: string; readonly en: string };
      readonly suggestions: readonly CadenceSuggestion[];
    };

const MAX_SUGGESTIONS = 3;

/** Reads a cadence phrase of a list where it can mean only one thing; the others are for the clerk to settle. */
export function readCadencePhrase(phrase: string): CadenceReading {
  const parts = normalizePhrase(phrase)
    .split(/[；，]/)
    .filter((part) => part !== '');
  const readings = parts.map((part) => ({ part, clauses: readCadencePart(part) }));
  if (parts.length > 0 && readings.every(({ clauses }) => clauses)) {
    return { clauses: spreadOverYear(readings.flatMap(({ clauses }) => clauses!)) };
  }
  const options = withoutEmptyMatter(readings).map(({ part, clauses }) => ({
    part,
    options: clauses ? [clauses] : suggestForPart(part).options,
  }));
  const count = Math.min(MAX_SUGGESTIONS, Math.max(2, ...options.map((part) => part.options.length)));
  const suggestions = Array.from({ length: count }, (_, index) =>
    spreadOverYear(options.flatMap((part) => part.options[index] ?? part.options.at(-1)!)),
  );
  const unread = options.find(({ part }) => !readCadencePart(part))?.part ?? phrase;
  return {
    reason: suggestForPart(unread).reason,
    suggestions: distinct(suggestions).map((clauses) => ({ clauses, ...cadenceSentence(clauses) })),
  };
}

/** In “逐事项；3个工作日” the first part only says what the count of the second is about. */
function withoutEmptyMatter<T extends { part: string; clauses: unknown }>(
  readings: readonly T[],
): readonly T[] {
  const counts = readings.some(
    ({ part, clauses }) => !clauses && /^\d+(?:\/\d+)*(?:个工作日|日|个月)/.test(part),
  );
  return counts ? readings.filter(({ part }) => !/^逐(?:事项|例|件|起)$/.test(part)) : readings;
}

/** Successive dates of a year each open when the one before is past: 6月、12月20日 are two half-years' work. */
function spreadOverYear(clauses: readonly CadenceClause[]): CadenceClause[] {
  const dated = clauses.filter(({ kind, window }) => kind === 'yearly' && window.opens === 'period');
  if (dated.length < 2) return [...clauses];
  const months = dated.map(({ deadline }) => (deadline.at === 'date' ? deadline.month : 0));
  if (months.some((month, index) => index > 0 && month <= months[index - 1]!)) return [...clauses];
  return clauses.map((clause) => {
    const index = dated.indexOf(clause);
    if (index < 0) return clause;
    const month = index === 0 ? 1 : months[index - 1]! + 1;
    return { ...clause, window: { opens: 'date', month, day: 1 } };
  });
}

function distinct(suggestions: readonly CadenceClause[][]): CadenceClause[][] {
  const known = new Set<string>();
  return suggestions.filter((clauses) => {
    const key = JSON.stringify(clauses);
    return clauses.length > 0 && !known.has(key) && known.add(key);
  });
}
