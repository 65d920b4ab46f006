import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { awaitedMatter } from '../responsibility/awaited-matter';
import type { CadenceClause } from '../responsibility/cadence-clause';
import { dutiesRefusals } from './duties-refusals';

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
