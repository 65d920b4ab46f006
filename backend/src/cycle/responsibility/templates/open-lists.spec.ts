import { setTimeout as pause } from 'node:timers/promises';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import type { ListSetDto } from '../dto/list-set.dto';
import type { ListDetailDto, ListPageDto } from '../dto/list.dto';
import type { OpenedListsDto, TemplateRunsDto, UnlistedPostsDto } from '../dto/template-lists.dto';
import type { DraftedTemplatesDto, TemplateDto } from '../dto/templates.dto';
import { signInAs } from '../list-accounts.spec-kit';
import { createListCounty, EXAMPLE_ITEMS, tableOf } from '../responsibility.spec-kit';
import type { ListCounty } from '../responsibility.spec-kit';
import { takeInTable } from '../import/list-import.spec-kit';
import { RUN_TEMPLATES } from './run-templates.queue';

const SECRETARY = '村党组织书记';
const LISTS = '/api/responsibility-lists';
/** More than one request opens: two townships of so many villages. */
const VILLAGES = 105;

describe('lists opened from a template', () => {
  let application: TestApplication;
  let county: ListCounty;
  let clerk: TestClient;
  let township: TestClient;
  let templateId: string;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    await application.database.setClock('2026-03-02T02:00:00Z');
    county = await createListCounty(application.database.owner, { villages: VILLAGES });
    clerk = await signInAs(application, county, 'clerk', '组织部长');
    township = await signInAs(application, county, 'township', '乡镇党委书记');
    // This year's lists are imported: what the template is made from.
    const rows = EXAMPLE_ITEMS.slice(1).filter(
      ([code, kind]) => kind === SECRETARY && ['R31', 'R33', 'R34'].includes(code!),
    );
    await takeInTable(application, clerk, tableOf(rows), 2026);
    const [set] = (await clerk.get<ListSetDto[]>('/api/list-sets?year=2026')).body;
    const drafted = await clerk.post<DraftedTemplatesDto>('/api/list-templates', {
      body: { listSetId: set!.id },
    });
    templateId = drafted.body.templateIds[0]!;
  }, 120_000);
  afterAll(async () => {
    await (application as TestApplication | undefined)?.close();
  });

  const unlisted = async (year: number, client = clerk) =>
    (await client.get<UnlistedPostsDto>(`/api/list-templates/${templateId}/posts-without-list?year=${year}`))
      .body;
  const open = (body: object, client = clerk) =>
    client.post<OpenedListsDto & { code: string }>(`/api/list-templates/${templateId}/lists`, { body });
  const runs = async () =>
    (await clerk.get<TemplateRunsDto>(`/api/list-templates/${templateId}/runs`)).body.runs;
  const listOf = async (year: number, postId: string) => {
    const { items } = (await clerk.get<ListPageDto>(`${LISTS}?year=${year}&postId=${postId}`)).body;
    return (await clerk.get<ListDetailDto>(`${LISTS}/${items[0]!.id}`)).body;
  };

  it('are opened of a published version only, for posts that have none', async () => {
    const draft = await open({ year: 2027 });
    expect([draft.status, draft.body.code]).toEqual([409, 'list-template.not-published']);
    const { version } = (await clerk.get<TemplateDto>(`/api/list-templates/${templateId}`)).body;
    await clerk.post(`/api/list-templates/${templateId}/publish`, { version });
    expect(await unlisted(2026)).toMatchObject({ total: 0, posts: [] });
    const none = await open({ year: 2026 });
    expect([none.status, none.body.code]).toEqual([409, 'list-template.nothing-to-open']);
  });

  it('are opened for the chosen ones, with the items of the template and their lineages of the year before', async () => {
    const { total, posts } = await unlisted(2027);
    expect(total).toBe(2 * VILLAGES);
    const [first, second] = posts;
    const answer = await open({ year: 2027, postIds: [first!.postId, second!.postId] });
    expect(answer.body).toEqual({ opened: 2, run: null });
    expect((await unlisted(2027)).total).toBe(total - 2);
    const list = await listOf(2027, first!.postId);
    expect(list).toMatchObject({ state: 'draft', itemCount: 3, undatedCount: 0, versionNo: 1 });
    expect(list.items.map(({ code, templateCode }) => [code, templateCode])).toEqual([
      ['R31', 'R31'],
      ['R33', 'R33'],
      ['R34', 'R34'],
    ]);
    expect(list.items.every((item) => item.templateId === templateId)).toBe(true);
    const again = await open({ year: 2027, postIds: [first!.postId] });
    expect([again.status, again.body.code]).toEqual([409, 'list-template.nothing-to-open']);
    // The year after goes on with the same lineages.
    await open({ year: 2028, postIds: [first!.postId] });
    const next = await listOf(2028, first!.postId);
    expect(next.items.map(({ lineageId }) => lineageId)).toEqual(
      list.items.map(({ lineageId }) => lineageId),
    );
  });

  it('are opened by whoever edits below, in their own set and no further', async () => {
    const mine = await unlisted(2029, township);
    expect(mine.total).toBe(VILLAGES);
    const answer = await open({ year: 2029, postIds: [mine.posts[0]!.postId] }, township);
    expect(answer.body.opened).toBe(1);
    const elsewhere = (await unlisted(2029)).posts.find(
      ({ postId }) => !mine.posts.some((post) => post.postId === postId),
    );
    const foreign = await open({ year: 2029, postIds: [elsewhere!.postId] }, township);
    expect([foreign.status, foreign.body.code]).toEqual([409, 'list-template.nothing-to-open']);
    const { rows } = await application.database.owner.query<{ organization_id: string }>(
      `SELECT s.organization_id FROM responsibility_list l JOIN list_set s ON s.id = l.list_set_id
       WHERE l.post_id = $1 AND l.year = 2029`,
      [mine.posts[0]!.postId],
    );
    expect(rows).toEqual([{ organization_id: county.post('乡镇党委书记').organizationId }]);
  });

  /** The job may have been begun by the nudge: then this one finds nothing to do, and waits. */
  const until = async (state: string) => {
    for (let n = 0; n < 500 && (await runs())[0]!.state !== state; n += 1) {
      await application.runJob(RUN_TEMPLATES);
      await pause(20);
    }
  };

  it('are opened by the job process when they are many: batch by batch, in the name of whoever asked', async () => {
    const asked = await open({ year: 2030 });
    expect(asked.body).toMatchObject({ opened: 0, run: { kind: 'open-lists', listsTotal: 2 * VILLAGES } });
    await until('done');
    expect((await runs())[0]).toMatchObject({
      state: 'done',
      opened: 2 * VILLAGES,
      listsDone: 2 * VILLAGES,
      refusal: null,
    });
    expect((await unlisted(2030)).total).toBe(0);
    const { rows } = await application.database.owner.query<{ by: string; lists: number }>(
      `SELECT actor_tenure_id AS by, (after->>'lists')::int AS lists FROM audit_entry
       WHERE action = 'list-template.open-lists' AND (after->>'year')::int = 2030 ORDER BY at, id`,
    );
    expect(rows.map(({ lists }) => lists)).toEqual([200, 2 * VILLAGES - 200]);
    expect(new Set(rows.map(({ by }) => by))).toEqual(new Set([county.post('组织部长').tenureId]));
  });

  it('goes on where a worker died, and opens none twice', async () => {
    const { owner } = application.database;
    await open({ year: 2031 });
    // Its first batch is done, and nobody has heard of it for a minute.
    const [first] = (await unlisted(2031)).posts;
    await open({ year: 2031, postIds: [first!.postId] });
    await owner.query(
      `UPDATE template_run SET state = 'running', started_at = now() - interval '2 minutes'
       WHERE (given->>'year')::int = 2031 AND state = 'waiting'`,
    );
    await until('done');
    const { rows } = await owner.query<{ n: number; most: number }>(
      `SELECT sum(n)::int AS n, max(n)::int AS most FROM (
         SELECT count(*) AS n FROM responsibility_list WHERE year = 2031 GROUP BY post_id) AS each`,
    );
    expect(rows).toEqual([{ n: 2 * VILLAGES, most: 1 }]);
  });

  it('stops, and says why, when whoever asked may no more', async () => {
    const { owner } = application.database;
    const asked = await owner.query(
      `INSERT INTO template_run (district_id, id, template_id, kind, organization_id, state, given, lists_total,
                                 asked_by_person_id, asked_by_tenure_id, asked_at)
       SELECT district_id, gen_random_uuid(), template_id, kind, organization_id, 'waiting', given, lists_total,
              asked_by_person_id, $1, clock_now()
       FROM template_run ORDER BY asked_at DESC LIMIT 1`,
      // A tenure that is not theirs, as one that has ended is not.
      [county.post('乡镇党委书记').tenureId],
    );
    expect(asked.rowCount).toBe(1);
    await until('stopped');
    expect((await runs())[0]).toMatchObject({ state: 'stopped', refusal: { code: 'request.not-found' } });
  });
});
