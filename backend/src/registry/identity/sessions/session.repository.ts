import { Injectable } from '@nestjs/common';
import type { StepUpMark } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';
import { secretHash } from './session';
import type { SessionSecrets } from './session';

/** What was proved first. */
export type BegunBy = 'password' | 'provider';

/** What a new session is made of. */
export interface NewSession {
  readonly secret: string;
  readonly csrfToken: string;
  readonly accountId: string;
  readonly stage: 'second-factor' | 'full';
  readonly begunBy: BegunBy;
  readonly idleMinutes: number;
  readonly minutes: number;
  readonly userAgent: string | null;
  readonly address: string;
}

/** A session as its owner looks at it. */
export interface SessionRow {
  readonly id: string;
  readonly begunAt: Date;
  readonly lastUsedAt: Date;
  readonly userAgent: string | null;
  readonly address: string | null;
  readonly present: boolean;
}

/** Nobody is signed in at more places within twelve hours than fit on a page. */
const MOST_SHOWN = 100;

/** Sessions: opened, changed and ended on the database's clock. */
@Injectable()
export class SessionRepository {
  async open(tx: WriteTx, session: NewSession): Promise<void> {
    await tx.change(
      'identity.session.open',
      `INSERT INTO session (id, secret_hash, account_id, stage, csrf_token, created_at, last_seen_at, idle_minutes,
                            expires_at, user_agent, address, begun_by)
       VALUES ($1, $2, $3, $4, $5, clock_now(), clock_now(), $6, clock_now() + make_interval(mins => $7), $8, $9, $10)`,
      [
        uuidv7(),
        secretHash(session.secret),
        session.accountId,
        session.stage,
        session.csrfToken,
        session.idleMinutes,
        session.minutes,
        session.userAgent?.slice(0, 300) ?? null,
        session.address,
        session.begunBy,
      ],
    );
  }

  /** By what the session that the browser presents was begun. */
  async begunBy(tx: ReadTx, secret: string | undefined): Promise<BegunBy> {
    if (secret === undefined) return 'password';
    const row = await tx.sqlOne<{ by: BegunBy }>(
      'identity.session.begun-by',
      `SELECT begun_by AS by FROM session WHERE secret_hash = $1`,
      [secretHash(secret)],
    );
    return row?.by ?? 'password';
  }

  /** Ends one session and notes for whoever's it was: at a shared computer somebody else may sign in over it. */
  async endAndNote(tx: WriteTx, secret: string): Promise<void> {
    const ended = await tx.sqlOne<{ account_id: string; stage: NewSession['stage'] }>(
      'identity.session.end',
      `DELETE FROM session WHERE secret_hash = $1 RETURNING account_id, stage`,
      [secretHash(secret)],
    );
    if (ended?.stage !== 'full') return;
    tx.audit({ action: 'session.end', subject: { kind: 'account', id: ended.account_id } });
  }

  /** The sessions of an account that still stand, the last used first; `secret` is of the one that asks. */
  ofAccount(tx: ReadTx, accountId: string, secret: string | null): Promise<SessionRow[]> {
    return tx.sql(
      'identity.session.of-account',
      `SELECT id, created_at AS "begunAt", last_seen_at AS "lastUsedAt", user_agent AS "userAgent", address,
              secret_hash IS NOT DISTINCT FROM $2 AS present
       FROM session
       WHERE account_id = $1 AND stage = 'full' AND expires_at > clock_now()
         AND last_seen_at > clock_now() - make_interval(mins => idle_minutes)
       ORDER BY last_seen_at DESC, id LIMIT $3`,
      [accountId, secret === null ? null : secretHash(secret), MOST_SHOWN],
    );
  }

  /** Ends one session of an account by the number that is shown of it. */
  endById(
    tx: WriteTx,
    accountId: string,
    id: string,
  ): Promise<Pick<SessionRow, 'userAgent' | 'address'> | undefined> {
    return tx.sqlOne(
      'identity.session.end-by-id',
      `DELETE FROM session WHERE account_id = $1 AND id = $2 RETURNING user_agent AS "userAgent", address`,
      [accountId, id],
    );
  }

  /** Ends all sessions of an account. */
  endAll(tx: WriteTx, accountId: string): Promise<number> {
    return tx.change('identity.session.end-all', `DELETE FROM session WHERE account_id = $1`, [accountId]);
  }

  /** Ends the account's other sessions. */
  endOthers(tx: WriteTx, accountId: string, secret: string): Promise<number> {
    return tx.change(
      'identity.session.end-others',
      `DELETE FROM session WHERE account_id = $1 AND secret_hash <> $2`,
      [accountId, secretHash(secret)],
    );
  }

  /** The same session, found by the hash of its secret, under a new one; its absolute end stays. */
  rotate(tx: WriteTx, hash: Buffer, next: SessionSecrets): Promise<number> {
    return tx.change(
      'identity.session.rotate',
      `UPDATE session SET secret_hash = $2, csrf_token = $3 WHERE secret_hash = $1`,
      [hash, secretHash(next.secret), next.csrfToken],
    );
  }

  /** Notes that the person has just confirmed that it is them. */
  noteStepUp(tx: WriteTx, hash: Buffer, by: StepUpMark['by']): Promise<number> {
    return tx.change(
      'identity.session.step-up',
      `UPDATE session SET stepped_up_at = clock_now(), stepped_up_by = $2 WHERE secret_hash = $1 AND stage = 'full'`,
      [hash, by],
    );
  }

  /** Takes out sessions that are over, so that no residue stays (a few at a time). */
  async sweep(tx: WriteTx): Promise<void> {
    await tx.change(
      'identity.session.sweep',
      `DELETE FROM session WHERE secret_hash IN (
         SELECT secret_hash FROM session WHERE expires_at < clock_now() LIMIT 100 FOR UPDATE SKIP LOCKED)`,
      [],
    );
  }

  actAs(tx: WriteTx, secret: string, tenureId: string): Promise<number> {
    return tx.change(
      'identity.session.act-as',
      `UPDATE session SET acting_tenure_id = $2 WHERE secret_hash = $1`,
      [secretHash(secret), tenureId],
    );
  }

  workIn(tx: WriteTx, secret: string, districtId: string): Promise<number> {
    return tx.change(
      'identity.session.work-in',
      `UPDATE session SET working_district_id = $2 WHERE secret_hash = $1`,
      [secretHash(secret), districtId],
    );
  }
}
