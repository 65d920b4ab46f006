import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import type { Account } from './account.entity';

export type AdministratorKind = NonNullable<Account['administrator']>;
export type AccountState = Account['state'];

/** What signing in looks at. */
export interface Credentials {
  readonly id: string;
  readonly username: string;
  readonly passwordHash: string;
  readonly passwordChangedAt: Date;
  readonly state: AccountState;
  readonly administrator: AdministratorKind | null;
}

/** A row of the administrator's list. */
export interface AccountRow {
  readonly id: string;
  readonly username: string;
  readonly state: AccountState;
  readonly personName: string | null;
  readonly districtName: string;
  readonly administrator: AdministratorKind | null;
  readonly mustChangePassword: boolean;
  readonly lastSignedInAt: Date | null;
  readonly version: number;
}

/** What an account is made of. */
export interface NewAccount {
  readonly id: string;
  readonly username: string;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly districtId: string;
  readonly personId: string | null;
  readonly administrator: AdministratorKind | null;
}

const CREDENTIALS = `
  SELECT id, username, password_hash AS "passwordHash", password_changed_at AS "passwordChangedAt", state, administrator
  FROM account`;
const ROW = `
  SELECT a.id, a.username, a.state, p.name AS "personName", d.name_zh AS "districtName", a.administrator,
         a.must_change_password AS "mustChangePassword", a.last_signed_in_at AS "lastSignedInAt", a.version
  FROM account a JOIN district d ON d.id = a.district_id
  LEFT JOIN person p ON p.district_id = a.district_id AND p.id = a.person_id`;

/** Accounts. They stand outside districts, so no statement here names one. */
@Injectable()
export class AccountRepository {
  byUsername(tx: ReadTx, username: string): Promise<Credentials | undefined> {
    return tx.sqlOne('identity.account.by-username', `${CREDENTIALS} WHERE lower(username) = lower($1)`, [
      username,
    ]);
  }

  credentials(tx: ReadTx, id: string): Promise<Credentials | undefined> {
    return tx.sqlOne('identity.account.credentials', `${CREDENTIALS} WHERE id = $1`, [id]);
  }

  page(tx: ReadTx, after: string | null, limit: number): Promise<AccountRow[]> {
    return tx.sql(
      'identity.account.page',
      `${ROW} WHERE ($1::text IS NULL OR lower(a.username) > $1) ORDER BY lower(a.username) LIMIT $2`,
      [after, limit],
    );
  }

  row(tx: ReadTx, id: string): Promise<AccountRow | undefined> {
    return tx.sqlOne('identity.account.row', `${ROW} WHERE a.id = $1`, [id]);
  }

  /** The district of a person, wherever they are. */
  async districtOfPerson(tx: ReadTx, personId: string): Promise<string | undefined> {
    const row = await tx.sqlOne<{ id: string }>(
      'identity.account.district-of-person',
      `SELECT d.id FROM district d JOIN person p ON p.district_id = d.id AND p.id = $1`,
      [personId],
    );
    return row?.id;
  }

  async otherSystemAdministrators(tx: WriteTx, id: string): Promise<number> {
    // All of them, in one order: two who disable each other at the same time take turns.
    const rows = await tx.sql<{ id: string }>(
      'identity.account.system-administrators',
      `SELECT id FROM account WHERE administrator = 'system' AND state = 'active' ORDER BY id FOR UPDATE`,
      [],
    );
    return rows.filter((row) => row.id !== id).length;
  }

  /** 0 when the name is taken or the person has an account. */
  insert(tx: WriteTx, account: NewAccount): Promise<number> {
    return tx.change(
      'identity.account.insert',
      `INSERT INTO account (id, username, password_hash, password_changed_at, must_change_password, district_id,
                            person_id, administrator, created_at)
       VALUES ($1, $2, $3, clock_now(), $4, $5, $6, $7, clock_now()) ON CONFLICT DO NOTHING`,
      [
        account.id,
        account.username,
        account.passwordHash,
        account.mustChangePassword,
        account.districtId,
        account.personId,
        account.administrator,
      ],
    );
  }

  /** Somebody's own new password; compare-and-set on the one it replaces. */
  changePassword(tx: WriteTx, id: string, before: string, after: string): Promise<number> {
    return tx.change(
      'identity.account.change-password',
      `UPDATE account SET password_hash = $3, password_changed_at = clock_now(), must_change_password = false,
                          version = version + 1
       WHERE id = $1 AND password_hash = $2 AND state = 'active'`,
      [id, before, after],
    );
  }

  resetPassword(tx: WriteTx, id: string, version: number, hash: string): Promise<number> {
    return tx.change(
      'identity.account.reset-password',
      `UPDATE account SET password_hash = $3, password_changed_at = clock_now(), must_change_password = true,
                          version = version + 1
       WHERE id = $1 AND version = $2 AND state = 'active'`,
      [id, version, hash],
    );
  }

  setState(tx: WriteTx, id: string, version: number, from: AccountState, to: AccountState): Promise<number> {
    return tx.change(
      'identity.account.set-state',
      `UPDATE account SET state = $4, version = version + 1 WHERE id = $1 AND version = $2 AND state = $3`,
      [id, version, from, to],
    );
  }

  /** Notes a sign-in; `hash` replaces one made with weaker parameters. 0 when the account changed meanwhile. */
  noteSignIn(tx: WriteTx, id: string, before: string, hash: string): Promise<number> {
    return tx.change(
      'identity.account.note-sign-in',
      `UPDATE account SET last_signed_in_at = clock_now(), password_hash = $3
       WHERE id = $1 AND password_hash = $2 AND state = 'active'`,
      [id, before, hash],
    );
  }

  setLocale(tx: WriteTx, id: string, locale: string): Promise<number> {
    return tx.change('identity.account.set-locale', `UPDATE account SET locale = $2 WHERE id = $1`, [
      id,
      locale,
    ]);
  }
}
