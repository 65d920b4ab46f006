import type { CadenceClause, CadenceKind, CadenceTriggerKind, CadenceUnit } from './cadence-clause';

/** Short ways to write clauses; the reader, the suggestions and the screens' editor all start from these. */

type Extra = Partial<Pick<CadenceClause, 'label' | 'share' | 'window'>>;

const base = { window: { opens: 'period' }, unit: 'day', label: '', shift: 'none' } as const;

/** A day of every year; opens with the year unless told otherwise. */
export function yearly(month: number, day: number | 'end', extra: Extra = {}): CadenceClause {
  return { ...base, kind: 'yearly', deadline: { at: 'date', month, day }, ...extra };
}

/** One day of one year. */
export function once(day: string, extra: Extra = {}): CadenceClause {
  return { ...base, kind: 'once', deadline: { at: 'day', day }, ...extra };
}

/** Within a month of every year (12月点评). */
export function inMonth(month: number, extra: Extra = {}): CadenceClause {
  return yearly(month, 'end', { window: { opens: 'month' }, ...extra });
}

/** A day of each half-year, quarter or month. */
export function periodic(
  kind: Extract<CadenceKind, 'half-yearly' | 'quarterly' | 'monthly'>,
  month: 'first' | 'last' = 'last',
  day: number | 'end' = 'end',
  extra: Extra & { unit?: 'day' | 'working-day' } = {},
): CadenceClause {
  return { ...base, kind, deadline: { at: 'period', month, day }, ...extra };
}

/** The end of every n months, counted from January. */
export function everyMonths(every: number, extra: Extra = {}): CadenceClause {
  return {
    ...base,
    kind: 'every-n-months',
    every,
    deadline: { at: 'period', month: 'last', day: 'end' },
    ...extra,
  };
}

/** A working day of every week, or of the last of so many weeks; `end` is the week's last one. */
export function weekly(weekday: number | 'end' = 'end', every = 1, extra: Extra = {}): CadenceClause {
  return {
    ...base,
    kind: 'weekly',
    unit: 'working-day',
    ...(every > 1 ? { every } : {}),
    deadline: { at: 'week', weekday },
    ...extra,
  };
}

/** So long after a school term's start or end; negative is before. */
export function term(
  from: 'start' | 'end',
  count = 0,
  unit: CadenceUnit = 'day',
  extra: Extra = {},
): CadenceClause {
  return { ...base, kind: 'term', unit, deadline: { at: 'offset', from, count }, ...extra };
}

/** A day of the academic year. */
export function academicYear(month: number, day: number | 'end', extra: Extra = {}): CadenceClause {
  return { ...base, kind: 'academic-year', deadline: { at: 'date', month, day }, ...extra };
}

/** So long after something; negative is before, and then opens some time ahead. */
export function occurrence(
  trigger: CadenceTriggerKind,
  count: number,
  unit: CadenceUnit,
  extra: Extra & { from?: 'start' | 'end' } = {},
): CadenceClause {
  const { from = 'start', ...rest } = extra;
  const window =
    count < 0 ? ({ opens: 'before', days: trigger === 'holiday' ? 10 : 30 } as const) : base.window;
  return {
    ...base,
    kind: 'occurrence',
    window,
    unit,
    trigger: { kind: trigger },
    deadline: { at: 'offset', from, count },
    ...rest,
  };
}
