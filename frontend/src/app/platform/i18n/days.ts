import { Pipe, inject } from '@angular/core';
import type { PipeTransform } from '@angular/core';
import { Locale } from './locale';
import type { LocaleCode } from './locale';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** How a day is written: in text with its year, in text within the year, or in a narrow cell. */
export type DayStyle = 'text' | 'short' | 'cell';

/** Writes a calendar day (yyyy-MM-dd) as 2026年11月23日, 11月23日 or 11-23; in English 23 Nov 2026, 23 Nov or 11-23. */
export function writeDay(day: string | null | undefined, style: DayStyle, locale: LocaleCode): string {
  const [year, month, date] = (day ?? '').slice(0, 10).split('-').map(Number);
  if (!year || !month || !date) return '—';
  if (style === 'cell') return `${two(month)}-${two(date)}`;
  if (locale === 'en') return `${date} ${MONTHS[month - 1]}${style === 'text' ? ` ${year}` : ''}`;
  return `${style === 'text' ? `${year}年` : ''}${month}月${date}日`;
}

/** Writes an instant in Shanghai time: 2026年11月23日 08:00, or 11-23 08:00 in a cell. */
export function writeInstant(
  instant: string | null | undefined,
  style: DayStyle,
  locale: LocaleCode,
): string {
  const at = instant ? new Date(instant) : undefined;
  if (!at || Number.isNaN(at.getTime())) return '—';
  const local = new Date(at.getTime() + 8 * 3600_000).toISOString();
  return `${writeDay(local, style, locale)} ${local.slice(11, 16)}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `{{ duty.dueOn | day: 'short' }}` */
@Pipe({ name: 'day', pure: false })
export class DayPipe implements PipeTransform {
  private readonly locale = inject(Locale);

  transform(day: string | null | undefined, style: DayStyle = 'text'): string {
    return writeDay(day, style, this.locale.active());
  }
}

/** `{{ report.reportedAt | instant: 'cell' }}` */
@Pipe({ name: 'instant', pure: false })
export class InstantPipe implements PipeTransform {
  private readonly locale = inject(Locale);

  transform(instant: string | null | undefined, style: DayStyle = 'text'): string {
    return writeInstant(instant, style, this.locale.active());
  }
}
