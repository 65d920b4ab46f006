import { Injectable } from '@nestjs/common';
import type { Refusal } from '@zeren/domain/platform/refusal';
import { peopleRefusals } from '@zeren/domain/registry/organizations/people/people-refusals';
import type { ReadTx } from '../../../platform/database/transaction';
import { KeepsPersonTies } from '../../organizations';
import type { PersonTies } from '../../organizations';
import { AccountNamesRepository } from './account-names.repository';
import { AccountRepository } from './account.repository';

/**
 * One person signs in with one account, and uses one administrator's at most: an entry whose account is in use stays, or
 * the account is disabled first.
 */
@Injectable()
@KeepsPersonTies()
export class AccountOfThePerson implements PersonTies {
  constructor(
    private readonly names: AccountNamesRepository,
    private readonly accounts: AccountRepository,
  ) {}

  signsInAs(tx: ReadTx, personId: string): Promise<string | undefined> {
    return this.names.inUseBy(tx, tx.districtId, personId);
  }

  async keeps(tx: ReadTx, personId: string): Promise<Refusal | null> {
    const inUse = await this.signsInAs(tx, personId);
    if (inUse !== undefined)
      return peopleRefusals['person.account-in-use']({ parameters: { username: inUse } });
    const keeps = await this.accounts.keepsAdministrator(tx, { districtId: tx.districtId, personId });
    return keeps ? peopleRefusals['person.keeps-administrator']() : null;
  }
}
