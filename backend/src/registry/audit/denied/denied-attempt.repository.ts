import { Injectable } from '@nestjs/common';
import { DENIALS_TOLD_PER_MINUTE, OTHER_ROUTES } from '@zeren/domain/registry/audit/denied-attempt';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';

/** What is counted: attempts of one account on one route that were refused for one reason. */
export interface DeniedRoute {
  readonly accountId: string;
  /** Method and route, or {@link OTHER_ROUTES}. */
  readonly route: string;
  readonly code: string;
}

/** A minute that is over. */
export interface CountedMinute extends DeniedRoute {
  readonly minute: Date;
  readonly attempts: number;
  readonly lastAt: Date;
}

/** Attempts counted per account, route and minute. They stand outside districts, as accounts do. */
@Injectable()
export class DeniedAttemptRepository {
  /** Adds attempts to the running minute; answers what they were counted under, and how many it has now. */
  async add(
    tx: WriteTx,
    { accountId, route, code }: DeniedRoute,
    attempts: number,
  ): Promise<{ route: string; attempts: number }> {
    const row = await tx.sqlOne<{ route: string; attempts: number }>(
      'audit.denied.add',
      `INSERT INTO denied_attempt AS d (account_id, minute, route, code, attempts, last_at)
       SELECT $1, date_trunc('minute', clock_now()), told.route, CASE told.route WHEN $5 THEN '' ELSE $3 END, $4, clock_now()
       FROM (
         SELECT CASE WHEN count(*) < $6 OR bool_or(known.route = $2 AND known.code = $3) THEN $2 ELSE $5 END AS route
         FROM denied_attempt known
         WHERE known.account_id = $1 AND known.minute = date_trunc('minute', clock_now())) told
       ON CONFLICT (account_id, minute, route, code)
         DO UPDATE SET attempts = d.attempts + excluded.attempts, last_at = excluded.last_at
       RETURNING route, attempts`,
      [accountId, route, code, attempts, OTHER_ROUTES, DENIALS_TOLD_PER_MINUTE],
    );
    return row!;
  }

  /** Accounts with minutes that are over, with the district of each. The grace is for counts that are still on their way. */
  accountsToSum(tx: ReadTx): Promise<{ accountId: string; districtId: string }[]> {
    return tx.sql(
      'audit.denied.accounts',
      `SELECT DISTINCT d.account_id AS "accountId", a.district_id AS "districtId"
       FROM denied_attempt d JOIN account a ON a.id = d.account_id
       WHERE d.minute < clock_now() - interval '2 minutes'`,
      [],
    );
  }

  /** Takes the minutes of an account that are over, each once. */
  take(tx: WriteTx, accountId: string): Promise<CountedMinute[]> {
    return tx.sql(
      'audit.denied.take',
      `DELETE FROM denied_attempt WHERE account_id = $1 AND minute < clock_now() - interval '2 minutes'
       RETURNING account_id AS "accountId", route, code, minute, attempts, last_at AS "lastAt"`,
      [accountId],
    );
  }
}
