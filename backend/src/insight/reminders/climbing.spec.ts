import { randomUUID } from 'node:crypto';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import type { TestDatabase } from '@zeren/testing/test-database';
import { ReminderClaimer } from './reminder-claimer';
import { createCountyDatabase, openReminders } from './reminders.spec-kit';
import type { RemindersKit } from './reminders.spec-kit';

describe('reminders that climb the chain of posts', () => {
  let database: TestDatabase;
  let county: SmallCounty;
  let room: Omit<RemindersKit, 'database' | 'county'>;
  let dutyId: string;

  beforeEach(async () => {
    ({ database, county } = await createCountyDatabase());
    room = await openReminders({ database, county });
    dutyId = await county.addDuty({ at: 'village', opensOn: '2026-11-02', dueOn: '2026-11-20' });
    await database.setClock('2026-11-23T02:00:00Z');
  });
  afterEach(async () => {
    await room.close();
    await database.drop();
  });

  const remind = async (climb: number, postId = county.posts.village) => {
    await database.owner.query(
      `INSERT INTO reminder (district_id, id, kind, subject_kind, subject_id, post_id, climb, due_at)
       VALUES ($1, $2, $3, 'duty', $4, $5, $6::int, clock_now() - make_interval(secs => $6::int))`,
      [
        county.districtId,
        randomUUID(),
        climb === 0 ? 'duty-overdue' : 'duty-overdue-above',
        dutyId,
        postId,
        climb,
      ],
    );
    await room.module.get(ReminderClaimer).claimAll();
  };
  const leave = (at: SmallOrganization, standIn: SmallOrganization, startsOn: string, endsOn: string) =>
    database.owner.query(
      `INSERT INTO person_leave (district_id, id, person_id, organization_id, stand_in_id, starts_on, ends_on, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now())`,
      [
        county.districtId,
        randomUUID(),
        county.people[at],
        county.organizations[at],
        county.people[standIn],
        startsOn,
        endsOn,
      ],
    );
  const told = async () => {
    const { rows } = await database.owner.query<{ person_id: string; parameters: Record<string, unknown> }>(
      'SELECT person_id, parameters FROM notice ORDER BY at, id',
    );
    const called = (id: string) => Object.entries(county.people).find(([, person]) => person === id)?.[0];
    return rows.map(({ person_id, parameters }) => [called(person_id), parameters] as const);
  };
  const names = async () => (await told()).map(([name]) => name);

  it('tells the superior, then theirs, and at the top whoever stands there', async () => {
    for (const climb of [1, 2, 3]) await remind(climb);
    expect(await names()).toEqual(['wangshu', 'county', 'county']);
    expect((await told())[0]![1]).toMatchObject({ bearer: '清溪村党总支 村党组织书记', workingDays: -1 });
  });

  it('passes over a vacant superior post to whoever is next above', async () => {
    await database.owner.query(`UPDATE tenure SET ends_on = '2026-11-01' WHERE id = $1`, [
      county.tenures.wangshu,
    ]);
    await remind(1);
    expect(await names()).toEqual(['county']);
  });

  it('tells whoever holds the superior post for the time being', async () => {
    await database.owner.query(`UPDATE tenure SET ends_on = '2026-11-01' WHERE id = $1`, [
      county.tenures.wangshu,
    ]);
    await database.owner.query(
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on) VALUES ($1, $2, $3, $4, '主持工作', '2026-11-02')`,
      [county.districtId, randomUUID(), county.posts.wangshu, county.people.school],
    );
    await remind(1);
    expect(await names()).toEqual(['school']);
  });

  it('counts the head of the own organisation as the first superior of a member of the team', async () => {
    const postId = randomUUID();
    await database.owner.query(
      `INSERT INTO post (district_id, id, organization_id, code, title, kind) VALUES ($1, $2, $3, 'member', '组织委员', '组织委员')`,
      [county.districtId, postId, county.organizations.village],
    );
    await database.owner.query(
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on) VALUES ($1, $2, $3, $4, '任职', '2026-01-01')`,
      [county.districtId, randomUUID(), postId, county.people.orchard],
    );
    await remind(0, postId);
    await remind(1, postId);
    await remind(2, postId);
    expect(await names()).toEqual(['orchard', 'village', 'wangshu']);
  });

  it('finds nobody above the top, and says so to nobody', async () => {
    await remind(1, county.posts.county);
    expect(await told()).toEqual([]);
  });

  it('tells the stand-in while somebody is away, and says in whose stead', async () => {
    await leave('village', 'school', '2026-11-20', '2026-11-23');
    await remind(0);
    expect(await told()).toEqual([
      ['school', expect.objectContaining({ inSteadOf: '清溪村党总支书记' }) as object],
    ]);
  });

  it('tells them themselves before and after, and when the stand-in is the one complained of', async () => {
    await leave('village', 'school', '2026-11-01', '2026-11-22');
    await leave('village', 'school', '2026-11-24', '2026-12-01');
    await leave('wangshu', 'village', '2026-11-01', '2026-12-01');
    await remind(0);
    await remind(1);
    expect(await names()).toEqual(['village', 'wangshu']);
  });
});
