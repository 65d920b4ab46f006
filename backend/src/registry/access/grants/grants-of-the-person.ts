import { Injectable } from '@nestjs/common';
import type { Refusal } from '@zeren/domain/platform/refusal';
import { peopleRefusals } from '@zeren/domain/registry/organizations/people/people-refusals';
import type { ReadTx } from '../../../platform/database/transaction';
import { KeepsPersonTies } from '../../organizations';
import type { PersonTies } from '../../organizations';
import { GrantRepository } from './grant.repository';

/** A grant to a person is the security administrator's to give: no clerk moves it by merging entries. */
@Injectable()
@KeepsPersonTies()
export class GrantsOfThePerson implements PersonTies {
  constructor(private readonly grants: GrantRepository) {}

  async keeps(tx: ReadTx, personId: string): Promise<Refusal | null> {
    const count = await this.grants.ownInForce(tx, personId);
    return count === 0 ? null : peopleRefusals['person.grants-in-force']({ parameters: { count } });
  }
}
