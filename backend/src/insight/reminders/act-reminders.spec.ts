import { randomUUID } from 'node:crypto';
import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';
import { systemActor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { EVENT_TYPES } from '../../platform/events/event-listener';
import type { EventListener } from '../../platform/events/event-listener';
import { DecidedListener, ExtensionAskedListener, OwedAnewListener } from './act-reminders.listeners';
import { ReminderClaimer } from './reminder-claimer';
import { openReminders } from './reminders.spec-kit';
import type { RemindersKit } from './reminders.spec-kit';

const NOW = '2026-11-23T02:00:00Z';

describe('what is told because somebody acted', () => {
  let database: TestDatabase;
  let county: SmallCounty;
  let room: Omit<RemindersKit, 'database' | 'county'>;
  let dutyId: string;

  beforeEach(async () => {
    database = await createTestDatabase();
    county = await createSmallCounty(database.owner);
    room = await openReminders({ database, county });
    await database.setClock(NOW);
    dutyId = await county.addDuty({ at: 'village', opensOn: '2026-11-02', dueOn: '2026-11-25' });
  });
  afterEach(async () => {
    await room.close();
    await database.drop();
  });

  /** An event comes to whoever listens to its type in this room. */
  const happen = (
    listener: new (...args: never[]) => EventListener,
    type: string,
    extensionId = randomUUID() as string,
  ) => {
    expect(Reflect.getMetadata(EVENT_TYPES, listener)).toContain(type);
    const event = { type, at: NOW, data: { dutyId, extensionId } } as unknown as EventEnvelope;
    return room.module
      .get(UnitOfWork)
      .write(systemActor(county.districtId, 'spec'), (tx) => room.module.get(listener).on(event, tx));
  };
  const extension = async (state: string, reason: string | null) => {
    const id = randomUUID();
    await database.owner.query(
      `INSERT INTO duty_extension (district_id, id, duty_id, due_before, asked_for, reason, asked_by_person_id,
         asked_by_tenure_id, asked_at, decider_organization_id, decider_post_id, state, decided_at, decision_reason)
       VALUES ($1, $2, $3, '2026-11-25', '2026-12-10', '路断了', $4, $5, now(), $6, $7, $8,
               CASE WHEN $8 = 'asked' THEN NULL ELSE now() END, $9)`,
      [
        ...[county.districtId, id, dutyId, county.people.village, county.tenures.village],
        ...[county.organizations.wangshu, county.posts.wangshu, state, reason],
      ],
    );
    return id;
  };
  const told = async () => {
    await room.module.get(ReminderClaimer).claimAll();
    const { rows } = await database.owner.query<{
      kind: string;
      person_id: string;
      parameters: Record<string, unknown>;
    }>('SELECT kind, person_id, parameters FROM notice ORDER BY at, id');
    const called = (id: string) => Object.entries(county.people).find(([, person]) => person === id)?.[0];
    return rows.map(({ kind, person_id, parameters }) => [kind, called(person_id), parameters] as const);
  };
  const waiting = async () => {
    const { rows } = await database.owner.query<{ kind: string; day: string }>(
      `SELECT kind, to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD') AS day FROM reminder
       WHERE subject_id = $1 AND state = 'waiting' ORDER BY due_at`,
      [dutyId],
    );
    return rows.map(({ kind, day }) => `${day} ${kind}`);
  };
  const stands = (state: string) =>
    database.owner.query('UPDATE duty SET state = $2 WHERE id = $1', [dutyId, state]);

  it('tells whoever decides that more time is asked for, and by whom', async () => {
    await happen(ExtensionAskedListener, 'duty.extension-asked', await extension('asked', null));
    expect(await told()).toMatchObject([
      ['duty-extension-asked', 'wangshu', { bearer: '清溪村党总支 村党组织书记', dueOn: '2026-11-25' }],
    ]);
  });

  it('is silent about a request that was taken back meanwhile', async () => {
    const id = await extension('asked', null);
    await happen(ExtensionAskedListener, 'duty.extension-asked', id);
    await database.owner.query(
      `UPDATE duty_extension SET state = 'withdrawn', decided_at = now() WHERE id = $1`,
      [id],
    );
    expect(await told()).toEqual([]);
  });

  it('tells who asked that it was granted, and goes on by the new date', async () => {
    await database.owner.query(`UPDATE duty SET extended_to = '2026-12-10' WHERE id = $1`, [dutyId]);
    await happen(OwedAnewListener, 'duty.extended');
    expect((await waiting()).filter((rung) => rung.endsWith('duty-due-today'))).toEqual([
      '12-10 duty-due-today',
    ]);
    expect(await told()).toMatchObject([['duty-extended', 'village', { dueOn: '2026-12-10' }]]);
  });

  it('tells who asked why it was refused', async () => {
    await extension('refused', '其他村已办结');
    await happen(DecidedListener, 'duty.extension-refused');
    expect(await told()).toMatchObject([
      ['duty-extension-refused', 'village', { reason: '其他村已办结', dueOn: '2026-11-25' }],
    ]);
  });

  it('tells whoever reported that it came back and why, and reminds again', async () => {
    await stands('returned');
    await database.owner.query(
      `INSERT INTO verification_act (district_id, id, subject_kind, subject_id, organization_id, kind, result, held_on,
                                     object, doubt, opened, verified_by_tenure_id, verified_at)
       VALUES ($1, $2, 'duty', $3, $4, 'records', 'returned', '2026-11-23', '会议记录', '缺签到表', '{}', $5, now())`,
      [county.districtId, randomUUID(), dutyId, county.organizations.village, county.tenures.wangshu],
    );
    await happen(OwedAnewListener, 'duty.returned');
    expect(await waiting()).toContain('11-25 duty-due-today');
    expect(await told()).toMatchObject([['duty-sent-back', 'village', { reason: '缺签到表' }]]);
  });

  it('tells whoever reported that it was verified; not once it came back after all', async () => {
    await stands('verified');
    await happen(DecidedListener, 'duty.verified');
    expect(await told()).toMatchObject([['duty-confirmed', 'village', { title: '为党员上党课' }]]);
  });
});
