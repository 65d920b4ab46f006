import type { CalendarYearDto } from '../../src/registry/calendar/dto/calendar-year.dto';
import type { DutyTodoDto } from '../../src/cycle/duties/dto/duty-todo.dto';
import type { DutyPageDto } from '../../src/cycle/duties/dto/duty.dto';
import type { CopiedListsDto } from '../../src/cycle/responsibility/dto/copy-lists.dto';
import type { ListDetailDto, ListPageDto, ListRowDto } from '../../src/cycle/responsibility/dto/list.dto';
import type { ObjectionDto } from '../../src/cycle/responsibility/dto/objections.dto';
import type { ListVersionDto, VersionDiffDto } from '../../src/cycle/responsibility/dto/versions.dto';
import { createListCounty } from '../../src/cycle/responsibility/responsibility.spec-kit';
import type { ListCounty } from '../../src/cycle/responsibility/responsibility.spec-kit';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../test-accounts';
import { createTestApplication } from '../test-application';
import type { TestApplication } from '../test-application';
import type { TestClient } from '../test-client';

const LISTS = '/api/responsibility-lists';
const row = (textZh: string, cadencePhrase: string, more: object = {}) => ({
  textZh,
  cadencePhrase,
  dimensionCode: '组织建设',
  domainCode: '农村',
  typeCode: '成效',
  checkingClass: '备案',
  evidenceAsked: '记录',
  ...more,
});

