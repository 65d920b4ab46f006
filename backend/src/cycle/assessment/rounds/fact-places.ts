import { canonicalText } from '@zeren/domain/cycle/assessment/snapshot/canonical-text';
import type { FactOfUnit } from '@zeren/domain/cycle/assessment/tables/facts-sheet';

/** Where a fact stands. */
export const placeOf = ({ organizationId, key }: Pick<FactOfUnit, 'organizationId' | 'key'>): string =>
  `${organizationId} ${key}`;

/** What a fact says, as it is compared. */
export const said = ({ value, evidence }: Pick<FactOfUnit, 'value' | 'evidence'>): string =>
  canonicalText([value, evidence]);

/** What facts say, by where they stand. */
export const standingOf = (facts: readonly FactOfUnit[]): ReadonlyMap<string, string> =>
  new Map(facts.map((fact) => [placeOf(fact), said(fact)]));
