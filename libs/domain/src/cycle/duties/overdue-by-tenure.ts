import type { WorkingCalendar } from '../../registry/calendar/working-days';
import type { TenureSpan } from '../../registry/organizations/tenure';
import { holderOn } from '../../registry/organizations/who-answers';
import { addDays } from '../../registry/calendar/calendar-days';

/**
 * The working days for which something of a post has been overdue, by who held the post on each: what fell in whose term
 * stays theirs (model, "Post"). Days on which nobody held it stand under undefined. In the order in which they fell.
 */
export function overdueByTenure<T extends TenureSpan>(
  { postId, dueOn }: { readonly postId: string; readonly dueOn: string },
  until: string,
  tenures: readonly T[],
  calendar: WorkingCalendar,
): { readonly tenure: T | undefined; readonly workingDays: number }[] {
  const shares = new Map<T | undefined, number>();
  // The holder changes only where a tenure begins or has ended: between those days one look is enough.
  const changes = tenures
    .filter((tenure) => tenure.postId === postId)
    .flatMap(({ startsOn, endsOn }) => (endsOn === null ? [startsOn] : [startsOn, addDays(endsOn, 1)]))
    .filter((day) => day > addDays(dueOn, 1) && day <= until);
  const starts = [...new Set([addDays(dueOn, 1), ...changes])].filter((day) => day <= until).sort();
  starts.forEach((from, index) => {
    const last = index + 1 < starts.length ? addDays(starts[index + 1]!, -1) : until;
    const holder = holderOn(tenures, postId, from);
    const days = calendar.workingDaysBetween(addDays(from, -1), last);
    if (days > 0) shares.set(holder, (shares.get(holder) ?? 0) + days);
  });
  return [...shares].map(([tenure, workingDays]) => ({ tenure, workingDays }));
}
