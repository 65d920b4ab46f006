import { createHmac, randomUUID } from 'node:crypto';
import { startMessageSink } from '@zeren/testing/message-sink';
import type { MessageSink } from '@zeren/testing/message-sink';
import type { SmallCounty } from '@zeren/testing/small-county';
import type { TestDatabase } from '@zeren/testing/test-database';
import { httpPost } from './channels/http-post';
import { DeliverySender } from './delivery-sender';
import { DeliveryRepository } from './delivery.repository';
import { ReminderClaimer } from './reminder-claimer';
import { createCountyDatabase, openReminders } from './reminders.spec-kit';
import type { RemindersKit } from './reminders.spec-kit';

const SECRET = 'SEC-of-the-spec';

describe('gateways and robots', () => {
  let database: TestDatabase;
  let county: SmallCounty;
  let sink: MessageSink;
  let room: Omit<RemindersKit, 'database' | 'county'>;

  beforeEach(async () => {
    sink = await startMessageSink();
    ({ database, county } = await createCountyDatabase());
    await database.owner.query(`UPDATE person_contact SET mobile = '13800000001' WHERE person_id = $1`, [
      county.people.village,
    ]);
    await database.setClock('2026-11-23T02:00:00Z');
  });
  afterEach(async () => {
    await room.close();
    await sink.close();
    await database.drop();
  });

  const open = async (environment: Record<string, string>) => {
    room = await openReminders({ database, county }, { environment });
  };
  const gateway = (more: Record<string, string> = {}) => open({ MESSAGE_URL: `${sink.url}/sms`, ...more });
  const wecom = () => open({ WECOM_ROBOT_URL: `${sink.url}/wecom?key=k` });
  /** So many urgent reminders of as many duties, claimed; answers the messages that wait. */
  const queued = async (count = 1, at: 'village' | 'school' = 'village'): Promise<string[]> => {
    room.handedOver.length = 0;
    for (let n = 0; n < count; n += 1) {
      const dutyId = await county.addDuty({
        at,
        opensOn: '2026-11-02',
        dueOn: '2026-11-20',
        title: `第${n}项`,
      });
      await database.owner.query(
        `INSERT INTO reminder (district_id, id, kind, subject_kind, subject_id, post_id, due_at)
         VALUES ($1, $2, 'duty-chased', 'duty', $3, $4, clock_now())`,
        [county.districtId, randomUUID(), dutyId, county.posts[at]],
      );
    }
    await room.module.get(ReminderClaimer).claimAll();
    return room.handedOver.map(({ id }) => id!);
  };
  const send = (deliveryId: string) =>
    room.module.get(DeliverySender).send({ districtId: county.districtId, deliveryId });
  const row = async (id: string) =>
    (
      await database.owner.query<{
        state: string;
        attempts: number;
        last_fault: string | null;
        pause: number;
      }>(
        `SELECT state, attempts, last_fault, round(extract(epoch FROM next_attempt_at - clock_now()))::int AS pause
         FROM delivery WHERE id = $1`,
        [id],
      )
    ).rows[0]!;
  const pace = async (channel: string) =>
    (
      await database.owner.query<{ failures: number; open: boolean }>(
        `SELECT failures, coalesce(open_until > clock_now(), false) AS open FROM channel_pace WHERE channel = $1`,
        [channel],
      )
    ).rows[0]!;
  const later = (seconds: number) =>
    database.owner.query(`UPDATE test_clock SET ahead = ahead + make_interval(secs => $1)`, [seconds]);

  it('an SMS gateway is sent its template with its headers and the key, and nothing of the matter', async () => {
    await gateway({
      MESSAGE_HEADERS: '{"Authorization":"Bearer t"}',
      MESSAGE_BODY: '{"phones":["{to}"],"content":"{text}","id":"{key}","n":"{count}"}',
    });
    const [id] = await queued();
    await send(id!);
    const [message] = sink.messages;
    const body = JSON.parse(message!.body) as Record<string, unknown>;
    expect(body).toEqual({
      phones: ['13800000001'],
      content: '【责任】清溪村党总支书记同志：您有 1 件事待办，请查看 https://zeren.yunling.example/todo',
      id: expect.stringMatching(/^reminder:.*:http$/) as string,
      n: '1',
    });
    expect(message!.headers).toMatchObject({ authorization: 'Bearer t', 'idempotency-key': body.id });
    expect(await row(id!)).toMatchObject({ state: 'sent', attempts: 1 });
    // Without a mobile number there is nothing to send to.
    expect(await queued(1, 'school')).toEqual([]);
  });

  it('takes a form as well as JSON, and tells an answer that accepts nothing by its pattern', async () => {
    await gateway({
      MESSAGE_HEADERS: '{"Content-Type":"application/x-www-form-urlencoded"}',
      MESSAGE_BODY: 'm={to}&c={text}',
      MESSAGE_ACCEPTED: '"code":\\s*0',
    });
    const [id] = await queued();
    sink.answerWith({ body: '{"code": 7, "msg": "余额不足"}' });
    await send(id!);
    expect(new URLSearchParams(sink.messages[0]!.body).get('c')).toContain('待办，请查看 https://');
    expect(await row(id!)).toMatchObject({
      state: 'queued',
      last_fault: expect.stringContaining('余额不足') as string,
    });
    sink.answerWith({ body: '{"code": 0}' });
    await later(31);
    await send(id!);
    expect((await row(id!)).state).toBe('sent');
  });

  it('sends again under the same key when the worker died before it could mark', async () => {
    await gateway();
    const [id] = await queued();
    const died = jest
      .spyOn(DeliveryRepository.prototype, 'markSent')
      .mockRejectedValueOnce(new Error('killed'));
    await expect(send(id!)).rejects.toThrow('killed');
    died.mockRestore();
    await send(id!);
    expect(sink.messages).toHaveLength(1);
    await later(121);
    await send(id!);
    const keys = sink.messages.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('waits when the other side breaks off, is not there, or is at fault itself', async () => {
    await gateway();
    const [id] = await queued();
    for (const [answer, fault] of [
      [{ way: 'broken' }, /UND_ERR_SOCKET|ECONNRESET|fetch failed/],
      [{ status: 503, body: 'maintenance' }, /HTTP 503: maintenance/],
      [{ status: 302, headers: { location: 'http://127.0.0.1:1/' } }, /HTTP 302/],
    ] as const) {
      sink.answerWith(answer);
      await send(id!);
      expect((await row(id!)).last_fault).toMatch(fault);
      await database.owner.query(`UPDATE delivery SET state = 'queued', next_attempt_at = clock_now()`);
    }
    await database.owner.query(`UPDATE delivery SET attempts = 0`);
    await sink.close();
    await send(id!);
    expect(await row(id!)).toMatchObject({ state: 'queued', attempts: 1, last_fault: 'ECONNREFUSED' });
    sink = await startMessageSink();
  });

  it('does not wait for ever for a side that says nothing', async () => {
    await gateway();
    sink.answerWith({ way: 'silent' });
    const asked = httpPost({ url: sink.url, headers: {}, body: '' }, 200);
    await expect(asked).rejects.toMatchObject({ kind: 'passing', message: 'no answer within 0.2 s' });
  });

  it('gives up at once what is refused for good, and lets the channel go on', async () => {
    await gateway();
    const [id] = await queued();
    sink.answerWith({ status: 400, body: 'unknown number' });
    await send(id!);
    expect(await row(id!)).toMatchObject({ state: 'failed', last_fault: 'HTTP 400: unknown number' });
    expect(await pace('http')).toEqual({ failures: 0, open: false });
  });

  it('keeps away as long as it is asked to, with every message of the channel', async () => {
    await gateway();
    const [first, second] = await queued(2);
    sink.answerWith({ status: 429, headers: { 'retry-after': '90' } });
    await send(first!);
    expect((await row(first!)).pause).toBeGreaterThanOrEqual(89);
    await send(second!);
    expect(sink.messages).toHaveLength(1);
    expect(await row(second!)).toMatchObject({ state: 'queued', attempts: 0 });
    sink.answerWith({});
    await later(91);
    for (const id of [first!, second!]) await send(id);
    expect((await row(second!)).state).toBe('sent');
    expect(await pace('http')).toEqual({ failures: 0, open: false });
  });

  it('opens the circuit after five failures running, tries again later, and closes it', async () => {
    await gateway();
    const ids = await queued(8);
    sink.answerWith({ status: 500 });
    for (const id of ids) await send(id);
    expect(sink.messages).toHaveLength(5);
    expect(await pace('http')).toEqual({ failures: 5, open: true });
    expect(await row(ids[7]!)).toMatchObject({ state: 'queued', attempts: 0 });
    await later(31);
    await send(ids[7]!);
    expect(sink.messages).toHaveLength(6);
    await later(31);
    await send(ids[6]!);
    expect(sink.messages).toHaveLength(6);
    sink.answerWith({});
    await later(30);
    await send(ids[6]!);
    expect((await row(ids[6]!)).state).toBe('sent');
    expect(await pace('http')).toEqual({ failures: 0, open: false });
  });

  it('a robot is sent twenty messages a minute by all processes together, and none is lost', async () => {
    await wecom();
    const other = await openReminders(
      { database, county },
      { environment: { WECOM_ROBOT_URL: `${sink.url}/wecom?key=k` } },
    );
    const ids = await queued(45);
    const senders = [room, other].map(({ module }) => module.get(DeliverySender));
    const round = async () => {
      const before = sink.messages.length;
      await Promise.all(
        ids.map((deliveryId, n) => senders[n % 2]!.send({ districtId: county.districtId, deliveryId })),
      );
      return sink.messages.length - before;
    };
    expect(await round()).toBe(20);
    await later(30);
    expect(await round()).toBe(0);
    await later(31);
    expect(await round()).toBe(20);
    await later(61);
    expect(await round()).toBe(5);
    await later(61);
    expect(await round()).toBe(0);
    await other.close();
    const { rows } = await database.owner.query(
      `SELECT 1 FROM delivery WHERE channel = 'wecom' AND state <> 'sent'`,
    );
    expect(rows).toHaveLength(0);
    expect(JSON.parse(sink.messages[0]!.body)).toEqual({
      msgtype: 'text',
      text: {
        content: '【责任】清溪村党总支书记同志：您有 1 件事待办，请查看 https://zeren.yunling.example/todo',
        mentioned_mobile_list: ['13800000001'],
      },
    });
  }, 60_000);

  it('a robot’s answer counts, not its HTTP status', async () => {
    await wecom();
    const [busy, wrong] = await queued(2);
    sink.answerWith({ body: '{"errcode":93000,"errmsg":"invalid webhook url"}' });
    await send(wrong!);
    expect(await row(wrong!)).toMatchObject({
      state: 'failed',
      last_fault: 'errcode 93000: invalid webhook url',
    });
    sink.answerWith({ body: '{"errcode":45009,"errmsg":"api freq out of limit"}' });
    await send(busy!);
    expect(await row(busy!)).toMatchObject({ state: 'queued', attempts: 1 });
    expect((await row(busy!)).pause).toBeGreaterThanOrEqual(59);
    expect((await pace('wecom')).open).toBe(true);
  });

  it('a robot of DingTalk is signed, and names whom it means', async () => {
    await open({
      DINGTALK_ROBOT_URL: `${sink.url}/robot/send?access_token=t`,
      DINGTALK_ROBOT_SECRET: SECRET,
    });
    const [id] = await queued();
    await send(id!);
    const [message] = sink.messages;
    const asked = new URL(message!.path, sink.url).searchParams;
    const at = asked.get('timestamp')!;
    expect(Math.abs(Number(at) - Date.now())).toBeLessThan(60_000);
    expect(asked.get('access_token')).toBe('t');
    expect(asked.get('sign')).toBe(createHmac('sha256', SECRET).update(`${at}\n${SECRET}`).digest('base64'));
    expect(JSON.parse(message!.body)).toMatchObject({ msgtype: 'text', at: { atMobiles: ['13800000001'] } });
    expect((await row(id!)).state).toBe('sent');
  });
});
