import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../../platform/database/transaction';

/** Whose account it is: of a person of a district, or an administrator's. */
export interface AccountName {
  readonly id: string;
  readonly username: string;
  readonly districtId: string;
  readonly personId: string | null;
  readonly administrator: 'system' | 'security' | 'audit' | null;
}

const NAME = `SELECT id, username, district_id AS "districtId", person_id AS "personId", administrator FROM account`;

/** Whose accounts are. They stand outside districts, so a statement names one only where it asks of its people. */
@Injectable()
export class AccountNamesRepository {
  named(tx: ReadTx, ids: readonly string[]): Promise<AccountName[]> {
    return tx.sql('identity.accounts.named', `${NAME} WHERE id = ANY($1::uuid[])`, [ids]);
  }

  /** Of these people of one district. */
  ofPeople(tx: ReadTx, districtId: string, personIds: readonly string[]): Promise<AccountName[]> {
    return tx.sql(
      'identity.accounts.of-people',
      `${NAME} WHERE district_id = $1 AND person_id = ANY($2::uuid[])`,
      [districtId, personIds],
    );
  }

  /** The user name of a person's account, unless it is disabled. */
  async inUseBy(tx: ReadTx, districtId: string, personId: string): Promise<string | undefined> {
    const found = await tx.sqlOne<{ readonly username: string }>(
      'identity.accounts.in-use-by',
      `SELECT username FROM account WHERE district_id = $1 AND person_id = $2 AND state <> 'disabled'`,
      [districtId, personId],
    );
    return found?.username;
  }

  /** Whose user name has the words (lower-case, escaped for LIKE), in its order. */
  find(tx: ReadTx, words: string, most: number): Promise<AccountName[]> {
    return tx.sql(
      'identity.accounts.find',
      `${NAME} WHERE lower(username) LIKE '%' || $1 || '%' ORDER BY lower(username) LIMIT $2`,
      [words, most],
    );
  }
}
