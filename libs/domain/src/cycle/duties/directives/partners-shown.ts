import type { TargetRole } from './directive-states';

/** A unit of a directive with its duty. */
export interface DirectiveUnit<D extends { readonly id: string }> {
  readonly role: TargetRole;
  readonly duty: D;
}

/**
 * Who is shown on the page of one unit's duty: a lead unit sees all others with their lights; an assisting one sees who
 * leads, by name, for the light of a lead is not its business.
 */
export function partnersShown<D extends { readonly id: string }>(
  units: readonly DirectiveUnit<D>[],
  dutyId: string,
): (DirectiveUnit<D> & { readonly withLight: boolean })[] {
  const own = units.find(({ duty }) => duty.id === dutyId);
  if (!own) return [];
  const leads = own.role === 'lead';
  const order = (role: TargetRole) => (role === 'lead' ? 0 : 1);
  return units
    .filter((unit) => unit !== own && (leads || unit.role === 'lead'))
    .sort((a, b) => order(a.role) - order(b.role))
    .map((unit) => ({ ...unit, withLight: leads }));
}
