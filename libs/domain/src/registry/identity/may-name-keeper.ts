import { platformRefusals } from '../../platform/platform-refusals';
import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import type { AdministratorKind } from './administrators';
import { identityRefusals } from './identity-refusals';

interface Kept {
  readonly administrator: AdministratorKind | null;
  readonly keeperName: string | null;
}

/** Who uses an administrator's account is said once: whoever comes after gets an account of their own. */
export function mayNameKeeper({ administrator, keeperName }: Kept): Outcome<true> {
  if (administrator === null) return refuse(platformRefusals['request.not-found']());
  return keeperName === null ? allow(true) : refuse(identityRefusals['account.keeper-named']());
}
