import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import { CHECK_LISTS } from '../check/check-lists.job';
import type { ListSetDto, SetCheckDto } from '../dto/list-set.dto';
import type { ListDetailDto, ListPageDto } from '../dto/list.dto';
import type { DraftedItemsDto } from '../dto/suggestions.dto';
import type { DraftedTemplatesDto, TemplateDto } from '../dto/templates.dto';
import { issueEach, signInAs } from '../list-accounts.spec-kit';
import { createListCounty, EXAMPLE_ITEMS, tableOf } from '../responsibility.spec-kit';
import type { ListCounty } from '../responsibility.spec-kit';
import { takeInTable } from '../import/list-import.spec-kit';

const LISTS = '/api/responsibility-lists';
const THINKING_IN_SCHOOLS = { dimension: '思想建设', domain: '学校' };

describe('what the check finds missing, drafted from the library', () => {
  let application: TestApplication;
  let county: ListCounty;
  let clerk: TestClient;
  let township: TestClient;
  let setId: string;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    await application.database.setClock('2026-03-02T02:00:00Z');
    county = await createListCounty(application.database.owner);
    clerk = await signInAs(application, county, 'clerk', '组织部长');
    township = await signInAs(application, county, 'township', '乡镇党委书记');
    // The library is last year's, whole; this year's lists say nothing on thinking in schools.
    await importRows(2025, EXAMPLE_ITEMS.slice(1));
    const [lastYear] = (await clerk.get<ListSetDto[]>('/api/list-sets?year=2025')).body;
    const { body } = await clerk.post<DraftedTemplatesDto>('/api/list-templates', {
      body: { listSetId: lastYear!.id },
    });
    for (const id of body.templateIds) {
      const published = await clerk.post<TemplateDto>(`/api/list-templates/${id}/publish`, { version: 1 });
      expect(published.status).toBe(200);
    }
    await importRows(
      2026,
      EXAMPLE_ITEMS.slice(1).filter(
        ([, kind, , , , domain]) => domain !== '学校' && kind !== '分管教育副县长',
      ),
    );
    [{ id: setId }] = (await clerk.get<[ListSetDto]>('/api/list-sets?year=2026')).body;
  }, 120_000);
  afterAll(async () => {
    await (application as TestApplication | undefined)?.close();
  });

  const importRows = (year: number, rows: readonly (readonly string[])[]) =>
    takeInTable(application, clerk, tableOf(rows), year);
  const checked = async () => {
    await clerk.post(`/api/list-sets/${setId}/checks`);
    for (;;) {
      await application.runJob(CHECK_LISTS);
      const { body } = await clerk.get<SetCheckDto>(`/api/list-sets/${setId}/check`);
      if (body.set.check?.state === 'done') return body.result!;
    }
  };
  const stateOf = (result: NonNullable<SetCheckDto['result']>, { dimension, domain } = THINKING_IN_SCHOOLS) =>
    result.coverage.cells.find((cell) => cell.dimension === dimension && cell.domain === domain)!.state;
  const draft = (cells: readonly object[], client = clerk) =>
    client.post<DraftedItemsDto>(`/api/list-sets/${setId}/drafts`, { body: { cells } });

  it('fills an empty cell with one click, and says who bears the item and why', async () => {
    expect(stateOf(await checked())).toBe('empty');
    const answer = await draft([THINKING_IN_SCHOOLS]);
    expect(answer.status).toBe(200);
    const [item] = answer.body.drafted;
    expect(item).toMatchObject({ ...THINKING_IN_SCHOOLS, postTitle: '宣传部长', why: 'post-kind' });
    const list = (await clerk.get<ListDetailDto>(`${LISTS}/${item!.listId}`)).body;
    const written = list.items.find(({ textZh }) => textZh === item!.textZh)!;
    expect(written).toMatchObject({ domainCode: '学校', levelCode: '县' });
    expect([written.templateId === null, written.templateCode === null]).toEqual([false, false]);
    expect(list.itemCount).toBe(list.items.length);

    // A second click finds the first one's item.
    const again = await draft([THINKING_IN_SCHOOLS]);
    expect(again.body).toEqual({ drafted: [], left: [THINKING_IN_SCHOOLS] });
    expect(stateOf(await checked())).toBe('filled');
  });

  it('drafts all of them at once, into a new list or an amended version where there is no draft', async () => {
    const page = (await clerk.get<ListPageDto>(`${LISTS}?year=2026&limit=200`)).body.items;
    const settled = page.filter(({ undatedCount }) => undatedCount === 0);
    await issueEach(clerk, settled);
    const result = await checked();
    const cells = result.drafts.map(({ dimension, domain }) => ({ dimension, domain }));
    expect(cells.length).toBeGreaterThan(1);
    const { body } = await draft([...cells, { dimension: '思想建设', domain: '太空' }]);
    expect(body.left).toEqual([{ dimension: '思想建设', domain: '太空' }]);
    expect(body.drafted.map(({ dimension, domain }) => ({ dimension, domain }))).toEqual(cells);
    for (const { listId } of body.drafted) {
      const { state } = (await clerk.get<ListDetailDto>(`${LISTS}/${listId}`)).body;
      expect(state).toBe('draft');
    }
    const after = await checked();
    for (const cell of cells) expect(stateOf(after, cell)).toBe('filled');
  });

  it('is only for whoever edits the set', async () => {
    expect((await draft([THINKING_IN_SCHOOLS], township)).status).toBe(404);
  });
});
