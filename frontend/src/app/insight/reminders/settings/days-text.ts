/** Days as they stand in a field: `7, 3, 1`. */
export const wordsOfDays = (days: readonly number[]): string => days.join(', ');

/** The days that a field names, whatever stands between them; null when something else does. */
export function daysOf(text: string): number[] | null {
  const parts = text.split(/[\s,，、;；]+/).filter((part) => part !== '');
  return parts.every((part) => /^\d{1,3}$/.test(part)) ? parts.map(Number) : null;
}
