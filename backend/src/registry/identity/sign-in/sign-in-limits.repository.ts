import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { PoolClient } from 'pg';
import { SIGN_IN_LIMITS } from '@zeren/domain/registry/identity/sign-in-limits';
import type { SignInLimitKind } from '@zeren/domain/registry/identity/sign-in-limits';
import { RUNTIME_DATA_SOURCE } from '../../../platform/database/runtime-data-source';
import { runStatement } from '../../../platform/database/statement';

/** One count that a try goes into: digests of what is tried and of where from. */
export interface Bucket {
  readonly kind: SignInLimitKind;
  readonly subject: Buffer;
  readonly source: Buffer;
}

/** How a bucket stands after a try was counted. */
export interface Standing {
  readonly kind: SignInLimitKind;
  readonly failures: number;
  readonly endsAt: Date;
}

/** A bucket named by what it counts; only digests are stored, because people type passwords into the name field. */
export function bucket(kind: SignInLimitKind, subject: string, source = ''): Bucket {
  return { kind, subject: digest(subject), source: digest(source) };
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Counts of failed sign-ins, on the database's clock. A try is counted before the password is looked at, so that tries at
 * the same time cannot pass together, and taken back when it turns out right. Not in the unit of work: a refusal rolls
 * that back, and the count must stay.
 */
@Injectable()
export class SignInLimits {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** Counts a try in every bucket, or in none and answers the bucket that is locked. */
  async count(buckets: readonly Bucket[]): Promise<{ locked: Standing } | { standings: Standing[] }> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    try {
      await client.query('BEGIN');
      const { rows } = await client.query<{ kind: SignInLimitKind; failures: number; ends_at: Date }>({
        name: 'identity.limit.count',
        text: COUNT,
        values: columns(buckets),
      });
      const standings = rows.map(({ kind, failures, ends_at }) => ({ kind, failures, endsAt: ends_at }));
      const locked = standings
        .filter(({ kind, failures }) => failures > SIGN_IN_LIMITS[kind].failures)
        .sort((a, b) => b.endsAt.getTime() - a.endsAt.getTime())[0];
      await client.query(locked ? 'ROLLBACK' : 'COMMIT');
      return locked ? { locked } : { standings };
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** Takes one counted try back: it was no failure. */
  async takeBack(buckets: readonly Bucket[]): Promise<void> {
    await runStatement(this.dataSource, {
      name: 'identity.limit.take-back',
      text: `UPDATE sign_in_limit l SET failures = l.failures - 1
             FROM (SELECT s.kind, s.subject, s.source FROM sign_in_limit s
                   JOIN unnest($1::text[], $2::bytea[], $3::bytea[]) AS b(kind, subject, source)
                     USING (kind, subject, source)
                   ORDER BY kind, subject, source FOR UPDATE OF s) AS mine
             WHERE l.kind = mine.kind AND l.subject = mine.subject AND l.source = mine.source AND l.failures > 0`,
      values: columns(buckets).slice(0, 3),
    });
  }

  /** Forgets counts altogether; sweeps out some of those that ended a day ago. */
  async forget(buckets: readonly Bucket[]): Promise<void> {
    await runStatement(this.dataSource, {
      name: 'identity.limit.forget',
      text: `WITH old AS (DELETE FROM sign_in_limit WHERE (kind, subject, source) IN (
                SELECT kind, subject, source FROM sign_in_limit WHERE ends_at < clock_now() - interval '1 day'
                LIMIT 100 FOR UPDATE SKIP LOCKED))
             DELETE FROM sign_in_limit
             WHERE (kind, subject, source) IN (SELECT * FROM unnest($1::text[], $2::bytea[], $3::bytea[]))`,
      values: columns(buckets).slice(0, 3),
    });
  }

  /** Until when one subject is locked from somewhere; nothing when it is not. */
  async lockedUntil(kinds: readonly SignInLimitKind[], subject: string): Promise<Date | undefined> {
    const [row] = await runStatement<{ until: Date | null }>(this.dataSource, {
      name: 'identity.limit.locked-until',
      text: `SELECT max(l.ends_at) AS until FROM sign_in_limit l
             JOIN unnest($1::text[], $3::int[]) AS k(kind, most) ON k.kind = l.kind AND l.failures >= k.most
             WHERE l.subject = $2 AND l.ends_at > clock_now()`,
      values: [kinds, digest(subject), kinds.map((kind) => SIGN_IN_LIMITS[kind].failures)],
    });
    return row?.until ?? undefined;
  }

  /** Forgets what was counted against one subject, from wherever. */
  async forgetSubject(kinds: readonly SignInLimitKind[], subject: string): Promise<void> {
    await runStatement(this.dataSource, {
      name: 'identity.limit.forget-subject',
      text: `DELETE FROM sign_in_limit WHERE kind = ANY($1) AND subject = $2`,
      values: [kinds, digest(subject)],
    });
  }
}

/** Within a lock the end stays; the try that fills the bucket moves the end to the lock's. Ordered against deadlocks. */
const COUNT = `
  INSERT INTO sign_in_limit AS l (kind, subject, source, failures, ends_at)
  SELECT kind, subject, source, 1, clock_now() + make_interval(secs => span)
  FROM unnest($1::text[], $2::bytea[], $3::bytea[], $4::int[], $5::int[], $6::int[])
    AS b(kind, subject, source, most, span, lock)
  ORDER BY kind, subject, source
  ON CONFLICT (kind, subject, source) DO UPDATE SET
    failures = CASE WHEN l.ends_at <= clock_now() THEN 1 ELSE l.failures + 1 END,
    ends_at = CASE
      WHEN l.ends_at <= clock_now() THEN excluded.ends_at
      WHEN l.failures + 1 = (SELECT most FROM unnest($1::text[], $4::int[]) AS m(kind, most) WHERE m.kind = l.kind)
        THEN clock_now() + make_interval(secs =>
               (SELECT lock FROM unnest($1::text[], $6::int[]) AS m(kind, lock) WHERE m.kind = l.kind))
      ELSE l.ends_at END
  RETURNING kind, failures, ends_at`;

function columns(buckets: readonly Bucket[]): unknown[] {
  return [
    buckets.map(({ kind }) => kind),
    buckets.map(({ subject }) => subject),
    buckets.map(({ source }) => source),
    buckets.map(({ kind }) => SIGN_IN_LIMITS[kind].failures),
    buckets.map(({ kind }) => SIGN_IN_LIMITS[kind].windowSeconds),
    buckets.map(({ kind }) => SIGN_IN_LIMITS[kind].lockSeconds),
  ];
}