/** A list is typed, issued, objected to, amended, and begins the next year: three people, one list. */
describe('a list through the year', () => {
  let application: TestApplication;
  let county: ListCounty;
  let clerk: TestClient;
  let secretary: TestClient;
  let neighbour: TestClient;
  let listId: string;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    await application.database.setClock('2026-02-25T02:00:00Z');
    county = await createListCounty(application.database.owner);
    const towns = county.posts.filter(({ kind }) => kind === '乡镇党委书记');
    const accounts = [
      ['clerk', county.post('组织部长'), 'organization-clerk'],
      ['secretary', towns[0]!, 'officeholder'],
      ['neighbour', towns[1]!, 'officeholder'],
    ] as const;
    for (const [username, post, capabilitySet] of accounts) {
      await openTestAccount(application, username, {
        districtId: county.districtId,
        personId: post.personId!,
      });
      await grantForTest(application, county.districtId, {
        capabilitySet,
        rootOrganizationId: post.organizationId,
        to: { postId: post.id },
        validFrom: '2025-01-01',
      });
    }
    clerk = await application.signIn('clerk', TEST_PASSWORD);
    secretary = await application.signIn('secretary', TEST_PASSWORD);
    neighbour = await application.signIn('neighbour', TEST_PASSWORD);
    const setId = '0198c000-0000-7000-8000-000000000001';
    listId = '0198c000-0000-7000-8000-000000000002';
    await application.database.owner.query(
      `INSERT INTO list_set (district_id, id, organization_id, year, title) VALUES ($1, $2, $3, 2026, '2026年责任清单')`,
      [county.districtId, setId, county.rootId],
    );
    await application.database.owner.query(
      `INSERT INTO responsibility_list (district_id, id, list_set_id, post_id, organization_id, l2_id, year, state, created_at)
       VALUES ($1, $2, $3, $4, $5, $5, 2026, 'draft', now())`,
      [county.districtId, listId, setId, towns[0]!.id, towns[0]!.organizationId],
    );
  });
  afterAll(() => application.close());

  const list = async (client: TestClient = clerk, id = listId) =>
    (await client.get<ListDetailDto>(`${LISTS}/${id}`)).body;
  const save = (version: number, changes: object, client: TestClient = clerk, id = listId) =>
    client.put<ListDetailDto & { code: string; field?: string }>(`${LISTS}/${id}/items`, {
      version,
      body: { saved: [], removed: [], order: [], ...changes },
    });
  const todo = async (client: TestClient) => (await client.get<DutyTodoDto>('/api/duties/todo')).body;
  const duties = async () =>
    (
      await application.database.owner.query<{ title: string; due: string; state: string }>(
        `SELECT title, due_on::text AS due, state FROM duty WHERE district_id = $1 ORDER BY title, due_on`,
        [county.districtId],
      )
    ).rows;

  it('is typed as in a sheet: rows are added, changed, put in order and taken out', async () => {
    const { version } = await list();
    const first = await save(version, {
      saved: [
        row('每月召开党建例会逐村过进度', '每月5日前', { code: 'A1', quantity: '12', quantityUnit: '次' }),
        row('半年遍访辖区党组织一遍', '6月、12月20日前', { code: 'A2', weight: '5.5' }),
        row('写错的一行', '适时'),
      ],
    });
    expect(first.status).toBe(200);
    expect(first.body.items.map(({ cadenceZh }) => cadenceZh)).toEqual([
      '每月5日前',
      '每年6月20日前；每年12月20日前',
      null,
    ]);
    expect(first.body).toMatchObject({ itemCount: 3, undatedCount: 1 });
    expect(first.body.items[0]).toMatchObject({ quantity: '12', quantityUnit: '次', templateCode: null });
    const [one, two, three] = first.body.items.map(({ id }) => id);
    const second = await save(first.body.version, {
      saved: [{ ...row('半年遍访辖区党组织一遍', '6月30日前；12月20日前', { code: 'A2' }), id: two }],
      removed: [three],
      order: [two, one],
    });
    expect(second.body.items.map(({ code }) => code)).toEqual(['A2', 'A1']);
    expect(second.body).toMatchObject({ itemCount: 2, undatedCount: 0 });
  });

  it('refuses a sheet that somebody else has changed meanwhile, foreign rows, unknown words, doubled numbers', async () => {
    const { version, items } = await list();
    const stale = await save(version - 1, { saved: [row('迟到的修改', '每月')] });
    expect([stale.status, stale.body.code]).toEqual([412, 'request.changed-meanwhile']);
    const foreign = { ...row('别处的行', '每月'), id: '0198c000-0000-7000-8000-00000000ffff' };
    expect((await save(version, { saved: [foreign] })).status).toBe(404);
    const word = await save(version, { saved: [row('事项', '每月', { dimensionCode: '业务建设' })] });
    expect([word.status, word.body.code]).toEqual([422, 'responsibility-item.word-unknown']);
    const twice = await save(version, { saved: [row('事项', '每月', { code: 'A1' })] });
    expect(twice.body.code).toBe('responsibility-item.code-taken');
    expect((await save(version, { saved: [row('镇里来改', '每月')] }, secretary)).status).toBe(403);
    expect((await list()).items).toEqual(items);
  });

  it('is objected to by its holder alone, and replied to within three working days', async () => {
    const draft = await list();
    const issued = await clerk.post<ListRowDto>(`${LISTS}/${listId}/issue`, { version: draft.version });
    expect(issued.body).toMatchObject({ state: 'issued', receiptDueOn: '2026-02-28' });
    await application.settle();
    const itemId = (await list(secretary)).items[0]!.id;
    const raise = (client: TestClient, text: string) =>
      client.post<ObjectionDto & { code: string }>(`${LISTS}/${listId}/objections`, {
        version: issued.body.version,
        body: { itemId, text },
      });
    expect((await raise(neighbour, '与我无关')).status).toBe(404);
    expect((await raise(secretary, '  ')).body.code).toBe('list-objection.text-missing');
    const raised = await raise(secretary, '我镇村多路远，请改为每季度遍访');
    expect(raised.body).toMatchObject({ outcome: null, replyDueOn: '2026-02-28', itemId });
    // It waits in 待办 of whoever replies, and of nobody else.
    expect((await todo(clerk)).toAnswer).toMatchObject([
      { id: raised.body.id, listId, text: '我镇村多路远，请改为每季度遍访', replyDueOn: '2026-02-28' },
    ]);
    expect(await todo(secretary)).toMatchObject({ toAnswer: [], toReceive: [] });
    const signed = await secretary.post<{ code: string }>(`${LISTS}/${listId}/receive`, {
      version: (await list()).version,
    });
    expect([signed.status, signed.body.code]).toEqual([409, 'responsibility-list.objected']);

    const answer = (reply: string) =>
      clerk.post<ObjectionDto & { code: string }>(`${LISTS}/${listId}/objections/${raised.body.id}/answer`, {
        version: raised.body.version,
        body: { outcome: 'upheld', reply },
      });
    expect((await answer('')).body.code).toBe('list-objection.reply-missing');
    expect((await answer('采纳，另发修订版')).body).toMatchObject({ outcome: 'upheld' });
    expect((await answer('再答一次')).body.code).toBe('list-objection.answered');
    expect((await todo(clerk)).toAnswer).toEqual([]);
    expect((await todo(neighbour)).toReceive).toEqual([]);
    const reply = { outcome: 'upheld', reply: '采纳，另发修订版', text: '我镇村多路远，请改为每季度遍访' };
    expect((await todo(secretary)).toReceive).toMatchObject([{ id: listId, objection: reply }]);
    expect((await list()).state).toBe('issued');
  });

  it('is amended by a version whose difference is shown; what was done stays, what is gone is owed no more', async () => {
    const before = await duties();
    expect(before.filter(({ title }) => title.startsWith('每月'))).toHaveLength(10);
    const { version } = await list();
    const amend = await clerk.post<ListRowDto & { code: string }>(`${LISTS}/${listId}/amend`, {
      version,
      body: { reason: '采纳望舒镇异议' },
    });
    expect([amend.status, amend.body.versionNo, amend.body.state]).toEqual([201, 2, 'draft']);
    const again = await clerk.post<{ code: string }>(`${LISTS}/${listId}/amend`, {
      version,
      body: { reason: '再来一次' },
    });
    expect(again.body.code).toBe('responsibility-list.amended-already');

    const second = await list(clerk, amend.body.id);
    const [visits, meetings] = second.items;
    const saved = await save(
      second.version,
      {
        saved: [{ ...row('每季度遍访辖区党组织一遍', '每季度末', { code: 'A2' }), id: visits!.id }],
        removed: [meetings!.id],
      },
      clerk,
      amend.body.id,
    );
    expect(saved.status).toBe(200);
    const diff = (await clerk.get<VersionDiffDto>(`${LISTS}/${amend.body.id}/changes`)).body;
    expect(diff.changes.map(({ kind, code }) => [kind, code])).toEqual([
      ['changed', 'A2'],
      ['removed', 'A1'],
    ]);
    expect(diff.changes[0]!.fields.map(({ field }) => field)).toEqual(['textZh', 'cadencePhrase']);

    const done = await clerk.post<ListRowDto>(`${LISTS}/${amend.body.id}/issue`, {
      version: saved.body.version,
    });
    expect(done.body.state).toBe('issued');
    await application.settle();
    const versions = (await secretary.get<ListVersionDto[]>(`${LISTS}/${listId}/versions`)).body;
    expect(versions.map(({ versionNo, state }) => [versionNo, state])).toEqual([
      [2, 'issued'],
      [1, 'superseded'],
    ]);
    const after = await duties();
    expect(
      after.filter(({ title }) => title.startsWith('每月')).every(({ state }) => state === 'withdrawn'),
    ).toBe(true);
    const owed = after.filter(({ state }) => state === 'owed');
    expect(owed.map(({ due }) => due)).toEqual(['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']);
    listId = amend.body.id;
    // The reply stays with the version that came of it, until it is signed for.
    expect((await todo(secretary)).toReceive).toMatchObject([
      { id: listId, objection: { outcome: 'upheld' } },
    ]);
    const received = await secretary.post<ListRowDto>(`${LISTS}/${listId}/receive`, {
      version: done.body.version,
    });
    expect(received.body.state).toBe('received');
  });

  it('begins the next year, with what stayed open marked, and is closed when its own is over', async () => {
    const early = await clerk.post<{ code: string }>(`${LISTS}/${listId}/close`, {
      version: (await list()).version,
    });
    expect(early.body.code).toBe('responsibility-list.not-closable');
    await application.database.setClock('2027-01-06T02:00:00Z');
    clerk = await application.signIn('clerk', TEST_PASSWORD);
    const copy = (fromYear: number) =>
      clerk.post<CopiedListsDto & { code: string }>('/api/list-sets/copy', {
        body: { fromYear, toYear: 2027 },
      });
    expect((await copy(2020)).body.code).toBe('list-set.nothing-to-copy');
    expect((await copy(2026)).body).toMatchObject({ lists: 1, items: 1, more: false });
    expect((await copy(2026)).body).toMatchObject({ lists: 0, items: 0 });
    await application.settle();
    const page = (await clerk.get<ListPageDto>(`${LISTS}?year=2027`)).body.items;
    const next = await list(clerk, page[0]!.id);
    expect(next.items.map(({ code, carriedOver, lineageId }) => ({ code, carriedOver, lineageId }))).toEqual([
      { code: 'A2', carriedOver: 4, lineageId: (await list()).items[0]!.lineageId },
    ]);
    const closed = await clerk.post<ListRowDto>(`${LISTS}/${listId}/close`, {
      version: (await list()).version,
    });
    expect(closed.body.state).toBe('closed');
  });

  it('has provisional dates until the calendar of its year is published, and then those that it gives', async () => {
    const [draft] = (await clerk.get<ListPageDto>(`${LISTS}?year=2027&state=draft`)).body.items;
    const { version, items } = await list(clerk, draft!.id);
    const edit = { ...row(items[0]!.textZh, '每月第5个工作日前', { code: 'A2' }), id: items[0]!.id };
    const saved = await save(version, { saved: [edit] }, clerk, draft!.id);
    await clerk.post(`${LISTS}/${draft!.id}/issue`, { version: saved.body.version });
    await application.settle();
    secretary = await application.signIn('secretary', TEST_PASSWORD);
    const dated = async () =>
      (await secretary.get<DutyPageDto>('/api/duties?mine=1&year=2027&limit=200')).body.items.map(
        ({ dueOn, provisional }) => ({ dueOn, provisional }),
      );
    const before = await dated();
    expect(before).toHaveLength(12);
    expect(before.every(({ provisional }) => provisional)).toBe(true);
    expect(before[1]!.dueOn).toBe('2027-02-05');

    await openTestAccount(application, 'system', { administrator: 'system' });
    const system = await application.signIn('system', TEST_PASSWORD);
    const notice = {
      basis: '2027年部分节假日安排的通知',
      holidays: ['2027-02-04', '2027-02-05'],
      worked: [],
    };
    const published = await system.put<CalendarYearDto>('/api/calendar/2027', { version: 0, body: notice });
    expect(published.body).toMatchObject({ published: true });
    await application.runJob('duties.follow-calendar');
    await application.settle();
    const after = await dated();
    expect(after.every(({ provisional }) => !provisional)).toBe(true);
    expect(after[1]!.dueOn).toBe('2027-02-09');
    expect(after.filter(({ dueOn }, index) => dueOn !== before[index]!.dueOn)).toHaveLength(1);
  });
});
