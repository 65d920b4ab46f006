import type { ReminderKind } from './reminder-ladder';

const SEVERE: readonly ReminderKind[] = ['duty-severe', 'order-severe'];

/** What is told at once instead of with the next digest: due today, double red, or reminded of by hand (催办). */
export function isUrgent(kind: ReminderKind, workingDays: number | null | undefined): boolean {
  const dated = kind.startsWith('duty-') || kind === 'order-due';
  return SEVERE.includes(kind) || kind.endsWith('-chased') || (dated && workingDays === 0);
}
