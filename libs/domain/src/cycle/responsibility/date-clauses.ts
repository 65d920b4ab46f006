import type { WorkingCalendar } from '../../registry/calendar/working-days';
import { CADENCE_TRIGGERS, TERM_OCCURRENCE } from './cadence-clause';
import type { CadenceClause } from './cadence-clause';
import { addDays, addMonths, dayOf, monthOf, yearOf } from '../../registry/calendar/calendar-days';

/**
 * A row of the calendar's occurrence register, as far as dating needs it. For a year's dates the register is asked for
 * that year and the first quarter of the next: what counts back from New Year falls due in December.
 */
export interface DatedOccurrence {
  readonly kind: string;
  readonly label: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

/** What dates are computed from: a year of the list, the working calendar, and what has happened or is planned. */
export interface DatingYear {
  readonly year: number;
  readonly calendar: WorkingCalendar;
  readonly occurrences: readonly DatedOccurrence[];
  /** Leaves out what was due before this day. */
  readonly from?: string;
}

/** One date that an item owes. Days are 'yyyy-MM-dd', `opensOn` is never after `dueOn`. */
export interface ClauseDate {
  readonly clauseIndex: number;
  readonly periodLabel: string;
  readonly opensOn: string;
  readonly dueOn: string;
  /** Whether the date rests on a working calendar that is not published yet. */
  readonly provisional: boolean;
}

/** A period of the year, the label it has, and the day its deadline falls on. */
interface Instance {
  readonly label: string;
  readonly startsOn: string;
  readonly due: DueDay;
}
interface DueDay {
  readonly day: string;
  readonly provisional: boolean;
}

/**
 * The dates of a year, earliest first. Fixed periods belong to the year they lie in; a count after an occurrence belongs
 * to the year in which the occurrence starts (it may fall due in the next), a count before one to the year of the due
 * date: so lists of successive years neither repeat nor miss a date.
 */
export function dateClauses(clauses: readonly CadenceClause[], context: DatingYear): ClauseDate[] {
  const dates = clauses.flatMap((clause, clauseIndex) =>
    instancesOf(clause, context).map((instance) => {
      const opensOn = opening(clause, instance);
      return {
        clauseIndex,
        periodLabel: [instance.label, clause.label, clause.share].filter(Boolean).join('·'),
        opensOn: opensOn < instance.due.day ? opensOn : instance.due.day,
        dueOn: instance.due.day,
        provisional: instance.due.provisional,
      };
    }),
  );
  const { from } = context;
  return dates
    .filter((date) => from === undefined || date.dueOn >= from)
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.clauseIndex - b.clauseIndex);
}

function instancesOf(clause: CadenceClause, context: DatingYear): Instance[] {
  switch (clause.kind) {
    case 'once':
    case 'yearly':
    case 'academic-year':
      return fixedDay(clause, context);
    case 'half-yearly':
      return periods(clause, context, 6, (index) => `${context.year}年${index === 0 ? '上' : '下'}半年`);
    case 'quarterly':
      return periods(clause, context, 3, (index) => `${context.year}年第${index + 1}季度`);
    case 'monthly':
      return periods(clause, context, 1, (index) => `${context.year}年${index + 1}月`);
    case 'every-n-months': {
      const every = clause.every!;
      return periods(
        clause,
        context,
        every,
        (index) => `${context.year}年${index * every + 1}—${(index + 1) * every}月`,
      );
    }
    case 'term':
    case 'occurrence':
      return occurrences(clause, context);
  }
}

function fixedDay(clause: CadenceClause, { year, calendar }: DatingYear): Instance[] {
  const { deadline } = clause;
  if (deadline.at === 'day') {
    if (yearOf(deadline.day) !== year) return [];
    return [
      { label: `${year}年`, startsOn: dayOf(year, 1, 1), due: shifted(clause, deadline.day, calendar) },
    ];
  }
  if (deadline.at !== 'date') return [];
  const due = shifted(clause, dayOf(year, deadline.month, deadline.day), calendar);
  if (clause.kind === 'academic-year') {
    const first = deadline.month >= ACADEMIC_YEAR_STARTS ? year : year - 1;
    return [{ label: `${first}—${first + 1}学年`, startsOn: dayOf(first, ACADEMIC_YEAR_STARTS, 1), due }];
  }
  const label = clause.window.opens === 'period' ? `${year}年` : `${year}年${deadline.month}月`;
  return [{ label, startsOn: dayOf(year, 1, 1), due }];
}

