import { Injectable } from '@nestjs/common';
import type { StepUpMark } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { uuidv7 } from '../../platform/uuid';
import { secretHash } from './session';
import type { SessionSecrets } from './session';

/** What a new session is made of. */
export interface NewSession {
  readonly secret: string;
  readonly csrfToken: string;
  readonly accountId: string;
  readonly stage: 'second-factor' | 'full';
  readonly idleMinutes: number;
  readonly hours: number;
  readonly actingTenureId: string | null;
  readonly userAgent: string | null;
  readonly address: string;
}

/** Sessions: opened, changed and ended on the database's clock. */
@Injectable()
export class SessionRepository {
  async open(tx: WriteTx, session: NewSession): Promise<void> {
    await tx.change(
      'identity.session.open',
      `INSERT INTO session (id, secret_hash, account_id, stage, acting_tenure_id, csrf_token, created_at, last_seen_at,
                            idle_minutes, expires_at, user_agent, address)
       VALUES ($1, $2, $3, $4, $5, $6, clock_now(), clock_now(), $7, clock_now() + make_interval(hours => $8), $9, $10)`,
      [
        uuidv7(),
        secretHash(session.secret),
        session.accountId,
        session.stage,
        session.actingTenureId,
        session.csrfToken,
        session.idleMinutes,
        session.hours,
        session.userAgent?.slice(0, 300) ?? null,
        session.address,
      ],
    );
  }

  /** Ends one session; answers whose it was. */
  async end(tx: WriteTx, secret: string): Promise<string | undefined> {
    const row = await tx.sqlOne<{ account_id: string }>(
      'identity.session.end',
      `DELETE FROM session WHERE secret_hash = $1 RETURNING account_id`,
      [secretHash(secret)],
    );
    return row?.account_id;
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

  /** The same session under a new secret; its absolute end stays. */
  rotate(tx: WriteTx, secret: string, next: SessionSecrets): Promise<number> {
    return tx.change(
      'identity.session.rotate',
      `UPDATE session SET secret_hash = $2, csrf_token = $3 WHERE secret_hash = $1`,
      [secretHash(secret), secretHash(next.secret), next.csrfToken],
    );
  }

  /** Notes that the person has just confirmed that it is them; the session goes on under a new secret. */
  stepUp(tx: WriteTx, secret: string, next: SessionSecrets, by: StepUpMark['by']): Promise<number> {
    return tx.change(
      'identity.session.step-up',
      `UPDATE session SET secret_hash = $2, csrf_token = $3, stepped_up_at = clock_now(), stepped_up_by = $4
       WHERE secret_hash = $1 AND stage = 'full'`,
      [secretHash(secret), secretHash(next.secret), next.csrfToken, by],
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
