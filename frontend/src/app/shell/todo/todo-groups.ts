import type { AgreementRow, AgreementTodo } from '../../cycle/agreements/data/agreement-views';
import type { DutyRow, TodoView, WaitingDuty } from '../../cycle/duties/data/duty-views';
import type { HandoverRow, HandoverTodo } from '../../cycle/handover/data/handover-views';
import type { ListToReceive, OpenObjection } from '../../cycle/responsibility/data/responsibility-views';
import type { LightCode } from '../../platform/ui/light';

export type ExtensionToDecide = TodoView['toDecide'][number];

export interface TodoEntry {
  readonly id: string;
  readonly light: LightCode;
  /** Working days left or overdue, where they are known. */
  readonly days: number | null;
  readonly duty?: DutyRow;
  readonly list?: ListToReceive;
  readonly objection?: OpenObjection;
  readonly handover?: HandoverRow;
  readonly agreement?: AgreementRow;
  /** More time that somebody below asks for. */
  readonly extension?: ExtensionToDecide;
  /** Somebody's report to verify, or a verification to look at again. */
  readonly waiting?: WaitingDuty;
  /** As what one signs a handover: who leaves, who comes, or the superior for somebody absent. */
  readonly as?: 'out' | 'in' | 'absent';
}

export interface TodoGroup {
  readonly key:
    'overdue' | 'toReceive' | 'toAnswer' | 'returned' | 'toVerify' | 'toLookAgain' | 'toDecide' | 'soon';
  /** Of some only the first are listed. */
  readonly count: number;
  readonly entries: readonly TodoEntry[];
}

/**
 * The groups of 待办 in the order of urgency, each sorted by working days left; empty groups are left out. Whoever holds
 * no post any more has no duties, and may have a handover to sign.
 */
export function todoGroups(
  todo: TodoView | undefined,
  handovers: HandoverTodo | undefined,
  agreements: AgreementTodo | undefined,
  today: string,
): readonly TodoGroup[] {
  const duties = (rows: readonly DutyRow[]): TodoEntry[] =>
    [...rows]
      .sort((one, other) => one.workingDays - other.workingDays || one.dueOn.localeCompare(other.dueOn))
      .map((duty) => ({ id: duty.id, light: duty.light, days: duty.workingDays, duty }));
  const lists = [...(todo?.toReceive ?? [])]
    .sort((one, other) => (one.receiptDueOn ?? '9').localeCompare(other.receiptDueOn ?? '9'))
    .map((list): TodoEntry => ({ id: list.id, light: dueLight(list.receiptDueOn, today), days: null, list }));
  const objections = (todo?.toAnswer ?? []).map((objection): TodoEntry => ({
    id: objection.id,
    light: dueLight(objection.replyDueOn, today),
    days: null,
    objection,
  }));
  const requests = (todo?.toDecide ?? []).map((extension): TodoEntry => ({
    id: extension.id,
    light: extension.waits.light,
    days: extension.waits.workingDays,
    extension,
  }));
  const listed = (key: TodoGroup['key'], entries: readonly TodoEntry[]): TodoGroup => ({
    key,
    count: entries.length,
    entries,
  });
  const groups: TodoGroup[] = [
    listed('overdue', duties(todo?.overdue ?? [])),
    listed('toReceive', [...handoverEntries(handovers), ...agreementEntries(agreements), ...lists]),
    listed('toAnswer', objections),
    listed('returned', duties(todo?.returned ?? [])),
    { key: 'toVerify', count: todo?.toVerify.count ?? 0, entries: looks(todo?.toVerify.items ?? []) },
    {
      key: 'toLookAgain',
      count: todo?.toLookAgain.count ?? 0,
      entries: looks(todo?.toLookAgain.items ?? []),
    },
    listed('toDecide', requests),
    listed('soon', duties(todo?.soon ?? [])),
  ];
  return groups.filter((group) => group.entries.length > 0);
}

/** How much of it waits for a look of this person. */
export const looksWaiting = (todo: TodoView): number => todo.toVerify.count + todo.toLookAgain.count;

/** In the order in which they wait; what has waited longest comes first. */
function looks(rows: readonly WaitingDuty[]): TodoEntry[] {
  return rows.map((waiting) => ({
    id: waiting.id,
    light: waiting.waits.light,
    days: waiting.waits.workingDays,
    waiting,
  }));
}

/** Handovers stand before lists: two people wait for each other. */
function handoverEntries(handovers: HandoverTodo | undefined): readonly TodoEntry[] {
  if (!handovers) return [];
  const entries = (rows: readonly HandoverRow[], as: 'out' | 'in' | 'absent'): TodoEntry[] =>
    rows.map((handover) => ({
      id: handover.id,
      light: handover.light,
      days: handover.workingDays,
      handover,
      as,
    }));
  return [
    ...entries(handovers.toHandOver, 'out'),
    ...entries(handovers.toTakeOver, 'in'),
    ...entries(handovers.toConfirm, 'absent'),
  ].sort((one, other) => (one.days ?? 0) - (other.days ?? 0));
}

/** What waits for one's signature, one's own before those that are counter-signed. */
function agreementEntries(agreements: AgreementTodo | undefined): readonly TodoEntry[] {
  return [...(agreements?.toSign ?? []), ...(agreements?.toCountersign ?? [])].map(
    (agreement): TodoEntry => ({
      id: agreement.id,
      light: agreement.workingDays < 0 ? 'overdue' : 'soon',
      days: agreement.workingDays,
      agreement,
    }),
  );
}

/** A receipt or a reply has no light of its own on the server: past its date it is overdue, within five days it is near. */
function dueLight(dueOn: string | null, today: string): LightCode {
  if (!dueOn || !today) return 'idle';
  if (dueOn < today) return 'overdue';
  const left = (Date.parse(dueOn) - Date.parse(today)) / 86_400_000;
  return left <= 5 ? 'soon' : 'idle';
}
