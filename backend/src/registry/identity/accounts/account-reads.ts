import { Injectable } from '@nestjs/common';
import { PARTS_TAKEN } from '@zeren/domain/platform/parts-taken';
import { voucherOf } from '@zeren/domain/registry/identity/administrators';
import type { ReadTx } from '../../../platform/database/transaction';
import { KnowsSubjects } from '../../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds, WayIn } from '../../../platform/subjects/subject-kind';

/** Whose account it is: of a person of a district, or an administrator's. */
export interface AccountName {
  readonly id: string;
  readonly username: string;
  readonly districtId: string;
  readonly personId: string | null;
  readonly administrator: 'system' | 'security' | 'audit' | null;
}

const NAME = `SELECT id, username, district_id AS "districtId", person_id AS "personId", administrator FROM account`;

/** What other rooms read of accounts: whose they are. Accounts stand outside districts. */
@Injectable()
@KnowsSubjects()
export class AccountReads implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    account: {
      permission: null,
      names: async (tx, ids) =>
        (await this.named(tx, ids)).map(({ id, username }) => ({ id, zh: username, en: null })),
      sees: async () => false,
    },
  };

  readonly waysIn: Readonly<Record<string, readonly WayIn[]>> = {
    account: [
      { permission: 'accounts.manage', sees: async (tx, id) => (await this.named(tx, [id])).length > 0 },
      {
        permission: 'administrators.vouch',
        part: PARTS_TAKEN.vouching,
        sees: async (tx, id) => {
          const [{ administrator = null } = {}] = await this.named(tx, [id]);
          return administrator !== null && voucherOf(administrator) === tx.actor.administrator;
        },
      },
      {
        permission: null,
        part: PARTS_TAKEN['own-account'],
        sees: (tx, id) => Promise.resolve(tx.actor.accountId === id),
      },
    ],
  };

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

  /** Whether a person uses an administrator's account that is not disabled. */
  async keepsAdministrator(tx: ReadTx, districtId: string, personId: string): Promise<boolean> {
    const found = await tx.sqlOne(
      'identity.accounts.keeps-administrator',
      `SELECT 1 FROM account WHERE keeper_district_id = $1 AND keeper_person_id = $2 AND state <> 'disabled'`,
      [districtId, personId],
    );
    return found !== undefined;
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

  /** A kind of device that an account was signed in at, and since when. */
  deviceSeen(tx: ReadTx, id: string): Promise<{ zh: string; en: string; at: Date } | undefined> {
    return tx.sqlOne(
      'identity.device-seen.one',
      `SELECT device AS zh, device_en AS en, first_seen_at AS at FROM device_seen WHERE id = $1`,
      [id],
    );
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
