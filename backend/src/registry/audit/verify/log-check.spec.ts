import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import { openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import { systemActor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { AuditEntryDto, AuditEntryPageDto } from '../entries/dto/entry.dto';
import type { CheckpointsDto, InclusionDto } from '../log/dto/log.dto';
import type { LogCheckViewDto } from './log-check.dto';

describe('the auditor’s own reading of a log', () => {
  let application: TestApplication;
  let auditor: TestClient;
  let districtId: string;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    ({ districtId } = await createSmallCounty(application.database.owner));
    await application.database.setClock('2026-11-24T02:00:00Z');
    await openTestAccount(application, 'auditor', { administrator: 'audit' });
    await openTestAccount(application, 'security', { administrator: 'security' });
    for (const [time, count] of [
      ['02:00', 300],
      ['02:05', 40],
      ['02:10', 7],
    ] as const) {
      await application.database.setClock(`2026-11-24T${time}:00Z`);
      await acts(count);
      await untilSigned();
    }
    auditor = await application.signIn('auditor', TEST_PASSWORD);
  });
  afterAll(() => application?.close());

  const owner = () => application.database.owner;

  async function acts(count: number): Promise<void> {
    await application.api.get(UnitOfWork, { strict: false }).write(systemActor(districtId, 'spec'), (tx) => {
      for (let at = 0; at < count; at += 1) {
        tx.audit({
          action: 'occurrence.add',
          subject: { kind: 'occurrence', id: randomUUID() },
          after: { label: `第 ${at} 件` },
        });
      }
      return Promise.resolve();
    });
  }

  /** Until the acts are taken up and signed; that kinds are sealed from now on is told when a job comes to it. */
  async function untilSigned(): Promise<void> {
    for (const end = Date.now() + 60_000; Date.now() < end;) {
      await application.runJob('audit.sequence');
      const { rows } = await owner().query<{ open: number }>(
        `SELECT count(*)::int AS open FROM audit_entry e
         WHERE e.district_id = $1 AND e.action = 'occurrence.add' AND NOT EXISTS (
           SELECT 1 FROM audit_leaf l WHERE l.district_id = $1 AND l.entry_id = e.id
             AND l.leaf_index < (SELECT coalesce(max(size), 0) FROM audit_checkpoint WHERE district_id = $1))`,
        [districtId],
      );
      if (rows[0]!.open === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('The log was not signed.');
  }

  const check = async (from = 0, who = auditor) =>
    (await who.post<LogCheckViewDto>(`/api/audit/logs/${districtId}/check`, { body: { from } })).body;

  /** What is found while the database is so, past every rule; afterwards it is as before. */
  async function foundAfter(change: string, back: string) {
    const past = async (text: string) => {
      await owner().query('SET session_replication_role = replica');
      await owner().query(text.replaceAll('$1', `'${districtId}'`));
      await owner().query('RESET session_replication_role');
    };
    await past(change);
    const { finding, next } = await check();
    await past(back);
    expect(next).toBeNull();
    return finding;
  }
  const AT_345 = `id = (SELECT entry_id FROM audit_leaf WHERE district_id = $1 AND leaf_index = 345)`;

  it('says how much was read and that it is whole, and is on record itself', async () => {
    const view = await check();
    expect(view).toMatchObject({ from: 0, checkpoints: 3, unsigned: 0, finding: null, next: null });
    expect(view.to).toBe(view.signed);
    const { rows } = await owner().query<{ after: object }>(
      `SELECT after FROM audit_entry WHERE action = 'audit-log.verify' AND subject_id = $1`,
      [districtId],
    );
    expect(rows).toContainEqual({ after: { entries: view.to, finding: null } });
  });

  it('goes on from any checkpoint, and from nowhere else', async () => {
    const { items } = (await auditor.get<CheckpointsDto>(`/api/audit/logs/${districtId}/checkpoints`)).body;
    expect(items.map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(await check(items[2]!.size)).toMatchObject({ checkpoints: 2, finding: null });
    const answer = await auditor.post(`/api/audit/logs/${districtId}/check`, { body: { from: 5 } });
    expect(answer.status).toBe(404);
  });

  it.each([
    [
      'an edited entry',
      `UPDATE audit_entry SET action = 'occurrence.adds' WHERE ${AT_345}`,
      `UPDATE audit_entry SET action = 'occurrence.add' WHERE ${AT_345}`,
      'entry-changed',
    ],
    [
      'one character in what an entry holds',
      `UPDATE audit_entry SET after = replace(after::text, '件', '伴')::jsonb WHERE ${AT_345}`,
      `UPDATE audit_entry SET after = replace(after::text, '伴', '件')::jsonb WHERE ${AT_345}`,
      'entry-contents-changed',
    ],
    [
      'a leaf of another hash',
      `UPDATE audit_leaf SET leaf_hash = set_byte(leaf_hash, 0, (get_byte(leaf_hash, 0) + 1) % 256)
       WHERE district_id = $1 AND leaf_index = 345`,
      `UPDATE audit_leaf SET leaf_hash = set_byte(leaf_hash, 0, (get_byte(leaf_hash, 0) + 255) % 256)
       WHERE district_id = $1 AND leaf_index = 345`,
      'leaf-changed',
    ],
    [
      'a leaf that is gone',
      `UPDATE audit_leaf SET leaf_index = 999999 WHERE district_id = $1 AND leaf_index = 345`,
      `UPDATE audit_leaf SET leaf_index = 345 WHERE district_id = $1 AND leaf_index = 999999`,
      'leaf-missing',
    ],
    [
      'a forged checkpoint',
      `UPDATE audit_checkpoint SET note = replace(note, 'time 2026', 'time 2025') WHERE district_id = $1 AND number = 2`,
      `UPDATE audit_checkpoint SET note = replace(note, 'time 2025', 'time 2026') WHERE district_id = $1 AND number = 2`,
      'checkpoint-forged',
    ],
  ])('names %s', async (_, change, back, code) => {
    const finding = await foundAfter(change, back);
    expect(finding).toMatchObject({ code, index: code === 'checkpoint-forged' ? null : 345 });
    expect(finding!.zh).toMatch(/。$/);
    expect(await check()).toMatchObject({ finding: null });
  });

  it('shows with an entry where it stands and under which checkpoint, with a proof of it', async () => {
    const { items } = (
      await auditor.get<AuditEntryPageDto>(
        `/api/audit/entries?districtId=${districtId}&action=occurrence.add&limit=10`,
      )
    ).body;
    const { body: entry } = await auditor.get<AuditEntryDto>(`/api/audit/entries/${items[0]!.id}`);
    expect(entry.leafIndex).toBeGreaterThan(300);
    expect(entry.checkpoint).toMatchObject({ number: 3 });
    const { body: proof } = await auditor.get<InclusionDto>(
      `/api/audit/logs/${districtId}/entries/${entry.id}/proof`,
    );
    expect(proof).toMatchObject({ index: entry.leafIndex, checkpoint: { number: 3 } });
    expect(proof.leafHash).toMatch(/^.{43}=$/);
    expect(proof.checkpoint!.note).toContain(`\n${proof.root}\n`);
    expect(proof.keys[0]).toContain('+');
  });

  it('exports what a search found as a workbook, on record each time', async () => {
    const answer = await auditor.get(`/api/audit/export?districtId=${districtId}&language=en`);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('spreadsheetml');
    const { rows } = await owner().query<{ after: { entries: number } }>(
      `SELECT after FROM audit_entry WHERE action = 'audit-record.export'`,
    );
    expect(rows.map(({ after }) => after.entries)).toEqual([expect.any(Number)]);
    expect(rows[0]!.after.entries).toBeGreaterThan(300);
  });

  it('is nobody else’s', async () => {
    const security = await application.signIn('security', TEST_PASSWORD);
    for (const path of [`logs/${districtId}/checkpoints`, 'export']) {
      expect((await security.get(`/api/audit/${path}`)).status).toBe(403);
    }
    const answer = await security.post(`/api/audit/logs/${districtId}/check`, { body: { from: 0 } });
    expect(answer.status).toBe(403);
  });
});
