import { Inject, Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import type { PoolClient } from 'pg';
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
    return this.transaction(actor, 'REPEATABLE READ', async (manager, client, now, today) =>
      work(new ReadTx(actor, manager, client, now, today)),
    );
  }

  /** Runs `work`; its value is also what a retry with the same Idempotency-Key is answered with. */
  async write<T>(actor: Actor, work: (tx: WriteTx) => Promise<T>): Promise<T> {
    let emitted = false;
    const value = await this.transaction(actor, 'READ COMMITTED', async (manager, client, now, today) => {
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
    mode: 'READ COMMITTED' | 'REPEATABLE READ',
    work: (manager: EntityManager, client: PoolClient, now: string, today: string) => Promise<T>,
  ): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    let failure: Error | undefined;
    try {
      await runner.startTransaction(mode);
      if (mode === 'REPEATABLE READ') await client.query('SET TRANSACTION READ ONLY');
      const scope = await client.query<{ now: Date; today: string }>({
        name: 'platform.scope',
        text: `SELECT set_config('app.district', $1, true), set_config('app.account', $2, true),
                      set_config('app.actor', $3, true), set_config('app.organization', $4, true),
                      set_config('app.roots', $5, true), set_config('app.administrator', $6, true), clock_now() AS now,
                      to_char(clock_now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS today`,
        values: [
          actor.districtId,
          actor.accountId ?? '',
          actor.personId ?? '',
          actor.organizationId ?? '',
          rootsInSight(actor),
          actor.administrator ?? '',
        ],
      });
      const { now, today } = scope.rows[0]!;
      const value = await work(runner.manager, client, now.toISOString(), today);
      await runner.commitTransaction();
      return value;
    } catch (error) {
      failure = error as Error;
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release().catch((error: Error) => {
        if (!failure) throw error;
      });
    }
  }
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
