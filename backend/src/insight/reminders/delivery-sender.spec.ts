import { randomUUID } from 'node:crypto';
import type { MailSink } from '@zeren/testing/mail-sink';
import { startMailSink } from '@zeren/testing/mail-sink';
import type { SmallCounty } from '@zeren/testing/small-county';
import type { TestDatabase } from '@zeren/testing/test-database';
import { MOST_ATTEMPTS } from '@zeren/domain/insight/reminders/delivery-retry';
import { DeliverySender } from './delivery-sender';
import { DeliveryWatchdog } from './delivery-watchdog';
import { DeliveryRepository } from './delivery.repository';
import { ReminderClaimer } from './reminder-claimer';
import { createCountyDatabase, openReminders } from './reminders.spec-kit';
import type { RemindersKit } from './reminders.spec-kit';

describe('e-mails of reminders', () => {
  let database: TestDatabase;
  let county: SmallCounty;
  let sink: MailSink;
  let room: Omit<RemindersKit, 'database' | 'county'>;
  let sender: DeliverySender;

  beforeEach(async () => {
    sink = await startMailSink();
    ({ database, county } = await createCountyDatabase());
    room = await openReminders({ database, county }, { smtpUrl: sink.url });
    sender = room.module.get(DeliverySender);
    await database.setClock('2026-11-13T02:00:00Z');
  });
  afterEach(async () => {
    await room.close();
    await sink.close();
    await database.drop();
  });

  /** A duty whose reminder is claimed; answers its waiting e-mail. */
  async function queued(
    at: 'village' | 'school' = 'village',
  ): Promise<{ dutyId: string; deliveryId: string }> {
    const dutyId = await county.addDuty({
      at,
      opensOn: '2026-11-02',
      dueOn: '2026-11-20',
      title: '为党员上党课',
    });
    await database.owner.query(
      `INSERT INTO reminder (district_id, id, kind, subject_kind, subject_id, post_id, due_at)
       VALUES ($1, $2, 'duty-severe', 'duty', $3, $4, clock_now())`,
      [county.districtId, randomUUID(), dutyId, county.posts[at]],
    );
    await room.module.get(ReminderClaimer).claimAll();
    const { rows } = await database.owner.query<{ id: string }>(
      `SELECT d.id FROM delivery d JOIN notice n ON n.id = d.notice_id WHERE d.channel = 'email' AND n.subject_id = $1`,
      [dutyId],
    );
    return { dutyId, deliveryId: rows[0]!.id };
  }
  const send = (deliveryId: string) => sender.send({ districtId: county.districtId, deliveryId });
  const row = async (id: string) =>
    (
      await database.owner.query<{ state: string; attempts: number; last_fault: string | null }>(
        'SELECT state, attempts, last_fault FROM delivery WHERE id = $1',
        [id],
      )
    ).rows[0]!;
  const later = (seconds: number) =>
    database.owner.query(`UPDATE test_clock SET ahead = ahead + make_interval(secs => $1)`, [seconds]);

  it('says what waits and where, nothing more, and is marked as sent', async () => {
    const { dutyId, deliveryId } = await queued();
    await send(deliveryId);
    expect(sink.mails).toHaveLength(1);
    const [mail] = sink.mails;
    expect(mail!.subject).toBe('【责任】任务待办：为党员上党课');
    expect(mail!.text).toContain(`https://zeren.yunling.example/duties/${dutyId}`);
    expect(mail!.text).not.toContain('11月20日');
    expect([mail!.to].flat()[0]!.text).toBe('village@yunling.example');
    expect(mail!.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await row(deliveryId)).toEqual({ state: 'sent', attempts: 1, last_fault: null });
  });

  it('is written in the language of the account', async () => {
    await database.owner.query(
      `INSERT INTO account (id, username, password_hash, password_changed_at, district_id, person_id, locale)
       VALUES ($1, 'school', 'x', now(), $2, $3, 'en')`,
      [randomUUID(), county.districtId, county.people.school],
    );
    await send((await queued('school')).deliveryId);
    expect(sink.mails[0]!.subject).toBe('[Zeren] A duty is waiting: 为党员上党课');
  });

  it('sends one mail when two workers take the same message', async () => {
    const { deliveryId } = await queued();
    await Promise.all([send(deliveryId), send(deliveryId), send(deliveryId)]);
    await send(deliveryId);
    expect(sink.mails).toHaveLength(1);
  });

  it('sends once more under the same Message-ID when the worker died before it could mark', async () => {
    const { deliveryId } = await queued();
    const died = jest
      .spyOn(DeliveryRepository.prototype, 'markSent')
      .mockRejectedValueOnce(new Error('killed'));
    await expect(send(deliveryId)).rejects.toThrow('killed');
    died.mockRestore();
    expect((await row(deliveryId)).state).toBe('sending');
    // While the first attempt may still be running, nobody takes it.
    await send(deliveryId);
    expect(sink.mails).toHaveLength(1);
    expect(await room.module.get(DeliveryWatchdog).look()).toBe(0);
    await later(121);
    room.handedOver.length = 0;
    expect(await room.module.get(DeliveryWatchdog).look()).toBe(1);
    expect(room.handedOver).toEqual([{ name: 'deliveries.send', id: deliveryId }]);
    await send(deliveryId);
    expect(sink.mails).toHaveLength(2);
    expect(sink.mails[1]!.messageId).toBe(sink.mails[0]!.messageId);
    expect(await row(deliveryId)).toMatchObject({ state: 'sent', attempts: 2 });
    await later(600);
    await send(deliveryId);
    expect(sink.mails).toHaveLength(2);
  });

  it('gives different messages different Message-IDs', async () => {
    for (const at of ['village', 'school'] as const) await send((await queued(at)).deliveryId);
    expect(new Set(sink.mails.map(({ messageId }) => messageId)).size).toBe(2);
  });

  it('waits ever longer after failures, then sends', async () => {
    const { deliveryId } = await queued();
    sink.refuseWith(451);
    await send(deliveryId);
    expect(await row(deliveryId)).toMatchObject({
      state: 'queued',
      attempts: 1,
      last_fault: expect.stringContaining('451') as string,
    });
    await send(deliveryId);
    expect((await row(deliveryId)).attempts).toBe(1);
    await later(31);
    await send(deliveryId);
    expect((await row(deliveryId)).attempts).toBe(2);
    sink.refuseWith(null);
    await later(61);
    await send(deliveryId);
    expect(await row(deliveryId)).toEqual({ state: 'sent', attempts: 3, last_fault: null });
    expect(sink.mails).toHaveLength(1);
  });

  it('gives up after the last attempt, and at once when the receiver refuses for good', async () => {
    const { deliveryId } = await queued();
    await database.owner.query('UPDATE delivery SET attempts = $1 WHERE id = $2', [
      MOST_ATTEMPTS - 1,
      deliveryId,
    ]);
    sink.refuseWith(451);
    await send(deliveryId);
    expect(await row(deliveryId)).toMatchObject({ state: 'failed', attempts: MOST_ATTEMPTS });
    const second = await queued('school');
    sink.refuseWith(554);
    await send(second.deliveryId);
    expect(await row(second.deliveryId)).toMatchObject({ state: 'failed', attempts: 1 });
    await later(7200);
    expect(await room.module.get(DeliveryWatchdog).look()).toBe(0);
  });

  it('survives a mail server that is not there', async () => {
    const { deliveryId } = await queued();
    await sink.close();
    await send(deliveryId);
    expect(await row(deliveryId)).toMatchObject({ state: 'queued', attempts: 1 });
    sink = await startMailSink();
  });

  it('sends nothing in the evening', async () => {
    const { deliveryId } = await queued();
    await database.setClock('2026-11-13T10:00:00Z');
    await send(deliveryId);
    expect(await room.module.get(DeliveryWatchdog).look()).toBe(0);
    expect(sink.mails).toHaveLength(0);
    await database.setClock('2026-11-16T00:31:00Z');
    expect(await room.module.get(DeliveryWatchdog).look()).toBe(1);
    await send(deliveryId);
    expect(sink.mails).toHaveLength(1);
  });
});
