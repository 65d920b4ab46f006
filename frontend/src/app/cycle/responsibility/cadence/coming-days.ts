import { writeDay } from '../../../platform/i18n/days';
import type { LocaleCode } from '../../../platform/i18n/locale';

/** Writes coming days for a narrow place: without the year while it is one and the same, with it where years differ. */
export function comingDays(days: readonly string[], locale: LocaleCode): string[] {
  const distinct = [...new Set(days.map((day) => day.slice(0, 10)))];
  const years = new Set(distinct.map((day) => day.slice(0, 4)));
  return distinct.map((day) => (years.size > 1 ? day : writeDay(day, 'cell', locale)));
}
