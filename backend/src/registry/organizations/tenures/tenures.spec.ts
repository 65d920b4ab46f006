import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import type { TenureDto } from './dto/tenure.dto';

interface Problem {
  readonly code: string;
  readonly field?: string;
}
interface EventRow {
  readonly type: string;
  readonly data: Record<string, string | null>;
}

describe('tenures', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let clerk: TestClient;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
  });
  afterAll(() => application.close());
  beforeEach(async () => {
    await application.database.setClock('2026-06-01T01:00:00Z');
    county = await createSmallCounty(application.database.owner);
    clerk = await clerkOf('county');
  });

  const clerkOf = async (at: SmallOrganization): Promise<TestClient> => {
    const username = `${at}-${county.districtId.slice(-12)}`;
    await openTestAccount(application, username, {
      districtId: county.districtId,
      personId: county.people[at],
    });
    await grantForTest(application, county.districtId, {
      capabilitySet: 'organization-clerk',
      rootOrganizationId: county.organizations[at],
      to: { postId: county.posts[at] },
    });
    return application.signIn(username, TEST_PASSWORD);
  };
  const newcomer = async (name = '许知远'): Promise<string> => {
    const id = randomUUID();
    await application.database.owner.query(
      `INSERT INTO person (district_id, id, code, name, name_pinyin, name_initials) VALUES ($1, $2, $3, $4, 'x', 'x')`,
      [county.districtId, id, id, name],
    );
    return id;
  };
  const events = async (): Promise<EventRow[]> => {
    const { rows } = await application.database.owner.query<EventRow>(
      `SELECT type, data FROM outbox WHERE district_id = $1 AND type LIKE 'tenure.%' ORDER BY id`,
      [county.districtId],
    );
    return rows;
  };
  const told = async () => (await events()).map(({ type, data }) => `${type} ${data.personId}`);
  const tick = () => application.runJob('tenures.tell-news');
  const appoint = (body: object, by = clerk) =>
    by.post<TenureDto & Problem>('/api/tenures', {
      body: { postId: county.posts.wangshu, kind: '任职', startsOn: '2026-06-01', ...body },
    });
  const end = (id: string, body: object, version = 1, by = clerk) =>
    by.post<TenureDto & Problem>(`/api/tenures/${id}/end`, { body, version });
  const leaving = { endReason: '调离' };
  const replacing = (at: SmallOrganization) => [{ ...leaving, tenureId: county.tenures[at], version: 1 }];

  it('change hands in one step: who leaves, who comes, told once and sealed', async () => {
    const personId = await newcomer();
    const answer = await appoint({
      personId,
      replaces: replacing('wangshu'),
      startNote: ' 云组干〔2026〕15号 ',
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      postId: county.posts.wangshu,
      personName: '许知远',
      organizationName: '望舒镇党委',
      startsOn: '2026-06-01',
      endsOn: null,
      startNote: '云组干〔2026〕15号',
      version: 1,
    });
    expect(await told()).toEqual([`tenure.ended ${county.people.wangshu}`, `tenure.started ${personId}`]);
    expect((await events())[0]!.data).toEqual({
      tenureId: county.tenures.wangshu,
      postId: county.posts.wangshu,
      personId: county.people.wangshu,
      organizationId: county.organizations.wangshu,
      endsOn: '2026-05-31',
    });
    await tick();
    await application.settle();
    expect(await events()).toHaveLength(2);

    const { rows } = await application.database.owner.query<{
      action: string;
      after: object;
      digest: Buffer;
    }>(
      `SELECT action, after, after_digest AS digest, actor_tenure_id AS by FROM audit_entry
       WHERE district_id = $1 AND subject_kind = 'tenure' ORDER BY id`,
      [county.districtId],
    );
    expect(rows).toEqual([
      expect.objectContaining({
        action: 'tenure.end',
        after: expect.objectContaining({ endsOn: '2026-05-31', endReason: '调离', version: 2 }) as object,
        by: county.tenures.county,
      }),
      expect.objectContaining({ action: 'tenure.begin', digest: expect.any(Buffer) as Buffer }),
    ]);
  });

  it('of days ahead are told on the day, once, whoever ticks', async () => {
    const personId = await newcomer();
    expect((await end(county.tenures.wangshu, { ...leaving, endsOn: '2026-06-10' })).status).toBe(200);
    expect((await appoint({ personId, startsOn: '2026-06-15' })).status).toBe(201);
    await tick();
    expect(await told()).toEqual([]);
    // 2026-06-11 00:00 in Shanghai.
    await application.database.setClock('2026-06-10T15:59:00Z');
    await tick();
    expect(await told()).toEqual([]);
    await application.database.setClock('2026-06-10T16:00:00Z');
    await Promise.all([tick(), tick(), tick()]);
    expect(await told()).toEqual([`tenure.ended ${county.people.wangshu}`]);
    await application.database.setClock('2026-06-20T01:00:00Z');
    await Promise.all([tick(), tick()]);
    expect(await told()).toEqual([`tenure.ended ${county.people.wangshu}`, `tenure.started ${personId}`]);
  });

  it('that were over before they were recorded tell both', async () => {
    const personId = await newcomer();
    const acting = { personId, kind: '主持工作', startsOn: '2019-01-01', endsOn: '2019-12-31' };
    expect((await appoint(acting)).status).toBe(201);
    expect(await told()).toEqual([`tenure.started ${personId}`, `tenure.ended ${personId}`]);
  });

  it('are refused with the sentence that says what to do', async () => {
    const personId = await newcomer();
    const taken = await appoint({ personId });
    expect([taken.status, taken.body.code]).toEqual([409, 'tenure.held-already']);
    const acting = await appoint({ personId, kind: '主持工作' });
    expect(acting.body).toMatchObject({ code: 'tenure.holder-in-place', field: 'startNote' });
    const own = await appoint({ personId: county.people.county, postId: county.posts.banshan });
    expect(own.body.code).toBe('tenure.own');
    const early = await end(county.tenures.wangshu, { ...leaving, endsOn: '2019-12-31' });
    expect(early.body.code).toBe('tenure.ends-before-start');
    expect((await appoint({ personId, startsOn: '2026-02-30' })).status).toBe(400);
    expect((await appoint({ personId: randomUUID() })).status).toBe(400);
    expect((await appoint({ personId, replaces: replacing('banshan') })).body.code).toBe(
      'tenure.replaces-elsewhere',
    );
    expect(await events()).toEqual([]);
  });

  it('end for the version that was seen, and once', async () => {
    const body = { ...leaving, endsOn: '2026-05-31' };
    expect((await end(county.tenures.wangshu, body, 7)).status).toBe(412);
    expect((await end(county.tenures.wangshu, body)).body).toMatchObject({
      endsOn: '2026-05-31',
      version: 2,
    });
    expect((await end(county.tenures.wangshu, body, 2)).body.code).toBe('tenure.already-over');
    const without = await clerk.post(`/api/tenures/${county.tenures.banshan}/end`, { body });
    expect(without.status).toBe(428);
  });

  it('of one post are filled by one of two clerks at the same moment', async () => {
    await end(county.tenures.wangshu, { ...leaving, endsOn: '2026-05-31' });
    const [first, second] = [await newcomer('甲'), await newcomer('乙')];
    const { owner } = application.database;
    // The other clerk's act, on its way: seen by nobody until it is done.
    await owner.query('BEGIN');
    await owner.query('SELECT 1 FROM post WHERE id = $1 FOR NO KEY UPDATE', [county.posts.wangshu]);
    await owner.query(
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on)
       VALUES ($1, gen_random_uuid(), $2, $3, '任职', '2026-06-01')`,
      [county.districtId, county.posts.wangshu, first],
    );
    const answer = appoint({ personId: second });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await owner.query('COMMIT');
    expect((await answer).body).toMatchObject({ code: 'tenure.held-already' });
  });

  it('are put right with a reason; what begins again is told again in its time', async () => {
    await end(county.tenures.wangshu, { ...leaving, endsOn: '2026-05-31' });
    const correct = (body: object, version: number) =>
      clerk.post<TenureDto & Problem>(`/api/tenures/${county.tenures.wangshu}/correct`, { body, version });
    const right = {
      kind: '任职',
      startsOn: '2020-01-01',
      endsOn: '2026-06-30',
      correctionNote: '离任日期录错',
    };
    expect((await correct({ ...right, correctionNote: ' ' }, 2)).status).toBe(400);
    expect((await correct(right, 2)).body).toMatchObject({
      endsOn: '2026-06-30',
      endReason: '调离',
      version: 3,
    });
    expect((await correct(right, 3)).body.code).toBe('tenure.nothing-to-correct');
    const open = await correct({ ...right, endsOn: null }, 3);
    expect(open.body).toMatchObject({ endsOn: null, endReason: null });
    await correct(right, 4);
    await application.database.setClock('2026-07-01T01:00:00Z');
    await tick();
    expect((await events()).map(({ type }) => type)).toEqual([
      'tenure.ended',
      'tenure.corrected',
      'tenure.corrected',
      'tenure.corrected',
      'tenure.ended',
    ]);
  });

  it('are recorded within the subtree one was granted, and by whom it was granted', async () => {
    const personId = await newcomer();
    const township = await clerkOf('banshan');
    const foreign = await appoint({ personId, kind: '挂职' }, township);
    const missing = await appoint({ personId, kind: '挂职', postId: randomUUID() }, township);
    expect([foreign.status, foreign.body.code]).toEqual([404, missing.body.code]);
    const ending = { ...leaving, endsOn: '2026-05-31' };
    expect((await end(county.tenures.wangshu, ending, 1, township)).status).toBe(404);
    expect((await end(county.tenures.orchard, ending, 1, township)).status).toBe(200);
    await openTestAccount(application, `v-${county.districtId.slice(-12)}`, {
      districtId: county.districtId,
      personId: county.people.village,
    });
    await grantForTest(application, county.districtId, {
      capabilitySet: 'leader',
      rootOrganizationId: county.organizations.county,
      to: { postId: county.posts.village },
    });
    const reader = await application.signIn(`v-${county.districtId.slice(-12)}`, TEST_PASSWORD);
    expect((await appoint({ personId, kind: '挂职' }, reader)).status).toBe(403);
  });
});
