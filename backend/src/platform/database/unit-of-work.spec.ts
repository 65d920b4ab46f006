import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';
import { testRecordKeys } from '../../../test/test-record-keys';
import { systemActor } from '../actor';
import type { Actor } from '../actor';
import { assertPlainRole, createDataSource } from './data-source';
import { UnitOfWork } from './unit-of-work';

describe('UnitOfWork', () => {
  const districtId = randomUUID();
  let database: TestDatabase;
  let source: DataSource;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    database = await createTestDatabase();
    await database.owner.query(`INSERT INTO district (id, kind, name_zh) VALUES ($1, 'county', '云岭县')`, [
      districtId,
    ]);
    source = await createDataSource(database.appUrl, [], 5).initialize();
    unitOfWork = new UnitOfWork(source, testRecordKeys());
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  const actor = systemActor(districtId, 'spec');
  const count = async (table: string) =>
    Number((await database.owner.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`)).rows[0]!.n);

  it('commits business row, audit entry, event and delta together', async () => {
    const subject = { kind: 'thing', id: randomUUID() };
    await unitOfWork.write(actor, async (tx) => {
      tx.audit({ action: 'thing.make', subject, after: { b: 1, a: 2 } });
      tx.emit({ type: 'thing.made', v: 1, subject, data: {} });
      tx.count({
        organizationId: randomUUID(),
        measure: 'thing',
        domain: '农村',
        bucket: 'ok',
        year: 2026,
        amount: 1,
      });
    });
    expect(await count('audit_entry')).toBe(1);
    expect(await count('outbox')).toBe(1);
    expect(await count('counter_delta')).toBe(1);
  });

  it('writes any number of events in one statement, each with its own data', async () => {
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    let changes: string[] = [];
    await unitOfWork.write(actor, (tx) => {
      const change = tx.change.bind(tx);
      tx.change = (name, text, values) => {
        changes = [...changes, name];
        return change(name, text, values);
      };
      for (const id of ids)
        tx.emit({
          type: 'thing.told',
          v: 2,
          subject: { kind: 'thing', id },
          data: { id, words: '"a", {b}\\' },
        });
      return Promise.resolve();
    });
    expect(changes.filter((name) => name.includes('outbox'))).toHaveLength(1);
    const { rows } = await database.owner.query(
      `SELECT subject_id, v, subject_kind, data FROM outbox WHERE type = 'thing.told' ORDER BY id`,
    );
    expect(rows).toEqual(
      ids.map((id) => ({ subject_id: id, v: 2, subject_kind: 'thing', data: { id, words: '"a", {b}\\' } })),
    );
  });

  it('leaves nothing behind when the work fails', async () => {
    const before = await count('audit_entry');
    const failing = unitOfWork.write(actor, async (tx) => {
      tx.audit({ action: 'thing.make', subject: { kind: 'thing', id: randomUUID() } });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await count('audit_entry')).toBe(before);
  });

  it('fails the business write when the audit row cannot be written', async () => {
    const failing = unitOfWork.write(actor, async (tx) => {
      await tx.change(
        'spec.insert',
        `INSERT INTO occurrence (district_id, id, kind, label, starts_on) VALUES ($1, $2, '节', '春节', '2026-02-17')`,
        [districtId, randomUUID()],
      );
      tx.audit({ action: 'thing.make', subject: { kind: 'thing', id: 'not-a-uuid' } });
    });
    await expect(failing).rejects.toThrow(/uuid/);
    expect(await count('occurrence')).toBe(0);
  });

  it('refuses to write in a reading transaction', async () => {
    const failing = unitOfWork.read(actor, (tx) =>
      tx.sql('spec.write', `INSERT INTO district (id, kind, name_zh) VALUES ($1, 'county', 'x')`, [
        randomUUID(),
      ]),
    );
    await expect(failing).rejects.toThrow(/read-only/);
  });

  it('acts once for one Idempotency-Key, also when two retries race', async () => {
    const account = randomUUID();
    const keyed: Actor = {
      ...actor,
      accountId: account,
      request: { id: 'r', idempotency: { key: 'key-12345678', route: 'POST /x', digest: 'd' } },
    };
    const work = () =>
      unitOfWork.write(keyed, async (tx) => {
        tx.audit({ action: 'thing.once', subject: { kind: 'thing', id: randomUUID() } });
        return { made: true };
      });
    const results = await Promise.allSettled([work(), work(), work()]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const { rows } = await database.owner.query(`SELECT * FROM audit_entry WHERE action = 'thing.once'`);
    expect(rows).toHaveLength(1);
    const kept = await database.owner.query<{ answer: unknown }>('SELECT answer FROM idempotency_key');
    expect(kept.rows).toEqual([expect.objectContaining({ answer: { made: true } })]);
  });

  it('reads the settable clock, and its date in Asia/Shanghai', async () => {
    await database.setClock('2026-12-31T16:30:00Z');
    const today = await unitOfWork.read(actor, (tx) => Promise.resolve(tx.today));
    expect(today).toBe('2027-01-01');
  });

  it('runs only on a role that row-level security holds', async () => {
    await expect(assertPlainRole(source)).resolves.toBeUndefined();
    const owner = await createDataSource(database.ownerUrl, [], 2).initialize();
    await expect(assertPlainRole(owner)).rejects.toThrow(/row-level security/);
    await owner.destroy();
  });
});
