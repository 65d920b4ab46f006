import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { ProofDto } from './dto/proof.dto';
import type { DeliveryPageDto, NoticePageDto } from './dto/reminders.dto';

describe('the proof of delivery and what could not be delivered, over HTTP', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let dutyId: string;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    await application.database.setClock('2026-11-23T02:00:00Z');
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
    dutyId = await county.addDuty({
      at: 'village',
      opensOn: '2026-11-02',
      dueOn: '2026-11-25',
      title: '开主题党日',
    });
    await application.database.owner.query(
      `INSERT INTO reminder (district_id, id, kind, subject_kind, subject_id, post_id, due_at)
       VALUES ($1, $2, 'duty-due-soon', 'duty', $3, $4, clock_now())`,
      [districtId, randomUUID(), dutyId, posts.village],
    );
    await application.runJob('reminders.claim');
  });
  afterAll(() => application.close());

  const signIn = (username: string) => application.signIn(username, TEST_PASSWORD);
  const proof = async (username: string, query: string) =>
    (await signIn(username)).get<ProofDto & { code?: string }>(`/api/reminders/proof?${query}`);
  const month = 'from=2026-11-01&to=2026-11-30';

  it('says of a person what was told, when, by which way, and when it was read', async () => {
    const asked = `personId=${county.people.village}&${month}`;
    const sheet = (await proof('wangshu', asked)).body;
    expect(sheet).toMatchObject({
      of: 'person',
      name: '清溪村党总支书记',
      more: false,
      items: [
        {
          zh: '“开主题党日”还有 2 个工作日到期（11月25日），请按时报送。',
          organizationName: '清溪村党总支',
          readAt: null,
          channels: [{ channel: 'in-app', state: 'sent', digest: false }],
        },
      ],
    });
    const holder = await signIn('village');
    const [notice] = (await holder.get<NoticePageDto>('/api/reminders/notices')).body.items;
    await holder.post(`/api/reminders/notices/${notice!.id}/read`);
    expect((await proof('wangshu', asked)).body.items[0]!.readAt).toMatch(/^2026-11-23T02:/);
    expect(
      (await proof('wangshu', `personId=${county.people.village}&from=2026-11-24&to=2026-11-30`)).body.items,
    ).toEqual([]);
  });

  it('says of a duty who was told', async () => {
    expect((await proof('wangshu', `dutyId=${dutyId}&${month}`)).body).toMatchObject({
      of: 'duty',
      name: '开主题党日',
      items: [{ personName: '清溪村党总支书记' }],
    });
  });

  it('is for those above; of others it answers as if they were not there', async () => {
    expect((await proof('village', `personId=${county.people.village}&${month}`)).status).toBe(403);
    for (const other of [`personId=${county.people.village}`, `dutyId=${dutyId}`, `personId=${randomUUID()}`])
      expect((await proof('banshan', `${other}&${month}`)).status).toBe(404);
    for (const wrong of ['', `personId=${county.people.village}&dutyId=${dutyId}&`])
      expect((await proof('wangshu', `${wrong}${month}`)).status).toBe(400);
    expect((await proof('wangshu', `dutyId=${dutyId}&from=2026-11-30&to=2026-11-01`)).status).toBe(400);
  });

  describe('what could not be delivered', () => {
    let id: string;

    beforeAll(async () => {
      const { rows } = await application.database.owner.query<{ id: string }>(
        `INSERT INTO delivery (district_id, id, idempotency_key, channel, person_id, organization_id, notice_id, address, locale,
                               state, attempts, last_fault, queued_at, next_attempt_at)
         SELECT district_id, gen_random_uuid(), 'spec', 'email', person_id, organization_id, notice_id, 'old@yunling.example',
                'zh-CN', 'failed', 20, '550 no such user', queued_at, next_attempt_at
         FROM delivery WHERE channel = 'in-app' RETURNING id`,
      );
      id = rows[0]!.id;
    });

    it('is listed with what, to whom and why, and sent again once to the address that holds now', async () => {
      const clerk = await signIn('wangshu');
      const listed = await clerk.get<DeliveryPageDto>('/api/reminders/deliveries?state=failed');
      expect(listed.body.items).toEqual([
        expect.objectContaining({
          id,
          personName: '清溪村党总支书记',
          address: 'old@yunling.example',
          lastFault: '550 no such user',
          zh: expect.stringContaining('开主题党日') as string,
        }),
      ]);
      const other = await signIn('banshan');
      expect((await other.post(`/api/reminders/deliveries/${id}/send-again`)).status).toBe(404);
      expect(
        (await (await signIn('village')).post(`/api/reminders/deliveries/${id}/send-again`)).status,
      ).toBe(403);
      const twice = await Promise.all(
        [1, 2, 3].map(() => clerk.post(`/api/reminders/deliveries/${id}/send-again`)),
      );
      expect(twice.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      const { rows } = await application.database.owner.query(
        'SELECT state, attempts, address FROM delivery WHERE id = $1',
        [id],
      );
      expect(rows).toEqual([{ state: 'queued', attempts: 0, address: 'village@yunling.example' }]);
      expect((await clerk.get<DeliveryPageDto>('/api/reminders/deliveries?state=failed')).body.items).toEqual(
        [],
      );
    });
  });
});
