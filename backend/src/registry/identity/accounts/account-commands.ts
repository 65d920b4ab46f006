import { Injectable } from '@nestjs/common';
import type { AdministratorKind } from '@zeren/domain/registry/identity/administrators';
import { identityRefusals } from '@zeren/domain/registry/identity/identity-refusals';
import { INSTALLATION_DISTRICT_ID } from '@zeren/domain/registry/identity/installation-district';
import { mayUsePassword } from '@zeren/domain/registry/identity/password-rules';
import { mayBeUsername } from '@zeren/domain/registry/identity/username';
import type { WriteTx } from '../../../platform/database/transaction';
import { accept, Refused } from '../../../platform/refused';
import { uuidv7 } from '../../../platform/uuid';
import { AccountRepository } from './account.repository';
import type { PersonRef } from './account.repository';
import { PasswordHasher } from '../passwords/password-hasher';
import { IdentityKeys } from '../second-factor/identity-keys';
import { SecondFactorRepository } from '../second-factor/second-factor.repository';
import { readTotpSecret } from '../second-factor/totp';

/** Whose account it is: a person's, or one of the three administrators' (who are nobody in the tree). */
export type AccountOwner =
  | PersonRef
  // Who uses it; the first three are opened before anybody is in a register.
  | { readonly administrator: AdministratorKind; readonly keeper?: PersonRef };

/** What an account is opened with. */
export interface AccountOpening {
  readonly username: string;
  readonly password: string;
  /** Whether the password is for one sign-in only. */
  readonly mustChangePassword: boolean;
  /** The secret of a second factor that its owner has already (Base32); without it they set one up themselves. */
  readonly totpSecret?: string;
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
    private readonly factors: SecondFactorRepository,
    private readonly keys: IdentityKeys,
  ) {}

  /** Checks name and password and hashes; before the transaction, because argon2 would hold its connection. */
  async prepare(opening: Omit<AccountOpening, 'owner'>): Promise<PreparedOpening> {
    const username = accept(mayBeUsername(opening.username));
    const password = accept(mayUsePassword(opening.password, username));
    return {
      username,
      passwordHash: await this.hasher.hash(password),
      mustChangePassword: opening.mustChangePassword,
      totpSecret: opening.totpSecret,
    };
  }

  async create(
    tx: WriteTx,
    { username, passwordHash, mustChangePassword, totpSecret }: PreparedOpening,
    owner: AccountOwner,
    state: 'active' | 'waiting' = 'active',
  ): Promise<{ id: string; username: string }> {
    if (tx.districtId !== INSTALLATION_DISTRICT_ID) {
      throw new Error("Accounts are opened in a transaction of the installation's district (onAccounts)");
    }
    const person = 'personId' in owner ? owner : null;
    const administrator = 'administrator' in owner ? owner.administrator : null;
    const keeper = ('administrator' in owner && owner.keeper) || null;
    const id = uuidv7();
    const inserted = await this.accounts.insert(tx, {
      id,
      username,
      passwordHash,
      mustChangePassword,
      districtId: person?.districtId ?? INSTALLATION_DISTRICT_ID,
      personId: person?.personId ?? null,
      administrator,
      keeper,
      state,
    });
    if (inserted === 0) {
      const taken = await this.accounts.byUsername(tx, username);
      if (taken) throw new Refused(identityRefusals['account.username-taken']({ field: 'username' }));
      const code = keeper ? 'account.keeps-another' : 'account.person-has-account';
      throw new Refused(identityRefusals[code]({ field: 'personId' }));
    }
    if (totpSecret) await this.factors.install(tx, id, this.keys.seal(id, readTotpSecret(totpSecret)));
    tx.audit({
      action: 'account.open',
      subject: { kind: 'account', id },
      after: {
        ...{ id, username, personId: person?.personId ?? null, administrator },
        ...(keeper ? { keeperPersonId: keeper.personId } : {}),
      },
    });
    return { id, username };
  }
}
