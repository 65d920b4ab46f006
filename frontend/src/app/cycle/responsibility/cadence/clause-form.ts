import type {
  CadenceClause,
  CadenceTriggerKind,
  CadenceUnit,
} from '@zeren/domain/cycle/responsibility/cadence-clause';
import {
  everyMonths,
  occurrence,
  periodic,
  term,
  weekly,
  yearly,
} from '@zeren/domain/cycle/responsibility/make-clauses';

/** How often, as the builder asks it. */
export const RHYTHMS = [
  'yearly',
  'half-yearly',
  'quarterly',
  'monthly',
  'every-n-months',
  'weekly',
  'term',
  'occurrence',
] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** How the day within a month is named. */
export const DAY_WAYS = ['day', 'end', 'working-day', 'last-working-day'] as const;
export type DayWay = (typeof DAY_WAYS)[number];

/** What somebody has chosen in the builder. */
export interface ClauseForm {
  readonly rhythm: Rhythm;
  readonly month: number;
  readonly monthOf: 'first' | 'last';
  readonly dayWay: DayWay;
  readonly day: number;
  readonly every: number;
  readonly weekday: number | 'end';
  readonly everyWeeks: number;
  readonly trigger: CadenceTriggerKind;
  readonly side: 'before' | 'after';
  readonly edge: 'start' | 'end';
  readonly count: number;
  readonly unit: CadenceUnit;
  readonly label: string;
}

export const FIRST_FORM: ClauseForm = {
  rhythm: 'quarterly',
  month: 12,
  monthOf: 'last',
  dayWay: 'day',
  day: 25,
  every: 2,
  weekday: 'end',
  everyWeeks: 1,
  trigger: 'matter',
  side: 'after',
  edge: 'start',
  count: 3,
  unit: 'working-day',
  label: '',
};

/** The clause that the builder's choices make. */
export function clauseOf(form: ClauseForm): CadenceClause {
  const { rhythm, monthOf, dayWay, label } = form;
  const byWorkingDay = dayWay === 'working-day' || dayWay === 'last-working-day';
  const day = dayWay === 'end' || dayWay === 'last-working-day' ? 'end' : form.day;
  switch (rhythm) {
    case 'yearly':
      return yearly(form.month, day, { label });
    case 'half-yearly':
    case 'quarterly':
      return periodic(rhythm, monthOf, day, { label, ...(byWorkingDay ? { unit: 'working-day' } : {}) });
    case 'monthly':
      return periodic(rhythm, 'last', day, { label, ...(byWorkingDay ? { unit: 'working-day' } : {}) });
    case 'every-n-months':
      return everyMonths(form.every, { label });
    case 'weekly':
      return weekly(form.weekday, form.everyWeeks, { label });
    case 'term':
      return form.edge === 'end' && form.count === 0
        ? term('end', 0, 'day', { label })
        : term(form.edge, form.side === 'before' ? -form.count : form.count, form.unit, { label });
    case 'occurrence': {
      const from = form.trigger === 'holiday' && form.side === 'after' ? 'end' : 'start';
      const count = form.side === 'before' ? -form.count : form.count;
      return occurrence(form.trigger, count, form.unit, { label, from });
    }
  }
}
