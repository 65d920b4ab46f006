/** The three administrators (三员): accounts, grants, the record. Nobody is two of them. */
export const ADMINISTRATOR_KINDS = ['system', 'security', 'audit'] as const;
export type AdministratorKind = (typeof ADMINISTRATOR_KINDS)[number];

/**
 * Who vouches for an administrator's account: lets a new one in, and takes the second factor from one whose telephone is
 * lost. The system administrator gives out passwords, so it is never they: to act as another administrator takes two
 * people, whoever they are.
 */
export function voucherOf(administrator: AdministratorKind): AdministratorKind {
  return administrator === 'security' ? 'audit' : 'security';
}
