import { Inject, Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import type { PoolClient, QueryResult } from 'pg';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../actor';
import { RecordKeys } from '../record/record-keys';
import { writeRecord } from '../record/write-record';
import { Refused } from '../refused';
import { uuidv7 } from '../uuid';
import { RUNTIME_DATA_SOURCE } from './runtime-data-source';
import { ReadTx, WriteTx } from './transaction';

/** Called after a commit that left outbox rows, so that they need not wait for the next poll. */
export type CommitListener = () => void;

/**
 * One act, one transaction: the business rows, their audit entries, outbox events, counter deltas and the answer kept
 * for a retry commit together or not at all (architecture, "One request").
 */
@Injectable()
export class UnitOfWork {
  private readonly commitListeners: CommitListener[] = [];

  constructor(
    @Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource,
    private readonly keys: RecordKeys,
  ) {}

  onCommit(listener: CommitListener): void {
    this.commitListeners.push(listener);
  }

  read<T>(actor: Actor, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.transaction(actor, 'read', async (manager, client, now, today) =>
      work(new ReadTx(actor, manager, client, now, today)),
    );
  }

  /** Runs `work`; its value is also what a retry with the same Idempotency-Key is answered with. */
  async write<T>(actor: Actor, work: (tx: WriteTx) => Promise<T>): Promise<T> {
    let emitted = false;
    const value = await this.transaction(actor, 'write', async (manager, client, now, today) => {
      const tx = new WriteTx(actor, manager, client, now, today);
      await claimIdempotencyKey(tx);
      const answer = await work(tx);
      await writeRecord(tx, this.keys);
      await writeEvents(tx);
      await writeDeltas(tx);
      await keepAnswer(tx, answer);
      emitted = tx.events.length > 0;
      return answer;
    });
    if (emitted) for (const listener of this.commitListeners) listener();
    return value;
  }

  private async transaction<T>(
    actor: Actor,
    mode: keyof typeof BEGIN,
    work: (manager: EntityManager, client: PoolClient, now: string, today: string) => Promise<T>,
  ): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    let failure: Error | undefined;
    try {
      const { now, today } = await begin(client, actor, mode);
      const value = await work(runner.manager, client, now.toISOString(), today);
      await client.query('COMMIT');
      return value;
    } catch (error) {
      failure = error as Error;
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release().catch((error: Error) => {
        if (!failure) throw error;
      });
    }
  }
}

/** How a transaction begins: whoever only looks sees one moment, and can write nothing. */
const BEGIN = {
  read: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  write: 'BEGIN ISOLATION LEVEL READ COMMITTED',
} as const;

/**
 * Begins, and says whose transaction it is to row-level security, in one message: every request does this at least twice,
 * and what a message costs is more than what these statements do.
 */
async function begin(
  client: PoolClient,
  actor: Actor,
  mode: keyof typeof BEGIN,
): Promise<{ readonly now: Date; readonly today: string }> {
  const scope = {
    district: actor.districtId,
    account: actor.accountId ?? '',
    actor: actor.personId ?? '',
    organization: actor.organizationId ?? '',
    roots: rootsInSight(actor),
    administrator: actor.administrator ?? '',
  };
  const settings = Object.entries(scope).map(
    ([name, value]) => `set_config('app.${name}', ${client.escapeLiteral(value)}, true)`,
  );
  const answers = (await client.query(
    `${BEGIN[mode]}; SELECT ${settings.join(', ')}, clock_now() AS now,
       to_char(clock_now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS today`,
  )) as unknown as readonly QueryResult<{ now: Date; today: string }>[];
  return answers[1]!.rows[0]!;
}

/** An administrator's roots say where they may act, not what business they see: that is none. */
function rootsInSight(actor: Actor): string {
  if (actor.administrator) return '';
  return actor.seesWholeDistrict ? '*' : actor.rootOrganizationIds.join(',');
}

/** Inserts the key first: a concurrent retry waits here for the winner's commit, then finds the kept answer. */
async function claimIdempotencyKey(tx: WriteTx): Promise<void> {
  const mark = tx.actor.request.idempotency;
  if (!mark) return;
  const claimed = await tx.change(
    'platform.idempotency.claim',
    `INSERT INTO idempotency_key (account_id, key, route, digest, at) VALUES ($1, $2, $3, $4, now())
     ON CONFLICT (account_id, key) DO NOTHING`,
    [tx.actor.accountId, mark.key, mark.route, mark.digest],
  );
  if (claimed === 0) throw new Refused(platformRefusals['request.in-progress']());
}

async function keepAnswer(tx: WriteTx, answer: unknown): Promise<void> {
  const mark = tx.actor.request.idempotency;
  if (!mark) return;
  await tx.change(
    'platform.idempotency.keep',
    `UPDATE idempotency_key SET answer = $3::jsonb WHERE account_id = $1 AND key = $2`,
    [tx.actor.accountId, mark.key, JSON.stringify(answer ?? null)],
  );
}

/** In one statement: issuing hundreds of lists tells of each. */
async function writeEvents(tx: WriteTx): Promise<void> {
  if (tx.events.length === 0) return;
  await tx.change(
    'platform.outbox.append',
    `INSERT INTO outbox (district_id, actor_tenure_id, at, id, type, v, subject_kind, subject_id, data)
     SELECT $1, $2, clock_now(), t.*
     FROM unnest($3::uuid[], $4::text[], $5::int[], $6::text[], $7::uuid[], $8::jsonb[]) AS t`,
    [
      tx.districtId,
      tx.actor.tenureId,
      tx.events.map(() => uuidv7()),
      tx.events.map((event) => event.type),
      tx.events.map((event) => event.v),
      tx.events.map((event) => event.subject.kind),
      tx.events.map((event) => event.subject.id),
      tx.events.map((event) => JSON.stringify(event.data)),
    ],
  );
}

async function writeDeltas(tx: WriteTx): Promise<void> {
  if (tx.deltas.length === 0) return;
  const column = <K extends keyof (typeof tx.deltas)[number]>(key: K) => tx.deltas.map((delta) => delta[key]);
  await tx.change(
    'platform.counter.delta',
    `INSERT INTO counter_delta (district_id, organization_id, measure, domain, bucket, year, amount)
     SELECT $1, o, m, d, b, y, sum(a)
     FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[]) AS t(o, m, d, b, y, a)
     GROUP BY o, m, d, b, y HAVING sum(a) <> 0`,
    [
      tx.districtId,
      column('organizationId'),
      column('measure'),
      column('domain'),
      column('bucket'),
      column('year'),
      column('amount'),
    ],
  );
}
