import { Injectable } from '@nestjs/common';
import { identityRefusals } from '@zeren/domain/registry/identity/identity-refusals';
import { INSTALLATION_DISTRICT_ID } from '@zeren/domain/registry/identity/installation-district';
import { mayUsePassword } from '@zeren/domain/registry/identity/password-rules';
import { mayBeUsername } from '@zeren/domain/registry/identity/username';
import type { WriteTx } from '../../platform/database/transaction';
import { accept, Refused } from '../../platform/refused';
import { uuidv7 } from '../../platform/uuid';
import { AccountRepository } from './account.repository';
import type { AdministratorKind } from './account.repository';
import { PasswordHasher } from './password-hasher';

/** Whose account it is: a person's, or one of the three administrators' (who are nobody in the tree). */
export type AccountOwner =
  { readonly districtId: string; readonly personId: string } | { readonly administrator: AdministratorKind };

/** What an account is opened with. */
export interface AccountOpening {
  readonly username: string;
  readonly password: string;
  /** Whether the password is for one sign-in only. */
  readonly mustChangePassword: boolean;
  readonly owner: AccountOwner;
}

/** An opening whose password was checked and hashed: what `create` takes into its transaction. */
export interface PreparedOpening extends Omit<AccountOpening, 'password' | 'owner'> {
  readonly passwordHash: string;
}

/** Command port of identity: opening accounts. `tx` is of the installation's district, where accounts are recorded. */
@Injectable()
export class AccountCommands {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly hasher: PasswordHasher,
  ) {}

  /** Checks name and password and hashes; before the transaction, because argon2 would hold its connection. */
  async prepare(opening: Omit<AccountOpening, 'owner'>): Promise<PreparedOpening> {
    const username = accept(mayBeUsername(opening.username));
    const password = accept(mayUsePassword(opening.password, username));
    return {
      username,
      passwordHash: await this.hasher.hash(password),
      mustChangePassword: opening.mustChangePassword,
    };
  }

  async create(
    tx: WriteTx,
    { username, passwordHash, mustChangePassword }: PreparedOpening,
    owner: AccountOwner,
  ): Promise<{ id: string; username: string }> {
    if (tx.districtId !== INSTALLATION_DISTRICT_ID) {
      throw new Error("Accounts are opened in a transaction of the installation's district (onAccounts)");
    }
    const person = 'personId' in owner ? owner : null;
    const administrator = 'administrator' in owner ? owner.administrator : null;
    const id = uuidv7();
    const inserted = await this.accounts.insert(tx, {
      id,
      username,
      passwordHash,
      mustChangePassword,
      districtId: person?.districtId ?? INSTALLATION_DISTRICT_ID,
      personId: person?.personId ?? null,
      administrator,
    });
    if (inserted === 0) {
      const taken = await this.accounts.byUsername(tx, username);
      throw new Refused(
        taken
          ? identityRefusals['account.username-taken']({ field: 'username' })
          : identityRefusals['account.person-has-account']({ field: 'personId' }),
      );
    }
    tx.audit({
      action: 'account.open',
      subject: { kind: 'account', id },
      after: { id, username, personId: person?.personId ?? null, administrator },
    });
    return { id, username };
  }
}
