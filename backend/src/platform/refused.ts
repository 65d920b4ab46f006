import type { Outcome, Refusal } from '@zeren/domain/platform/refusal';

/** Carries a refusal out of a transaction, which rolls back; one filter turns it into a problem response. */
export class Refused extends Error {
  constructor(
    readonly refusal: Refusal,
    /** Further faults, one per field or cell. */
    readonly faults: readonly Refusal[] = [],
  ) {
    super(refusal.code);
    this.name = 'Refused';
  }
}

/** The value of a rule's answer, or out with its refusal. */
export function accept<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Refused(outcome.refusal);
  return outcome.value;
}
