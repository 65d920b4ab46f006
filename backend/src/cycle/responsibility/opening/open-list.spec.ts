import { nameForms } from '@zeren/domain/registry/organizations/search/name-keys';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import type { CopiedListsDto } from '../dto/copy-lists.dto';
import type { ListSetDto } from '../dto/list-set.dto';
import type { ListDetailDto, ListRowDto } from '../dto/list.dto';
import type { OpeningsDto } from '../dto/open-list.dto';
import type { DraftedTemplatesDto, TemplateDto } from '../dto/templates.dto';
import { takeInTable } from '../import/list-import.spec-kit';
import { issueEach, signInAs } from '../list-accounts.spec-kit';
import { createListCounty, EXAMPLE_ITEMS, tableOf } from '../responsibility.spec-kit';
import type { CountyPost, ListCounty } from '../responsibility.spec-kit';

const SECRETARY = '村党组织书记';
const LISTS = '/api/responsibility-lists';

describe('a list for one post', () => {
  let application: TestApplication;
  let county: ListCounty;
  let clerk: TestClient;
  let township: TestClient;
  let villages: readonly CountyPost[];

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    await application.database.setClock('2026-03-02T02:00:00Z');
    county = await createListCounty(application.database.owner);
    villages = county.posts.filter(({ kind }) => kind === SECRETARY);
    clerk = await signInAs(application, county, 'clerk', '组织部长');
    township = await signInAs(application, county, 'township', '乡镇党委书记');
    const rows = EXAMPLE_ITEMS.slice(1).filter(
      ([code, kind]) => kind === SECRETARY && ['R31', 'R33'].includes(code!),
    );
    await takeInTable(application, clerk, tableOf(rows), 2026);
    const [set] = (await clerk.get<ListSetDto[]>('/api/list-sets?year=2026')).body;
    const { templateIds } = (
      await clerk.post<DraftedTemplatesDto>('/api/list-templates', { body: { listSetId: set!.id } })
    ).body;
    const { version } = (await clerk.get<TemplateDto>(`/api/list-templates/${templateIds[0]}`)).body;
    await clerk.post(`/api/list-templates/${templateIds[0]}/publish`, { version });
  }, 60_000);
  afterAll(async () => {
    await (application as TestApplication | undefined)?.close();
  });

  const openings = async (query: string, client = clerk) =>
    (await client.get<OpeningsDto>(`${LISTS}/openings?${query}`)).body;
  const open = (post: CountyPost, from: string, { year = 2027, client = clerk } = {}) =>
    client.post<ListRowDto & { code: string }>(LISTS, { body: { year, postId: post.id, from } });
  const itemsOf = async (id: string) => (await clerk.get<ListDetailDto>(`${LISTS}/${id}`)).body.items;
  const issueAll = async () => {
    const { items } = (await clerk.get<{ items: ListRowDto[] }>(`${LISTS}?year=2026&limit=200`)).body;
    await issueEach(clerk, items);
    await application.settle();
  };

  it('is offered where there is none, with what it can begin with; found by name; only below oneself', async () => {
    const first = villages[0]!;
    await application.database.owner.query(
      `INSERT INTO search_name (district_id, subject_kind, subject_id, name, forms) VALUES ($1, 'organization', $2, $3, $4)`,
      [
        county.districtId,
        first.organizationId,
        '望舒镇一村',
        nameForms([...'望舒镇一村'].map((character) => ({ character, readings: ['x'] }))),
      ],
    );
    const all = await openings('year=2027');
    expect(all).toMatchObject({ year: 2027, toCopy: 0, total: county.posts.length });
    expect(all.posts).toHaveLength(20);
    const found = await openings(`year=2027&q=${encodeURIComponent('镇一村')}`);
    expect(
      found.posts.map(({ postTitle, hasTemplate, hadLastYear }) => [postTitle, hasTemplate, hadLastYear]),
    ).toEqual([
      ['书记', true, false],
      ['第一书记', false, false],
    ]);
    // Two posts of a township, three villages with two posts each.
    expect((await openings('year=2027', township)).total).toBe(7);
    expect((await openings('year=2026')).total).toBe(county.posts.length - villages.length);
  });

  it('begins with the list of the year before once that was issued, lineages and all', async () => {
    const early = await open(villages[0]!, 'last-year');
    expect([early.status, early.body.code]).toEqual([409, 'responsibility-list.none-before']);
    await issueAll();
    expect(await openings('year=2027')).toMatchObject({ toCopy: villages.length });
    const opened = await open(villages[0]!, 'last-year');
    expect([opened.status, opened.body.state, opened.body.itemCount]).toEqual([201, 'draft', 2]);
    const { items } = (
      await clerk.get<{ items: ListRowDto[] }>(`${LISTS}?year=2026&postId=${villages[0]!.id}`)
    ).body;
    const lineages = async (id: string) => (await itemsOf(id)).map(({ lineageId }) => lineageId);
    expect(await lineages(opened.body.id)).toEqual(await lineages(items[0]!.id));
    const again = await open(villages[0]!, 'empty');
    expect([again.status, again.body.code]).toEqual([409, 'responsibility-list.there-already']);
  });

  it('begins with the template of its kind and level, or with nothing', async () => {
    const drafted = await open(villages[1]!, 'template');
    expect((await itemsOf(drafted.body.id)).map(({ code, templateCode }) => [code, templateCode])).toEqual([
      ['R31', 'R31'],
      ['R33', 'R33'],
    ]);
    const none = await open(county.post('乡镇党委书记'), 'template');
    expect([none.status, none.body.code]).toEqual([409, 'responsibility-list.no-template']);
    const empty = await open(county.post('乡镇党委书记'), 'empty');
    expect([empty.status, empty.body.itemCount]).toEqual([201, 0]);
    const { rows } = await application.database.owner.query<{ subject_id: string; after: object }>(
      `SELECT subject_id, after FROM audit_entry WHERE action = 'responsibility-list.open' ORDER BY id`,
    );
    expect(rows.map(({ after }) => after)).toMatchObject([
      { items: 2, fromYear: 2026 },
      { items: 2 },
      { items: 0 },
    ]);
    const { rows: events } = await application.database.owner.query<{ subject_id: string }>(
      `SELECT subject_id FROM outbox WHERE type = 'responsibility-list.opened'`,
    );
    expect(events.map((event) => event.subject_id).sort()).toEqual(rows.map((row) => row.subject_id).sort());
  });

  it('is none of whoever does not keep lists there', async () => {
    const [foreign] = villages
      .filter(({ organizationId }) => organizationId !== villages[0]!.organizationId)
      .slice(-1);
    const answer = await open(foreign!, 'empty', { client: township });
    expect([answer.status, answer.body.code]).toEqual([404, 'request.not-found']);
    const copied = await clerk.post<CopiedListsDto>('/api/list-sets/copy', {
      body: { fromYear: 2026, toYear: 2027 },
    });
    expect(copied.body.lists).toBe(villages.length - 2);
  });

  it('is not opened for a post that has ended', async () => {
    const [ended] = villages.slice(-1);
    await application.database.owner.query(`UPDATE post SET valid_to = '2026-03-02' WHERE id = $1`, [
      ended!.id,
    ]);
    const answer = await open(ended!, 'empty', { year: 2028 });
    expect([answer.status, answer.body.code]).toEqual([404, 'request.not-found']);
    expect((await open(villages[0]!, 'empty', { year: 2028 })).status).toBe(201);
  });
});
