import { addDays } from '../../calendar/calendar-days';
import type { WorkingCalendar } from '../../calendar/working-days';
import type { TenureSpan } from '../tenure';
import { whoAnswers } from '../who-answers';
import type { AnsweringPost } from '../who-answers';

/** Days, both counted, on which the same tenure answers for a post; nobody when `tenure` is null. */
export interface AnsweringSpan<T extends TenureSpan = TenureSpan> {
  readonly from: string;
  readonly to: string;
  readonly tenure: T | null;
  /** Whether the post was vacant, so that the head of its organisation answered. */
  readonly asHead: boolean;
}

/** How many days of something fall to whoever answered. */
export interface TenurePart<T extends TenureSpan = TenureSpan> extends Pick<
  AnsweringSpan<T>,
  'tenure' | 'asHead'
> {
  readonly days: number;
}

/**
 * Who answered for a post from `from` to `to`, without gaps: each day has at most one who answers. `tenures` are those of
 * the post and of the head posts of its organisation.
 */
export function answeringSpans<T extends TenureSpan>(
  post: AnsweringPost,
  posts: readonly AnsweringPost[],
  tenures: readonly T[],
  from: string,
  to: string,
): AnsweringSpan<T>[] {
  const turns = tenures.flatMap(({ startsOn, endsOn }) => [
    startsOn,
    ...(endsOn ? [addDays(endsOn, 1)] : []),
  ]);
  const starts = [...new Set([from, ...turns.filter((day) => from < day && day <= to)])].sort();
  const spans: AnsweringSpan<T>[] = [];
  for (const [index, day] of starts.entries()) {
    if (day > to) break;
    const answer = whoAnswers(post, posts, tenures, day);
    const next = starts[index + 1];
    const span = {
      from: day,
      to: next === undefined ? to : addDays(next, -1),
      tenure: answer?.tenure ?? null,
      asHead: answer?.asHead ?? false,
    };
    const before = spans.at(-1);
    if (before && before.tenure === span.tenure && before.asHead === span.asHead) {
      spans[spans.length - 1] = { ...before, to: span.to };
    } else spans.push(span);
  }
  return spans;
}

/**
 * The working days by which something is late, split by who answered on each: they are counted from the day after
 * `dueOn` up to and including `until`, the day it was done or today. `spans` must cover those days.
 */
export function overdueDaysByTenure<T extends TenureSpan>(
  spans: readonly AnsweringSpan<T>[],
  dueOn: string,
  until: string,
  calendar: WorkingCalendar,
): TenurePart<T>[] {
  return partsOf(spans, addDays(dueOn, 1), until, (first, last) =>
    calendar.workingDaysBetween(addDays(first, -1), last),
  );
}

/** The calendar days of `from`…`to`, split by who answered: what a year's score is shared out by. */
export function daysByTenure<T extends TenureSpan>(
  spans: readonly AnsweringSpan<T>[],
  from: string,
  to: string,
): TenurePart<T>[] {
  return partsOf(spans, from, to, (first, last) => daysBetween(first, last) + 1);
}

/** One part for each who answered, in the order in which they first did; days of nobody are a part too. */
function partsOf<T extends TenureSpan>(
  spans: readonly AnsweringSpan<T>[],
  from: string,
  to: string,
  count: (first: string, last: string) => number,
): TenurePart<T>[] {
  const parts: { tenure: T | null; asHead: boolean; days: number }[] = [];
  for (const { tenure, asHead, ...span } of spans) {
    const first = span.from > from ? span.from : from;
    const last = span.to < to ? span.to : to;
    const days = first > last ? 0 : count(first, last);
    if (days === 0) continue;
    const known = parts.find((part) => part.tenure === tenure && part.asHead === asHead);
    if (known) known.days += days;
    else parts.push({ tenure, asHead, days });
  }
  return parts;
}

const MILLISECONDS_PER_DAY = 86_400_000;

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY;
}
