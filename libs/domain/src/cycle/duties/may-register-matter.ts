import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { CADENCE_TRIGGERS } from '../responsibility/cadence-clause';
import type { CadenceClause, CadenceTriggerKind } from '../responsibility/cadence-clause';
import { dutiesRefusals } from './duties-refusals';

/** Holidays and taking office are entered by the calendar and the appointments themselves. */
const ENTERED_ELSEWHERE: ReadonlySet<string> = new Set(['holiday', 'tenure-started']);

/** What an item waits for before it owes a date (收件, 会议, 年检 …); null when its dates come by themselves. */
export function awaitedMatter(
  clauses: readonly { readonly trigger?: { readonly kind?: CadenceTriggerKind } }[] | null | undefined,
): (typeof CADENCE_TRIGGERS)[keyof typeof CADENCE_TRIGGERS] | null {
  const kinds = clauses?.flatMap(({ trigger }) => trigger?.kind ?? []) ?? [];
  const kind = kinds.find((one) => !ENTERED_ELSEWHERE.has(one));
  return kind ? CADENCE_TRIGGERS[kind] : null;
}

/** Something that has happened, as it goes into the calendar's register. */
export interface Matter {
  readonly kind: string;
  readonly label: string;
  readonly startsOn: string;
}

/**
 * A matter starts the counts of the items that wait for its kind. Its name tells it from others of the kind; a clause that
 * waits for one of a certain name gives it that name.
 */
export function mayRegisterMatter(
  item: {
    readonly clauses: readonly CadenceClause[] | null;
    readonly inForce: boolean;
    readonly year: number;
  },
  { label, on }: { readonly label: string; readonly on: string },
  today: string,
): Outcome<Matter> {
  const awaited = awaitedMatter(item.clauses);
  if (!awaited || !item.inForce) return refuse(dutiesRefusals['duty.awaits-nothing']());
  if (on > today) return refuse(dutiesRefusals['duty.matter-ahead']({ field: 'on' }));
  if (!on.startsWith(`${item.year}-`)) {
    return refuse(
      dutiesRefusals['duty.matter-of-other-year']({ field: 'on', parameters: { year: item.year } }),
    );
  }
  const named = item.clauses?.find(({ trigger }) => trigger?.label)?.trigger?.label;
  return allow({ kind: awaited.occurrence, label: named ?? label.trim(), startsOn: on });
}
