import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import type { ListSetDto } from '../dto/list-set.dto';
import type { ListDetailDto, ListPageDto } from '../dto/list.dto';
import type { MergedTemplateDto, TemplateMergeDto } from '../dto/merge-templates.dto';
import type { DraftedTemplatesDto, TemplateDto, TemplatesDto } from '../dto/templates.dto';
import { issueEach, signInAs } from '../list-accounts.spec-kit';
import { createListCounty, EXAMPLE_ITEMS, tableOf } from '../responsibility.spec-kit';
import type { ListCounty } from '../responsibility.spec-kit';
import { takeInTable } from '../import/list-import.spec-kit';

const SECRETARY = '村党组织书记';
const LISTS = '/api/responsibility-lists';

describe('a new version of a template in the lists made from the one before', () => {
  let application: TestApplication;
  let county: ListCounty;
  let clerk: TestClient;
  let township: TestClient;
  let listIds: string[];

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    await application.database.setClock('2026-03-02T02:00:00Z');
    county = await createListCounty(application.database.owner);
    clerk = await signInAs(application, county, 'clerk', '组织部长');
    township = await signInAs(application, county, 'township', '乡镇党委书记');
    const rows = EXAMPLE_ITEMS.slice(1).filter(
      ([code, kind]) => kind === SECRETARY && ['R31', 'R33', 'R34'].includes(code!),
    );
    await takeInTable(application, clerk, tableOf(rows), 2026);
    listIds = (await clerk.get<ListPageDto>(`${LISTS}?year=2026`)).body.items.map(({ id }) => id);
    const [set] = (await clerk.get<ListSetDto[]>('/api/list-sets?year=2026')).body;
    const drafted = await clerk.post<DraftedTemplatesDto>('/api/list-templates', {
      body: { listSetId: set!.id },
    });
    await publish(drafted.body.templateIds[0]!);
  }, 120_000);
  afterAll(async () => {
    await (application as TestApplication | undefined)?.close();
  });

  const list = async (id: string) => (await clerk.get<ListDetailDto>(`${LISTS}/${id}`)).body;
  const publish = async (id: string) => {
    const { version } = (await clerk.get<TemplateDto>(`/api/list-templates/${id}`)).body;
    const published = await clerk.post(`/api/list-templates/${id}/publish`, { version });
    expect(published.status).toBe(200);
  };
  const preview = async (id: string) =>
    (await clerk.get<TemplateMergeDto>(`/api/list-templates/${id}/merge`)).body;
  const merge = async (id: string, body: object) => {
    const answer = await clerk.post<MergedTemplateDto>(`/api/list-templates/${id}/merge`, { body });
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const edit = async (id: string, change: (items: ListDetailDto['items']) => object[]) => {
    const { items, version } = await list(id);
    const saved = change(items);
    const answer = await clerk.put(`${LISTS}/${id}/items`, {
      version,
      body: { saved, removed: [], order: [] },
    });
    expect(answer.status).toBe(200);
  };
  const row = ({
    id,
    code,
    textZh,
    dimensionCode,
    domainCode,
    typeCode,
    cadencePhrase,
    checkingClass,
  }: ListDetailDto['items'][number]) => ({
    id,
    code,
    textZh,
    dimensionCode,
    domainCode,
    typeCode,
    cadencePhrase,
    checkingClass,
    evidenceAsked: null,
  });
  const nextVersion = async (change: (items: TemplateDto['items']) => object[]) => {
    const library = (await clerk.get<TemplatesDto>('/api/list-templates')).body.items;
    const { body } = await clerk.post<DraftedTemplatesDto>('/api/list-templates', {
      body: { templateId: library[0]!.id },
    });
    const [id] = body.templateIds;
    const draft = (await clerk.get<TemplateDto>(`/api/list-templates/${id}`)).body;
    const items = change(
      draft.items.map(({ cadenceZh: _z, cadenceEn: _e, textEn: _t, ...item }) => item as never),
    );
    const saved = await clerk.put<TemplateDto>(`/api/list-templates/${id}`, {
      version: draft.version,
      body: { title: draft.title, note: '按年度要点调整', items },
    });
    expect(saved.status).toBe(200);
    await publish(id!);
    return id!;
  };

  it('is shown list by list, asks where both changed the same words, and keeps what was added locally', async () => {
    const [untouched, own, issued] = listIds;
    await edit(own!, ([first, , third]) => [
      { ...row(first!), evidenceAsked: first!.evidenceAsked, textZh: '本村写法：逐户走访不漏一户' },
      {
        ...row(third!),
        evidenceAsked: third!.evidenceAsked,
        code: null,
        id: undefined,
        textZh: '本村自定：汛期值守',
      },
    ]);
    const drafts = listIds.filter((id) => id !== untouched && id !== own);
    const page = (await clerk.get<ListPageDto>(`${LISTS}?year=2026&limit=200`)).body.items;
    const going = page.filter((row) => drafts.includes(row.id));
    expect(await issueEach(clerk, going)).toBe(4);

    const id = await nextVersion(([first, second]) => [
      { ...first!, textZh: '每半年走访全体党员和困难群众一遍，当场记下诉求' },
      { ...second!, cadencePhrase: '每月5日前' },
      { ...second!, code: 'M9', textZh: '每季度公开一次集体经济账目', cadencePhrase: '每季度末月25日前' },
    ]);
    const shown = await preview(id);
    expect(shown.counts).toMatchObject({
      lists: 6,
      drafts: 1,
      amended: 4,
      asking: 1,
      add: 6,
      drop: 6,
      local: 1,
    });
    const [asked] = shown.lists;
    expect(asked).toMatchObject({ listId: own, local: ['本村自定：汛期值守'] });
    expect(asked!.questions.map(({ code, fields }) => [code, fields])).toEqual([['R31', ['textZh']]]);

    const first = await merge(id, { answers: [] });
    expect(first).toEqual({ drafts: 1, amended: 4, kept: 0, left: 0, asking: 1, run: null });
    const changed = await list(untouched!);
    expect(changed.items.map(({ templateCode }) => templateCode)).toEqual(['R31', 'R33', 'M9']);
    expect(changed.items[0]!.textZh).toBe('每半年走访全体党员和困难群众一遍，当场记下诉求');
    expect(changed.items[1]!.cadenceZh).toBe('每月5日前');
    expect((await list(own!)).items.map(({ templateId }) => templateId)).toEqual([null, null, null, null]);

    // The issued list stands as it was given; its amended version waits to be issued.
    expect((await list(issued!)).state).toBe('issued');
    const versions = (
      await clerk.get<{ id: string; state: string; amendReason: string }[]>(`${LISTS}/${issued}/versions`)
    ).body;
    expect(versions[0]).toMatchObject({
      state: 'draft',
      amendReason: '按《村党组织书记责任清单模板》第2版修订',
    });
    expect((await list(versions[0]!.id)).items.map(({ code }) => code)).toEqual(['R31', 'R33', 'M9']);

    const { questions } = (await preview(id)).lists[0]!;
    const answered = await merge(id, { answers: [{ listId: own, key: questions[0]!.key, take: false }] });
    expect(answered).toEqual({ drafts: 1, amended: 0, kept: 1, left: 0, asking: 0, run: null });
    const kept = await list(own!);
    expect(new Map(kept.items.map(({ textZh, templateCode }) => [templateCode, textZh]))).toEqual(
      new Map([
        ['R31', '本村写法：逐户走访不漏一户'],
        ['R33', changed.items[1]!.textZh],
        [null, '本村自定：汛期值守'],
        ['M9', '每季度公开一次集体经济账目'],
      ]),
    );
    expect(kept.items.at(-1)!.templateCode).toBe('M9');
    const settled = await preview(id);
    expect([settled.lists, settled.counts.asking]).toEqual([[], 0]);
    expect(await merge(id, { answers: [], rest: 'template' })).toEqual({
      ...{ drafts: 0, amended: 0, kept: 0, left: 0, asking: 0, run: null },
    });
  });

  it('goes into an amended version that is still being drafted, not into a second one', async () => {
    const id = await nextVersion(([first, ...rest]) => [{ ...first!, evidenceAsked: '走访台账' }, ...rest]);
    expect(await merge(id, { answers: [], rest: 'template' })).toEqual({
      ...{ drafts: 6, amended: 0, kept: 0, left: 0, asking: 0, run: null },
    });
    const { items } = await list(listIds[1]!);
    expect(items[0]).toMatchObject({ textZh: '本村写法：逐户走访不漏一户', evidenceAsked: '走访台账' });
  });

  it('remembers of an issued list that it keeps its own words, until it is asked again on purpose', async () => {
    const { body: page } = await clerk.get<ListPageDto>(`${LISTS}?year=2026&state=draft&limit=200`);
    expect(await issueEach(clerk, page.items)).toBe(page.items.length);
    // Only the list with words of its own is asked: the others take the new ones by an amended version.
    const id = await nextVersion(([first, ...rest]) => [
      { ...first!, textZh: '每半年走访全体党员一遍，逐户记下诉求并答复' },
      ...rest,
    ]);
    const [asked] = (await preview(id)).lists;
    expect(asked).toMatchObject({ listId: listIds[1], state: 'issued', kept: 0 });
    const answers = [{ listId: asked!.listId, key: asked!.questions[0]!.key, take: false }];
    expect(await merge(id, { answers })).toMatchObject({ amended: 5, kept: 1, asking: 0 });

    const settled = await preview(id);
    expect([settled.lists, settled.counts.choose, settled.counts.kept]).toEqual([[], 0, 1]);
    expect(await merge(id, { answers: [], rest: 'template' })).toMatchObject({ amended: 0, kept: 0 });
    const again = (await clerk.get<TemplateMergeDto>(`/api/list-templates/${id}/merge?again=true`)).body;
    expect(again.lists.map(({ listId }) => listId)).toEqual([listIds[1]]);
    expect(await merge(id, { answers: [{ ...answers[0]!, take: true }] })).toMatchObject({
      amended: 1,
      kept: 0,
    });
    expect((await preview(id)).counts.kept).toBe(0);
  });

  it('is taken over by whoever keeps the templates, once it is published', async () => {
    const library = (await clerk.get<TemplatesDto>('/api/list-templates')).body.items;
    const { body } = await clerk.post<DraftedTemplatesDto>('/api/list-templates', {
      body: { templateId: library[0]!.id },
    });
    const draft = await clerk.get<{ code: string }>(`/api/list-templates/${body.templateIds[0]}/merge`);
    expect([draft.status, draft.body.code]).toEqual([409, 'list-template.not-published']);
    const below = await township.get<{ code: string }>(`/api/list-templates/${library[0]!.id}/merge`);
    expect([below.status, below.body.code]).toEqual([403, 'list-template.kept-at-the-top']);
  });
});
