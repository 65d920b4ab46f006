import { Injectable } from '@nestjs/common';
import type { Refusal } from '@zeren/domain/platform/refusal';
import { peopleRefusals } from '@zeren/domain/registry/organizations/people/people-refusals';
import type { ReadTx } from '../../../platform/database/transaction';
import { KeepsPersonTies } from '../../organizations';
import type { PersonTies } from '../../organizations';
import { AccountReads } from './account-reads';

/**
 * One person signs in with one account, and uses one administrator's at most: an entry whose account is in use stays, or
 * the account is disabled first.
 */
@Injectable()
@KeepsPersonTies()
export class AccountOfThePerson implements PersonTies {
  constructor(private readonly accounts: AccountReads) {}

  signsInAs(tx: ReadTx, personId: string): Promise<string | undefined> {
    return this.accounts.inUseBy(tx, tx.districtId, personId);
  }

  async keeps(tx: ReadTx, personId: string): Promise<Refusal | null> {
    const inUse = await this.signsInAs(tx, personId);
    if (inUse !== undefined)
      return peopleRefusals['person.account-in-use']({ parameters: { username: inUse } });
    const keeps = await this.accounts.keepsAdministrator(tx, tx.districtId, personId);
    return keeps ? peopleRefusals['person.keeps-administrator']() : null;
  }
}
