import { dutyReported } from '@zeren/domain/cycle/duties/duties-events';
import { periodic } from '@zeren/domain/cycle/responsibility/make-clauses';
import { responsibilityListIssued } from '@zeren/domain/cycle/responsibility/responsibility-events';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import { systemActor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { DeliveryPageDto, NoticePageDto, NoticeReadDto } from './dto/reminders.dto';

describe('reminders over HTTP', () => {
  let application: TestApplication;
  let county: SmallCounty;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    // A Friday evening: what is issued now is told on Monday morning.
    await application.database.setClock('2026-11-20T11:00:00Z');
    county = await createSmallCounty(application.database.owner);
    const { districtId, organizations, posts, people } = county;
    for (const [at, capabilitySet] of [
      ['village', 'officeholder'],
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
    const listId = await county.addList({
      at: 'village',
      issuedAt: '2026-11-20T10:59:00Z',
      receiptDueOn: '2026-11-30',
    });
    await county.addItem({ listId, title: '开主题党日', clauses: [periodic('monthly')] });
    await application.worker
      .get(UnitOfWork, { strict: false })
      .write(systemActor(districtId, 'spec'), (tx) =>
        Promise.resolve(tx.emit(responsibilityListIssued(listId))),
      );
    await application.settle();
  });
  afterAll(() => application.close());

  const at = async (instant: string) => {
    await application.database.setClock(instant);
    await application.runJob('reminders.claim');
  };

  it('puts what an issued list brings with it into the inbox, each word at its time', async () => {
    const inbox = async () => {
      const holder = await application.signIn('village', TEST_PASSWORD);
      return (await holder.get<NoticePageDto>('/api/reminders/notices')).body;
    };
    await at('2026-11-21T02:00:00Z');
    expect(await inbox()).toEqual({ items: [], next: null, unread: 0 });
    await at('2026-11-23T00:30:00Z');
    await at('2026-11-25T00:30:00Z');
    const told = await inbox();
    expect(told.unread).toBe(2);
    expect(told.items.map(({ zh }) => zh).sort()).toEqual([
      '2026 年责任清单已印发，请在11月30日前签收。',
      '“开主题党日”还有 3 个工作日到期（11月30日），请按时报送。',
    ]);
  });

  it('marks a notice as read, and counts what is left', async () => {
    const holder = await application.signIn('village', TEST_PASSWORD);
    const [notice] = (await holder.get<NoticePageDto>('/api/reminders/notices?limit=1')).body.items;
    const read = await holder.post<NoticeReadDto>(`/api/reminders/notices/${notice!.id}/read`);
    expect(read).toMatchObject({
      status: 200,
      body: { readAt: expect.stringMatching(/^2026-11-25T00:3\d/) as string },
    });
    expect((await holder.get<NoticePageDto>('/api/reminders/notices')).body.unread).toBe(1);
    const other = await application.signIn('wangshu', TEST_PASSWORD);
    expect((await other.post(`/api/reminders/notices/${notice!.id}/read`)).status).toBe(404);
  });

  it('shows the record to clerks above, and to nobody else', async () => {
    const record = async (username: string) => {
      const client = await application.signIn(username, TEST_PASSWORD);
      return client.get<DeliveryPageDto>('/api/reminders/deliveries?state=sent');
    };
    // There is no SMTP_URL here, so nothing but the inbox was told.
    expect(
      (await record('wangshu')).body.items.map(({ channel, personName }) => [channel, personName]),
    ).toEqual([
      ['in-app', '清溪村党总支书记'],
      ['in-app', '清溪村党总支书记'],
    ]);
    expect((await record('banshan')).body).toEqual({ items: [], next: null });
    expect((await record('village')).status).toBe(403);
    expect((await application.client().get('/api/reminders/notices')).status).toBe(401);
    const clerk = await application.signIn('wangshu', TEST_PASSWORD);
    expect((await clerk.get('/api/reminders/deliveries?state=lost')).status).toBe(400);
    expect((await clerk.get('/api/reminders/deliveries?after=x')).status).toBe(400);
  });

  it('says nothing more of a duty that was reported', async () => {
    const { rows } = await application.database.owner.query<{ id: string }>(
      `UPDATE duty SET state = 'reported', reported_on = '2026-11-25' WHERE period_label LIKE '%11%' RETURNING id`,
    );
    expect(rows).toHaveLength(1);
    await application.worker
      .get(UnitOfWork, { strict: false })
      .write(systemActor(county.districtId, 'spec'), (tx) =>
        Promise.resolve(tx.emit(dutyReported(rows[0]!.id))),
      );
    await application.settle();
    const waiting = await application.database.owner.query(
      `SELECT 1 FROM reminder WHERE state = 'waiting' AND subject_id = $1`,
      [rows[0]!.id],
    );
    expect(waiting.rowCount).toBe(0);
  });
});
