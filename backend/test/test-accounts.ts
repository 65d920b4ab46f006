import { INSTALLATION_DISTRICT_ID } from '@zeren/domain/registry/identity/installation-district';
import { systemActor } from '../src/platform/actor';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { GrantCommands } from '../src/registry/access';
import type { NewGrant } from '../src/registry/access';
import { AccountCommands } from '../src/registry/identity';
import type { AccountOwner } from '../src/registry/identity';
import type { TestApplication } from './test-application';
import { TEST_TOTP_SECRET } from './test-totp-secret';

/** The password of accounts that a spec opens, unless it says otherwise. */
export const TEST_PASSWORD = 'Clear-Brook-2026';

/** Opens an account the way the product does; answers its id. An administrator's has a second factor, which `signIn` sees to. */
export async function openTestAccount(
  application: TestApplication,
  username: string,
  owner: AccountOwner,
  { password = TEST_PASSWORD, mustChangePassword = false, secondFactor = true } = {},
): Promise<string> {
  const commands = application.api.get(AccountCommands, { strict: false });
  const unitOfWork = application.api.get(UnitOfWork, { strict: false });
  const factor = 'administrator' in owner && secondFactor ? { totpSecret: TEST_TOTP_SECRET } : {};
  const opening = await commands.prepare({ username, password, mustChangePassword, ...factor });
  const account = await unitOfWork.write(systemActor(INSTALLATION_DISTRICT_ID, 'spec'), (tx) =>
    commands.create(tx, opening, owner),
  );
  return account.id;
}

/** Grants the way the product does; answers the grant's id. */
export async function grantForTest(
  application: TestApplication,
  districtId: string,
  grant: NewGrant,
): Promise<string> {
  const commands = application.api.get(GrantCommands, { strict: false });
  const unitOfWork = application.api.get(UnitOfWork, { strict: false });
  const made = await unitOfWork.write(systemActor(districtId, 'spec'), (tx) => commands.grant(tx, grant));
  return made.id;
}
