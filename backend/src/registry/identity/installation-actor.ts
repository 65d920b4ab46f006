import { INSTALLATION_DISTRICT_ID } from '@zeren/domain/registry/identity/installation-district';
import { systemActor } from '../../platform/actor';
import type { Actor } from '../../platform/actor';

/** The same person acting on accounts: their act is recorded in the installation's own district (decision 9). */
export function onAccounts(actor: Actor): Actor {
  return { ...actor, districtId: INSTALLATION_DISTRICT_ID, rootOrganizationIds: [] };
}

/** Somebody at the door: known by the account they name, or not at all. */
export function atTheDoor(accountId: string | null, requestId: string): Actor {
  return { ...systemActor(INSTALLATION_DISTRICT_ID, requestId), accountId };
}
