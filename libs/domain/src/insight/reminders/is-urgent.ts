import type { ReminderKind } from './reminder-ladder';

/** What is told at once instead of with the next digest: due today, double red, or reminded of by hand (催办). */
export function isUrgent(kind: ReminderKind, workingDays: number | null | undefined): boolean {
  return (
    kind === 'duty-severe' || kind.endsWith('-chased') || (kind.startsWith('duty-') && workingDays === 0)
  );
}
