import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { ChaseOutcomeDto, DutyRemindersDto } from './dto/chasing.dto';
import type { NoticePageDto } from './dto/reminders.dto';

describe('reminding by hand, and putting off, over HTTP', () => {
  let application: TestApplication;
  let county: SmallCounty;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    await application.database.setClock('2026-11-23T02:00:00Z');
    county = await createSmallCounty(application.database.owner);
    const { districtId, organizations, posts, people } = county;
    for (const [at, capabilitySet] of [
      ['village', 'officeholder'],
      ['school', 'officeholder'],
      ['wangshu', 'organization-clerk'],
      ['banshan', 'organization-clerk'],
    ] as const) {
      await openTestAccount(application, at, { districtId, personId: people[at] });
      await grantForTest(application, districtId, {
        capabilitySet,
        rootOrganizationId: organizations[at],
        to: { postId: posts[at] },
      });
    }
  });
  afterAll(() => application.close());

  const signIn = (username: string) => application.signIn(username, TEST_PASSWORD);
  const duty = (dueOn = '2026-11-27', opensOn = '2026-11-02', at: 'village' | 'orchard' = 'village') =>
    county.addDuty({ at, opensOn, dueOn, title: '开主题党日' });
  const tick = async (instant: string) => {
    await application.settle();
    await application.database.setClock(instant);
    await application.runJob('reminders.claim');
  };
  const chase = async (username: string, dutyIds: readonly string[]) =>
    (await signIn(username)).post<ChaseOutcomeDto & { code?: string; zh?: string; detail?: string }>(
      '/api/reminders/chases',
      { body: { dutyIds } },
    );
  const of = async (username: string, id: string) =>
    (await signIn(username)).get<DutyRemindersDto>(`/api/reminders/duties/${id}`);

  it('tells whoever answers at once, and shows when it was read', async () => {
    await application.database.setClock('2026-11-23T02:00:00Z');
    const id = await duty();
    expect((await chase('wangshu', [id])).body).toEqual({ chased: [id], refused: [] });
    const waiting = (await of('wangshu', id)).body;
    expect(waiting.chases).toEqual([
      expect.objectContaining({ by: '望舒镇党委书记', toldName: null, toldAt: null, readAt: null }),
    ]);
    await tick('2026-11-23T02:00:10Z');
    const told = (await of('wangshu', id)).body;
    expect(told).toMatchObject({ mayChase: true, mayRead: true, maySnooze: false });
    expect(told.again).toMatch(/^2026-11-24T02:00/);
    expect(told.chases[0]).toMatchObject({
      toldName: '清溪村党总支书记',
      toldAt: expect.stringMatching(/^2026-11-23T02:00:1/) as string,
      readAt: null,
      channels: [{ channel: 'in-app', state: 'sent' }],
    });
    const holder = await signIn('village');
    const [notice] = (await holder.get<NoticePageDto>('/api/reminders/notices?limit=1')).body.items;
    expect(notice!.zh).toBe('催办：“开主题党日”请在11月27日前报送。');
    await holder.post(`/api/reminders/notices/${notice!.id}/read`);
    expect((await of('wangshu', id)).body.chases[0]!.readAt).toMatch(/^2026-11-23T02:00/);
    // Whoever is reminded is not shown the record.
    expect((await of('village', id)).body).toMatchObject({ chases: [], mayRead: false, mayChase: false });
    const { rows } = await application.database.owner.query(
      `SELECT action FROM audit_entry WHERE action = 'duty.chase' AND subject_id = $1`,
      [id],
    );
    expect(rows).toHaveLength(1);
  });

  it('leaves it alone for a day, and says who reminded and when', async () => {
    await application.database.setClock('2026-11-23T02:00:00Z');
    const [first, second] = [await duty(), await duty()];
    await chase('wangshu', [first]);
    const refused = await chase('wangshu', [first]);
    expect(refused).toMatchObject({ status: 409, body: { code: 'reminders.chased-lately' } });
    expect(JSON.stringify(refused.body)).toContain('望舒镇党委书记在2026-11-23 10:00已催办过');
    const both = await chase('wangshu', [first, second]);
    expect(both).toMatchObject({ status: 200, body: { chased: [second], refused: [{ dutyId: first }] } });
    await application.database.setClock('2026-11-24T02:00:30Z');
    expect((await chase('wangshu', [first])).body.chased).toEqual([first]);
  });

  it('lets one of two clerks remind who press at the same time', async () => {
    await application.database.setClock('2026-11-23T02:00:00Z');
    const ids = [await duty(), await duty(), await duty()];
    const clerk = await signIn('wangshu');
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        clerk.post<ChaseOutcomeDto>('/api/reminders/chases', {
          body: { dutyIds: n % 2 ? ids : [...ids].reverse() },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    const { rows } = await application.database.owner.query(
      'SELECT duty_id FROM duty_chase WHERE duty_id = ANY($1)',
      [ids],
    );
    expect(rows).toHaveLength(3);
  });

  it('holds in the evening what it tells in the morning, and tells nothing of what was reported meanwhile', async () => {
    await application.database.setClock('2026-11-23T11:00:00Z');
    const [kept, reported] = [await duty(), await duty()];
    await chase('wangshu', [kept, reported]);
    await tick('2026-11-23T11:01:00Z');
    expect((await of('wangshu', kept)).body.chases[0]!.toldAt).toBeNull();
    await application.database.owner.query(
      `UPDATE duty SET state = 'reported', reported_on = '2026-11-23' WHERE id = $1`,
      [reported],
    );
    await tick('2026-11-24T00:30:01Z');
    expect((await of('wangshu', kept)).body.chases[0]!.toldAt).toMatch(/^2026-11-24T00:30/);
    expect((await of('wangshu', reported)).body.chases[0]!.toldAt).toBeNull();
    const again = await chase('wangshu', [reported]);
    expect(again).toMatchObject({ status: 409, body: { code: 'reminders.nothing-to-chase' } });
  });

  it('is for clerks above; foreign and missing answer alike; what is not open is not chased', async () => {
    await application.database.setClock('2026-11-23T02:00:00Z');
    const id = await duty();
    expect((await chase('village', [id])).status).toBe(403);
    for (const unseen of [id, randomUUID()]) expect((await chase('banshan', [unseen])).status).toBe(404);
    expect((await chase('wangshu', [await duty('2026-11-27', '2026-11-02', 'orchard')])).status).toBe(404);
    expect((await chase('wangshu', [])).status).toBe(400);
    expect((await of('banshan', id)).status).toBe(404);
    const early = await chase('wangshu', [await duty('2026-12-31', '2026-12-01')]);
    expect(early).toMatchObject({ status: 409, body: { code: 'reminders.chase-not-open' } });
  });

  describe('putting off', () => {
    const snooze = async (username: string, id: string, until: string) =>
      (await signIn(username)).post<DutyRemindersDto & { code?: string }>(
        `/api/reminders/duties/${id}/snooze`,
        {
          body: { until, reason: '材料已在收集' },
        },
      );
    const ladder = async (id: string) =>
      (
        await application.database.owner.query<{ word: string }>(
          `SELECT to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD') || ' ' || kind AS word FROM reminder
           WHERE subject_id = $1 AND state = 'waiting' ORDER BY due_at, climb LIMIT 4`,
          [id],
        )
      ).rows.map(({ word }) => word);

    it('takes the words before that day away, tells one on it, and never goes beyond the date', async () => {
      await application.database.setClock('2026-11-23T02:00:00Z');
      const id = await duty('2026-12-04');
      const put = await snooze('village', id, '2026-12-03');
      expect(put).toMatchObject({
        status: 200,
        body: { snooze: { until: '2026-12-03', reason: '材料已在收集', by: '清溪村党总支书记' } },
      });
      await application.settle();
      expect(await ladder(id)).toEqual([
        '12-03 duty-due-next',
        '12-04 duty-due-today',
        '12-07 duty-overdue',
        '12-07 duty-overdue-above',
      ]);
      // A Sunday is spoken of on the Friday before.
      const sunday = await duty('2026-12-11');
      await snooze('village', sunday, '2026-11-29');
      await application.settle();
      expect((await ladder(sunday))[0]).toBe('11-27 duty-due-soon');
      for (const until of ['2026-12-05', '2026-11-23', '2026-11-10']) {
        expect((await snooze('village', id, until)).body.code).toBe('reminders.snooze-beyond');
      }
      expect((await snooze('village', id, '2026-12-04')).status).toBe(200);
      expect((await of('wangshu', id)).body.snooze!.until).toBe('2026-12-04');
    });

    it('is for whoever answers, while it is not due', async () => {
      await application.database.setClock('2026-11-27T02:00:00Z');
      const [due, open] = [await duty('2026-11-27'), await duty('2026-12-20')];
      expect((await snooze('village', due, '2026-11-27')).body.code).toBe('reminders.snooze-overdue');
      expect((await snooze('school', open, '2026-12-01')).status).toBe(404);
      expect((await snooze('wangshu', open, '2026-12-01')).status).toBe(403);
      expect((await of('village', open)).body.maySnooze).toBe(true);
      expect((await of('village', due)).body.maySnooze).toBe(false);
    });

    it('does not silence what is said by hand', async () => {
      await application.database.setClock('2026-11-23T02:00:00Z');
      const id = await duty('2026-11-30');
      await snooze('village', id, '2026-11-30');
      await chase('wangshu', [id]);
      await tick('2026-11-23T02:00:20Z');
      expect((await of('wangshu', id)).body.chases[0]!.toldAt).not.toBeNull();
    });
  });
});
