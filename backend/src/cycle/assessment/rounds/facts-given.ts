import { createHash } from 'node:crypto';
import type { FactGiven } from '@zeren/domain/cycle/assessment/scoring/assessed';
import { canonicalText } from '@zeren/domain/cycle/assessment/snapshot/canonical-text';
import type { FrozenFact } from './assessment-record';

/** A frozen fact as the engine takes it, traceable to what it was taken from. */
export function givenOf(
  {
    organizationId,
    key,
    source,
    value,
    origin,
    evidence,
  }: Omit<FrozenFact, 'enteredByPersonId' | 'correctedFrom'>,
  asOf: string,
): FactGiven {
  return {
    unit: organizationId,
    key,
    ...(source === '' ? {} : { source }),
    value,
    asOf,
    digest: createHash('sha256').update(canonicalText({ origin, value, evidence })).digest('hex'),
    ...(evidence === null ? {} : { evidence: [evidence] }),
  };
}
