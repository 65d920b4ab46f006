import { randomUUID } from 'node:crypto';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import type { TestDatabase } from '@zeren/testing/test-database';
import { systemActor } from '../../platform/actor';
import type { Actor } from '../../platform/actor';
import { ReminderClaimer } from './reminder-claimer';
import { RemindersService } from './reminders.service';
import { createCountyDatabase, openReminders } from './reminders.spec-kit';
import type { RemindersKit } from './reminders.spec-kit';

describe('the inbox and the delivery record', () => {
  let database: TestDatabase;
  let county: SmallCounty;
  let room: Omit<RemindersKit, 'database' | 'county'>;
  let service: RemindersService;

  beforeAll(async () => {
    ({ database, county } = await createCountyDatabase());
    room = await openReminders({ database, county }, { smtpUrl: 'smtp://127.0.0.1:1' });
    service = room.module.get(RemindersService);
    await database.setClock('2026-11-13T02:00:00Z');
    for (const at of ['village', 'village', 'village', 'village', 'village', 'orchard'] as const) {
      const dutyId = await county.addDuty({ at, opensOn: '2026-11-02', dueOn: '2026-11-20' });
      await database.owner.query(
        `INSERT INTO reminder (district_id, id, kind, subject_kind, subject_id, post_id, due_at)
         VALUES ($1, $2, 'duty-due-soon', 'duty', $3, $4, clock_now())`,
        [county.districtId, randomUUID(), dutyId, county.posts[at]],
      );
    }
    await room.module.get(ReminderClaimer).claimAll();
  });
  afterAll(async () => {
    await room.close();
    await database.drop();
  });

  const actorOf = (at: SmallOrganization): Actor => ({
    ...systemActor(county.districtId, 'spec'),
    personId: county.people[at],
    tenureId: county.tenures[at],
    rootOrganizationIds: [county.organizations[at]],
    seesWholeDistrict: false,
  });

  it("pages through one's own notices without losing or repeating one of the same instant", async () => {
    const actor = actorOf('village');
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await service.inbox(actor, { after, limit: 2 });
      expect(page.unread).toBe(5);
      seen.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    const [first] = (await service.inbox(actor, { limit: 1 })).items;
    expect(first).toMatchObject({
      kind: 'duty-due-soon',
      subjectKind: 'duty',
      zh: '“为党员上党课”还有 5 个工作日到期（11月20日），请按时报送。',
      readAt: null,
    });
  });

  it('marks a notice as read once, and audits it', async () => {
    const actor = actorOf('orchard');
    const [notice] = (await service.inbox(actor, { limit: 50 })).items;
    const first = await service.read(actor, notice!.id);
    expect(await service.read(actor, notice!.id)).toEqual(first);
    expect((await service.inbox(actor, { limit: 50 })).unread).toBe(0);
    const { rowCount } = await database.owner.query(`SELECT 1 FROM audit_entry WHERE action = 'notice.read'`);
    expect(rowCount).toBe(1);
  });

  it("answers somebody else's notice like one that is not there", async () => {
    const [notice] = (await service.inbox(actorOf('village'), { limit: 1 })).items;
    for (const id of [notice!.id, randomUUID()]) {
      await expect(service.read(actorOf('orchard'), id)).rejects.toMatchObject({
        refusal: { code: 'request.not-found' },
      });
    }
  });

  it('gives an account without a person an empty inbox', async () => {
    const page = await service.inbox(systemActor(county.districtId, 'spec'), { limit: 50 });
    expect(page).toEqual({ items: [], next: null, unread: 0 });
  });

  it('shows a clerk the deliveries of their own subtree only', async () => {
    const count = async (at: SmallOrganization) =>
      (await service.record(actorOf(at), { limit: 200 })).items.length;
    expect(await count('county')).toBe(12);
    expect(await count('wangshu')).toBe(10);
    expect(await count('banshan')).toBe(2);
    expect(await count('school')).toBe(0);
    const queuedOnly = await service.record(actorOf('banshan'), { limit: 50, state: 'held' });
    expect(queuedOnly.items).toEqual([
      expect.objectContaining({
        channel: 'email',
        personName: '果园村党支部书记',
        attempts: 0,
        sentAt: null,
        lastFault: null,
      }),
    ]);
  });

  it('refuses a cursor that it did not make', () => {
    const bad = Buffer.from(JSON.stringify(["2026-11-13' OR 1=1", randomUUID()])).toString('base64url');
    expect(() => service.inbox(actorOf('village'), { after: bad, limit: 2 })).toThrow('request.invalid');
  });
});
