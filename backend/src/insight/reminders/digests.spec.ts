import { randomUUID } from 'node:crypto';
import { startMailSink } from '@zeren/testing/mail-sink';
import type { MailSink } from '@zeren/testing/mail-sink';
import type { SmallCounty } from '@zeren/testing/small-county';
import type { TestDatabase } from '@zeren/testing/test-database';
import { systemActor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DeliverySender } from './delivery-sender';
import { DeliveryRepository } from './delivery.repository';
import { DigestGatherer } from './digest-gatherer';
import { ReminderClaimer } from './reminder-claimer';
import { createCountyDatabase, openReminders } from './reminders.spec-kit';
import type { RemindersKit } from './reminders.spec-kit';

describe('digests', () => {
  let database: TestDatabase;
  let county: SmallCounty;
  let sink: MailSink;
  let room: Omit<RemindersKit, 'database' | 'county'>;

  beforeEach(async () => {
    sink = await startMailSink();
    ({ database, county } = await createCountyDatabase());
    room = await openReminders({ database, county }, { smtpUrl: sink.url });
  });
  afterEach(async () => {
    await room.close();
    await sink.close();
    await database.drop();
  });

  const remind = async (kind: string, at: 'village' | 'school', dueAt: string, title = '为党员上党课') => {
    const dutyId = await county.addDuty({ at, opensOn: '2026-11-02', dueOn: '2026-11-25', title });
    await database.owner.query(
      `INSERT INTO reminder (district_id, id, kind, subject_kind, subject_id, post_id, due_at) VALUES ($1, $2, $3, 'duty', $4, $5, $6)`,
      [county.districtId, randomUUID(), kind, dutyId, county.posts[at], dueAt],
    );
  };
  /** What the worker does every five seconds, with everything sent that it hands over. */
  const tick = async (now: string): Promise<string[]> => {
    await database.setClock(now);
    room.handedOver.length = 0;
    sink.mails.length = 0;
    await room.module.get(ReminderClaimer).claimAll();
    await room.module.get(DigestGatherer).gatherAll();
    for (const { id } of [...room.handedOver]) {
      await room.module.get(DeliverySender).send({ districtId: county.districtId, deliveryId: id! });
    }
    return sink.mails.map(({ subject }) => subject!);
  };
  const states = async () =>
    (
      await database.owner.query<{ state: string }>(
        `SELECT state FROM delivery WHERE channel = 'email' ORDER BY queued_at, id`,
      )
    ).rows.map(({ state }) => state);

  it('tell several notices of one person in one mail, each person their own', async () => {
    await remind('duty-due-soon', 'village', '2026-11-23T00:30:00Z', '开主题党日');
    await remind('duty-due-next', 'village', '2026-11-23T00:30:00Z', '上党课');
    await remind('duty-due-soon', 'school', '2026-11-23T00:30:00Z', '走访党员');
    expect((await tick('2026-11-23T00:30:02Z')).sort()).toEqual([
      '【责任】任务待办：走访党员',
      '【责任】您有 2 件事待办',
    ]);
    const both = sink.mails.find(({ subject }) => subject!.includes('2 件'))!;
    expect(both.text).toMatch(/1\. 任务待办：.*\n\s+https:\/\/zeren\.yunling\.example\/duties\//);
    expect(both.text).toContain('上党课');
    expect(both.text).toContain('开主题党日');
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
    expect(await tick('2026-11-23T06:30:02Z')).toEqual([]);
  });

  it('hold what comes between until 14:30, and what comes later until the next working morning', async () => {
    await remind('duty-due-soon', 'village', '2026-11-20T01:00:00Z');
    expect(await tick('2026-11-20T01:00:05Z')).toEqual([]);
    expect(await states()).toEqual(['held']);
    expect(await tick('2026-11-20T06:29:58Z')).toEqual([]);
    expect(await tick('2026-11-20T06:30:00Z')).toHaveLength(1);
    await remind('duty-due-soon', 'village', '2026-11-20T07:00:00Z');
    for (const quiet of ['2026-11-20T07:00:05Z', '2026-11-20T12:00:00Z', '2026-11-22T06:30:00Z'])
      expect(await tick(quiet)).toEqual([]);
    expect(await tick('2026-11-23T00:30:00Z')).toHaveLength(1);
  });

  it('do not keep back what presses: due today, double red, reminded of by hand; quiet hours do', async () => {
    await remind('duty-due-today', 'village', '2026-11-25T01:00:00Z');
    await remind('duty-severe', 'village', '2026-11-25T01:00:00Z');
    await remind('duty-chased', 'school', '2026-11-25T01:00:00Z');
    expect(await tick('2026-11-25T01:00:05Z')).toHaveLength(3);
    await remind('duty-chased', 'school', '2026-11-25T11:00:00Z');
    expect(await tick('2026-11-25T11:00:05Z')).toEqual([]);
    expect(await tick('2026-11-26T00:30:00Z')).toHaveLength(1);
  });

  it('wait for what is still being claimed, and are made once by many workers', async () => {
    for (let n = 0; n < 40; n += 1)
      await remind('duty-due-soon', 'village', '2026-11-23T00:30:00Z', `第${n}项`);
    await database.setClock('2026-11-23T00:30:02Z');
    const claiming = await database.owner.query(`UPDATE reminder SET state = 'claimed' RETURNING id`);
    expect(claiming.rowCount).toBe(40);
    await database.owner.query(`UPDATE reminder SET state = 'waiting'`);
    await room.module.get(ReminderClaimer).claimAll();
    await remind('duty-due-soon', 'village', '2026-11-23T00:30:00Z', '最后一项');
    expect(await room.module.get(DigestGatherer).gatherAll()).toBe(0);
    await room.module.get(ReminderClaimer).claimAll();
    const made = await Promise.all([1, 2, 3].map(() => room.module.get(DigestGatherer).gatherAll()));
    expect(made.sort()).toEqual([0, 0, 1]);
    for (const { id } of [...room.handedOver])
      await room.module.get(DeliverySender).send({ districtId: county.districtId, deliveryId: id! });
    expect(sink.mails.map(({ subject }) => subject)).toEqual(['【责任】您有 41 件事待办']);
    expect(sink.mails[0]!.text).toContain('还有 21 件');
  });

  it('are given up whole, and are whole again when they are sent after all', async () => {
    await remind('duty-due-soon', 'village', '2026-11-23T00:30:00Z');
    await remind('duty-due-soon', 'village', '2026-11-23T00:30:00Z');
    sink.refuseWith(554);
    expect(await tick('2026-11-23T00:30:02Z')).toEqual([]);
    expect(await states()).toEqual(['failed', 'failed']);
    sink.refuseWith(null);
    const id = room.handedOver[0]!.id!;
    const unitOfWork = room.module.get(UnitOfWork);
    await unitOfWork.write(systemActor(county.districtId, 'spec'), (tx) =>
      room.module.get(DeliveryRepository).sendAgain(tx, [county.organizations.county], id),
    );
    expect((await states()).sort()).toEqual(['merged', 'queued']);
    await room.module.get(DeliverySender).send({ districtId: county.districtId, deliveryId: id });
    expect(sink.mails.map(({ subject }) => subject)).toEqual(['【责任】您有 2 件事待办']);
    expect(await states()).toEqual(['sent', 'sent']);
  });

  it('are sent again whole under the same Message-ID when the worker died before it could mark', async () => {
    await remind('duty-due-soon', 'village', '2026-11-23T00:30:00Z');
    await remind('duty-due-soon', 'village', '2026-11-23T00:30:00Z');
    const died = jest
      .spyOn(DeliveryRepository.prototype, 'markSent')
      .mockRejectedValueOnce(new Error('killed'));
    await expect(tick('2026-11-23T00:30:02Z')).rejects.toThrow('killed');
    died.mockRestore();
    const [first] = sink.mails;
    expect((await states()).sort()).toEqual(['merged', 'sending']);
    await database.setClock('2026-11-23T00:33:00Z');
    const id = room.handedOver[0]!.id!;
    await room.module.get(DeliverySender).send({ districtId: county.districtId, deliveryId: id });
    expect(sink.mails.map(({ messageId }) => messageId)).toEqual([first!.messageId, first!.messageId]);
    expect(await states()).toEqual(['sent', 'sent']);
  });
});
