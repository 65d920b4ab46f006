import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import type { AdministratorKind } from '@zeren/domain/registry/identity/administrators';
import type { AccountState } from '@zeren/domain/registry/identity/may-disable-account';

/** What signing in looks at. */
export interface Credentials {
  readonly id: string;
  readonly username: string;
  readonly passwordHash: string;
  readonly passwordChangedAt: Date;
  readonly state: AccountState;
  readonly administrator: AdministratorKind | null;
  readonly hasSecondFactor: boolean;
}

/** A row of the administrator's list. */
export interface AccountRow {
  readonly id: string;
  readonly username: string;
  readonly state: AccountState;
  readonly personName: string | null;
  /** Who uses an administrator's account; null for the first three until it is said. */
  readonly keeperName: string | null;
  readonly districtName: string;
  readonly districtNameEn: string | null;
  readonly administrator: AdministratorKind | null;
  readonly mustChangePassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly lastSignedInAt: Date | null;
  /** The posts that the person holds today. */
  readonly posts: readonly string[];
  /** The last day of the last tenure, where none runs: the account outlives it. */
  readonly leftOn: string | null;
  readonly version: number;
}

/** What narrows a page of accounts. */
export interface AccountFilter {
  /** A user name, or the name of a person, in Chinese, pinyin or initials; lower case, escaped for LIKE. */
  readonly pattern: string | null;
  readonly state: AccountState | null;
  readonly owner: 'person' | 'administrator' | 'left' | null;
}

/** More about one account than the list shows. */
export interface AccountDetailRow extends AccountRow {
  readonly createdAt: Date;
  readonly passwordChangedAt: Date;
  readonly sessions: number;
  readonly externalSubject: string | null;
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
  readonly keeper: PersonRef | null;
  readonly state: AccountState;
}

/** Somebody of a county's register. */
export interface PersonRef {
  readonly districtId: string;
  readonly personId: string;
}

/** Whether a code is asked for when the account signs in; `a` is the account. */
const HAS_SECOND_FACTOR = `
  EXISTS (SELECT 1 FROM second_factor f WHERE f.account_id = a.id AND f.secret IS NOT NULL) AS "hasSecondFactor"`;

const CREDENTIALS = `
  SELECT id, username, password_hash AS "passwordHash", password_changed_at AS "passwordChangedAt", state, administrator,
         ${HAS_SECOND_FACTOR}
  FROM account a`;
/** Whether a tenure runs on `day`. */
const runsOn = (day: string) =>
  `te.starts_on <= ${day}::date AND (te.ends_on IS NULL OR te.ends_on >= ${day}::date)`;

/** A row of the list; $1 is today. The system administrator sees names and posts of all districts, and nothing else. */
const ROW = `
  SELECT a.id, a.username, a.state, p.name AS "personName", keeper.name AS "keeperName", d.name_zh AS "districtName", d.name_en AS "districtNameEn", a.administrator,
         a.must_change_password AS "mustChangePassword", ${HAS_SECOND_FACTOR}, a.last_signed_in_at AS "lastSignedInAt",
         a.version,
         ARRAY(SELECT o.name_zh || ' ' || po.title FROM tenure te
               JOIN post po ON po.district_id = te.district_id AND po.id = te.post_id
               JOIN organization o ON o.district_id = po.district_id AND o.id = po.organization_id
               WHERE te.district_id = a.district_id AND te.person_id = a.person_id AND ${runsOn('$1')}
               ORDER BY te.starts_on, te.id) AS posts,
         (SELECT CASE WHEN bool_or(${runsOn('$1')}) THEN NULL ELSE max(te.ends_on)::text END FROM tenure te
          WHERE te.district_id = a.district_id AND te.person_id = a.person_id AND te.starts_on <= $1::date) AS "leftOn"`;
