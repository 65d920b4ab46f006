import type { DutyRow, TodoView } from '../../cycle/duties/data/duty-views';
import type { ResponsibilityListRow } from '../../cycle/responsibility/data/responsibility-views';
import type { LightCode } from '../../platform/ui/light';

export interface TodoEntry {
  readonly id: string;
  readonly light: LightCode;
  /** Working days left or overdue, where they are known. */
  readonly days: number | null;
  readonly duty?: DutyRow;
  readonly list?: ResponsibilityListRow;
}

export interface TodoGroup {
  readonly key: 'overdue' | 'toReceive' | 'returned' | 'soon';
  readonly entries: readonly TodoEntry[];
}

/** The groups of 待办 in the order of urgency, each sorted by working days left; empty groups are left out. */
export function todoGroups(todo: TodoView, today: string): readonly TodoGroup[] {
  const duties = (rows: readonly DutyRow[]): TodoEntry[] =>
    [...rows]
      .sort((one, other) => one.workingDays - other.workingDays || one.dueOn.localeCompare(other.dueOn))
      .map((duty) => ({ id: duty.id, light: duty.light, days: duty.workingDays, duty }));
  const lists = [...todo.toReceive]
    .sort((one, other) => (one.receiptDueOn ?? '9').localeCompare(other.receiptDueOn ?? '9'))
    .map((list): TodoEntry => ({ id: list.id, light: receiptLight(list, today), days: null, list }));
  const groups: TodoGroup[] = [
    { key: 'overdue', entries: duties(todo.overdue) },
    { key: 'toReceive', entries: lists },
    { key: 'returned', entries: duties(todo.returned) },
    { key: 'soon', entries: duties(todo.soon) },
  ];
  return groups.filter((group) => group.entries.length > 0);
}

/** A receipt has no light of its own on the server: past its date it is overdue, within five days it is near. */
function receiptLight(list: ResponsibilityListRow, today: string): LightCode {
  if (!list.receiptDueOn || !today) return 'idle';
  if (list.receiptDueOn < today) return 'overdue';
  const left = (Date.parse(list.receiptDueOn) - Date.parse(today)) / 86_400_000;
  return left <= 5 ? 'soon' : 'idle';
}
