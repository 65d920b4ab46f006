import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';
import { testRecordKeys } from '../../../../test/test-record-keys';
import { systemActor } from '../../../platform/actor';
import { createDataSource } from '../../../platform/database/data-source';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { RecordKeys } from '../../../platform/record/record-keys';
import type { SealedKind } from '../../../platform/record/sealed-kind';
import { Checkpointer } from './checkpointer';
import { LogKeys } from './log-keys';
import { LogTree } from './log-tree';
import { LogRepository } from './log.repository';
import { Sequencer } from './sequencer';

/** Names of districts, whose rows stand for business rows here. */
export const DISTRICT_SEAL: SealedKind = {
  kind: 'district',
  rows: `SELECT d.id, jsonb_build_object('id', d.id, 'nameZh', d.name_zh) AS row FROM district d WHERE d.id = $1`,
  words: `SELECT d.id, d.name_zh AS words FROM district d WHERE d.id = $1`,
  tables: [],
};

/** The log's parts on a database of their own, each side under its role, and nothing that runs by itself. */
export class LogKit {
  private constructor(
    readonly database: TestDatabase,
    readonly keys: RecordKeys,
    private readonly sources: readonly DataSource[],
    readonly app: UnitOfWork,
    readonly worker: UnitOfWork,
  ) {}

  static async open(): Promise<LogKit> {
    const database = await createTestDatabase();
    await database.setClock('2026-11-24T02:00:00Z');
    const sources = await Promise.all(
      [database.appUrl, database.workerUrl].map((url) => createDataSource(url, [], 5).initialize()),
    );
    const keys = testRecordKeys();
    const [app, worker] = sources.map((source) => new UnitOfWork(source, keys));
    return new LogKit(database, keys, sources, app!, worker!);
  }

  readonly repository = new LogRepository();
  readonly tree = new LogTree(this.repository);

  get logKeys(): LogKeys {
    return new LogKeys(this.keys);
  }

  sequencer(keys = this.keys): Sequencer {
    return new Sequencer(this.worker, this.repository, this.tree, keys, [DISTRICT_SEAL]);
  }

  checkpointer(keys = this.keys): Checkpointer {
    return new Checkpointer(this.worker, this.repository, this.tree, keys, new LogKeys(keys));
  }

  async close(): Promise<void> {
    for (const source of this.sources) await source.destroy();
    await this.database.drop();
  }

  async district(): Promise<string> {
    const id = randomUUID();
    await this.database.owner.query(
      `INSERT INTO district (id, kind, name_zh) VALUES ($1, 'county', '云岭县')`,
      [id],
    );
    return id;
  }

  /** Acts of one transaction, named so that their order can be read. */
  async act(districtId: string, ...names: string[]): Promise<void> {
    await this.app.write(systemActor(districtId, 'spec'), (tx) => {
      for (const name of names) {
        tx.audit({
          action: `thing.${name}`,
          subject: { kind: 'thing', id: randomUUID() },
          before: { name },
          after: { name, by: '林小满' },
        });
      }
      return Promise.resolve();
    });
  }

  async acts(districtId: string, count: number): Promise<void> {
    await this.act(districtId, ...Array.from({ length: count }, (_, at) => `act-${at}`));
  }

  /** Takes up until so many entries have leaves: transactions of other databases on the server hold things up. */
  async sequence(districtId: string, size: number, sequencer = this.sequencer()): Promise<void> {
    for (const end = Date.now() + 20_000; Date.now() < end;) {
      await sequencer.sequence(districtId);
      if ((await this.leaves(districtId)).length >= size) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`There are ${(await this.leaves(districtId)).length} leaves, not ${size}.`);
  }

  /** Actions in the order of the log; every index is there once. */
  async leaves(districtId: string): Promise<string[]> {
    const rows = await this.rows<{ index: number; action: string }>(
      `SELECT l.leaf_index::int AS index, e.action FROM audit_leaf l
       JOIN audit_entry e ON e.district_id = l.district_id AND e.id = l.entry_id
       WHERE l.district_id = $1 ORDER BY l.leaf_index`,
      [districtId],
    );
    expect(rows.map(({ index }) => index)).toEqual(rows.map((_, at) => at));
    return rows.map(({ action }) => action);
  }

  checkpoints(districtId: string): Promise<{ number: number; size: number; note: string }[]> {
    return this.rows(
      `SELECT number::int, size::int, note FROM audit_checkpoint WHERE district_id = $1 ORDER BY number`,
      [districtId],
    );
  }

  /** As a superuser, past every rule and every constraint. */
  async past(text: string, values: unknown[] = []): Promise<number> {
    await this.database.owner.query('SET session_replication_role = replica');
    try {
      return (await this.database.owner.query(text, values)).rowCount ?? 0;
    } finally {
      await this.database.owner.query('RESET session_replication_role');
    }
  }

  async rows<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.database.owner.query<Row>(text, values)).rows;
  }
}