const FROM = `
  FROM account a JOIN district d ON d.id = a.district_id
  LEFT JOIN person p ON p.district_id = a.district_id AND p.id = a.person_id
  LEFT JOIN person keeper ON keeper.district_id = a.keeper_district_id AND keeper.id = a.keeper_person_id`;

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

  page(tx: ReadTx, filter: AccountFilter, after: string | null, limit: number): Promise<AccountRow[]> {
    return tx.sql(
      'identity.account.page',
      `${ROW} ${FROM}
       WHERE ($2::text IS NULL OR lower(a.username) > $2)
         AND ($4::text IS NULL OR lower(a.username) LIKE '%' || $4 || '%' OR p.name LIKE '%' || $4 || '%'
              OR p.name_pinyin LIKE $4 || '%' OR p.name_initials LIKE $4 || '%'
              OR keeper.name LIKE '%' || $4 || '%' OR keeper.name_pinyin LIKE $4 || '%'
              OR keeper.name_initials LIKE $4 || '%')
         AND ($5::text IS NULL OR a.state = $5)
         AND ($6::text IS NULL OR ($6 = 'administrator') = (a.administrator IS NOT NULL))
         AND ($6 IS DISTINCT FROM 'left' OR NOT EXISTS (
               SELECT 1 FROM tenure te
               WHERE te.district_id = a.district_id AND te.person_id = a.person_id AND ${runsOn('$1')}))
       ORDER BY lower(a.username) LIMIT $3`,
      [tx.today, after, limit, filter.pattern, filter.state, filter.owner],
    );
  }

  /** Administrators' accounts of some kinds. */
  administrators(tx: ReadTx, kinds: readonly AdministratorKind[]): Promise<AccountRow[]> {
    return tx.sql(
      'identity.account.administrators',
      `${ROW} ${FROM} WHERE a.administrator = ANY($2) ORDER BY lower(a.username)`,
      [tx.today, kinds],
    );
  }

  row(tx: ReadTx, id: string): Promise<AccountRow | undefined> {
    return tx.sqlOne('identity.account.row', `${ROW} ${FROM} WHERE a.id = $2`, [tx.today, id]);
  }

  detail(tx: ReadTx, id: string): Promise<AccountDetailRow | undefined> {
    return tx.sqlOne(
      'identity.account.detail',
      `${ROW}, a.created_at AS "createdAt", a.password_changed_at AS "passwordChangedAt",
         a.external_subject AS "externalSubject",
         (SELECT count(*)::int FROM session s
          WHERE s.account_id = a.id AND s.stage = 'full' AND s.expires_at > clock_now()
            AND s.last_seen_at > clock_now() - make_interval(mins => s.idle_minutes)) AS sessions
       ${FROM} WHERE a.id = $2`,
      [tx.today, id],
    );
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

  /** Active administrators of the kind that the account is of, besides it. */
  async othersOfItsKind(tx: WriteTx, id: string): Promise<number> {
    // All of them, in one order: two who disable each other at the same time take turns.
    const rows = await tx.sql<{ id: string }>(
      'identity.account.of-its-kind',
      `SELECT id FROM account
       WHERE administrator = (SELECT administrator FROM account WHERE id = $1) AND state = 'active'
       ORDER BY id FOR UPDATE`,
      [id],
    );
    return rows.filter((row) => row.id !== id).length;
  }

  /** Whether somebody uses an administrator's account that is not disabled. */
  async keepsAdministrator(tx: ReadTx, { districtId, personId }: PersonRef): Promise<boolean> {
    const found = await tx.sqlOne(
      'identity.account.keeps-administrator',
      `SELECT 1 FROM account
       WHERE keeper_district_id = $1 AND keeper_person_id = $2 AND state <> 'disabled'`,
      [districtId, personId],
    );
    return found !== undefined;
  }

  /** Says who uses an administrator's account of which nobody was said to; fails on `account_one_administrator`. */
  nameKeeper(tx: WriteTx, id: string, version: number, keeper: PersonRef): Promise<number> {
    return tx.change(
      'identity.account.name-keeper',
      `UPDATE account SET keeper_district_id = $3, keeper_person_id = $4, version = version + 1
       WHERE id = $1 AND version = $2 AND administrator IS NOT NULL AND keeper_person_id IS NULL`,
      [id, version, keeper.districtId, keeper.personId],
    );
  }

  /** 0 when the name is taken, the person has an account, or the keeper another administrator's. */
  insert(tx: WriteTx, account: NewAccount): Promise<number> {
    return tx.change(
      'identity.account.insert',
      `INSERT INTO account (id, username, password_hash, password_changed_at, must_change_password, district_id,
                            person_id, administrator, state, keeper_district_id, keeper_person_id, created_at)
       VALUES ($1, $2, $3, clock_now(), $4, $5, $6, $7, $8, $9, $10, clock_now()) ON CONFLICT DO NOTHING`,
      [
        account.id,
        account.username,
        account.passwordHash,
        account.mustChangePassword,
        account.districtId,
        account.personId,
        account.administrator,
        account.state,
        account.keeper?.districtId ?? null,
        account.keeper?.personId ?? null,
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
       WHERE id = $1 AND version = $2 AND state <> 'disabled'`,
      [id, version, hash],
    );
  }

  async recover(tx: WriteTx, id: string, hash: string): Promise<void> {
    await tx.change(
      'identity.account.recover',
      `UPDATE account SET password_hash = $2, password_changed_at = clock_now(), must_change_password = true,
                          state = 'active', version = version + 1
       WHERE id = $1`,
      [id, hash],
    );
  }

  /** 0 when the account changed meanwhile; fails on `account_username` when somebody took the name meanwhile. */
  rename(tx: WriteTx, id: string, version: number, username: string): Promise<number> {
    return tx.change(
      'identity.account.rename',
      `UPDATE account SET username = $3, version = version + 1 WHERE id = $1 AND version = $2`,
      [id, version, username],
    );
  }

  setState(tx: WriteTx, id: string, version: number, from: AccountState, to: AccountState): Promise<number> {
    return tx.change(
      'identity.account.set-state',
      `UPDATE account SET state = $4, version = version + 1 WHERE id = $1 AND version = $2 AND state = $3`,
      [id, version, from, to],
    );
  }

  /** Keeps the right password; `hash` replaces one made with weaker parameters. 0 when the account changed meanwhile. */
  keepPassword(tx: WriteTx, id: string, before: string, hash = before): Promise<number> {
    return tx.change(
      'identity.account.keep-password',
      `UPDATE account SET password_hash = $3 WHERE id = $1 AND password_hash = $2 AND state = 'active'`,
      [id, before, hash],
    );
  }

  /** For a change beside the row that its readers must notice. 0 when the account changed meanwhile. */
  touch(tx: WriteTx, id: string, version: number): Promise<number> {
    return tx.change(
      'identity.account.touch',
      `UPDATE account SET version = version + 1 WHERE id = $1 AND version = $2`,
      [id, version],
    );
  }

  async noteSignIn(tx: WriteTx, id: string): Promise<void> {
    await tx.change(
      'identity.account.note-sign-in',
      `UPDATE account SET last_signed_in_at = clock_now() WHERE id = $1`,
      [id],
    );
  }

  setLocale(tx: WriteTx, id: string, locale: string): Promise<number> {
    return tx.change('identity.account.set-locale', `UPDATE account SET locale = $2 WHERE id = $1`, [
      id,
      locale,
    ]);
  }
}