/** The academic year begins on 1 September. */
const ACADEMIC_YEAR_STARTS = 9;

function periods(
  clause: CadenceClause,
  { year, calendar }: DatingYear,
  months: number,
  labelOf: (index: number) => string,
): Instance[] {
  const { deadline } = clause;
  if (deadline.at !== 'period') return [];
  return Array.from({ length: Math.floor(12 / months) }, (_, index) => {
    const first = index * months + 1;
    const month = deadline.month === 'first' ? first : first + months - 1;
    const due =
      clause.unit === 'working-day'
        ? workingDayOfMonth(year, month, deadline.day, calendar)
        : shifted(clause, dayOf(year, month, deadline.day), calendar);
    return { label: labelOf(index), startsOn: dayOf(year, first, 1), due };
  });
}

function workingDayOfMonth(
  year: number,
  month: number,
  day: number | 'end',
  calendar: WorkingCalendar,
): DueDay {
  const found =
    day === 'end'
      ? calendar.shift(dayOf(year, month, 'end'), 'previous')
      : calendar.addWorkingDays(addDays(dayOf(year, month, 1), -1), day);
  return { day: found, provisional: !calendar.isPublished(found) };
}

function occurrences(clause: CadenceClause, context: DatingYear): Instance[] {
  const { deadline, trigger } = clause;
  if (deadline.at !== 'offset') return [];
  const kind = trigger ? CADENCE_TRIGGERS[trigger.kind].occurrence : TERM_OCCURRENCE;
  return context.occurrences
    .filter(
      (occurrence) => occurrence.kind === kind && (!trigger?.label || occurrence.label === trigger.label),
    )
    .flatMap((occurrence) => {
      const base = deadline.from === 'start' ? occurrence.startsOn : endOf(occurrence);
      if (base === null) return [];
      const due = counted(clause, base, deadline.count, context.calendar);
      // A term's dates are all of the year it begins in; what is due before a matter is of the year it is due in.
      const belongsTo = trigger && deadline.count < 0 ? yearOf(due.day) : yearOf(occurrence.startsOn);
      return belongsTo === context.year
        ? [{ label: occurrence.label, startsOn: occurrence.startsOn, due }]
        : [];
    });
}

/** A matter without an end happened on one day; a term without one has an end that is not known yet. */
function endOf(occurrence: DatedOccurrence): string | null {
  return occurrence.endsOn ?? (occurrence.kind === TERM_OCCURRENCE ? null : occurrence.startsOn);
}

function counted(clause: CadenceClause, base: string, count: number, calendar: WorkingCalendar): DueDay {
  if (clause.unit !== 'working-day') {
    return shifted(clause, clause.unit === 'month' ? addMonths(base, count) : addDays(base, count), calendar);
  }
  const day = calendar.addWorkingDays(base, count);
  const { day: moved } = shifted(clause, day, calendar);
  return { day: moved, provisional: !calendar.isPublished(base) || !calendar.isPublished(moved) };
}

function shifted(clause: CadenceClause, day: string, calendar: WorkingCalendar): DueDay {
  if (clause.shift === 'none') return { day, provisional: false };
  const moved = calendar.shift(day, clause.shift);
  return { day: moved, provisional: !calendar.isPublished(day) || !calendar.isPublished(moved) };
}

function opening(clause: CadenceClause, { startsOn, due }: Instance): string {
  const { window } = clause;
  switch (window.opens) {
    case 'period':
      return startsOn;
    case 'month':
      return dayOf(yearOf(due.day), monthOf(due.day), 1);
    case 'before':
      return addDays(due.day, -window.days);
    case 'date': {
      const thisYear = dayOf(yearOf(due.day), window.month, window.day);
      return thisYear <= due.day ? thisYear : dayOf(yearOf(due.day) - 1, window.month, window.day);
    }
  }
}
