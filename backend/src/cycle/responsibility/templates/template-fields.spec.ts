import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import type { ItemViewDto } from '../dto/item.dto';
import type { ListDetailDto, ListPageDto } from '../dto/list.dto';
import type { MergedTemplateDto } from '../dto/merge-templates.dto';
import type { OpenedListsDto } from '../dto/template-lists.dto';
import type { DraftedTemplatesDto, TemplateDto, TemplateItemDto } from '../dto/templates.dto';
import { signInAs } from '../list-accounts.spec-kit';
import { CHINESE_HEADERS, createListCounty, EXAMPLE_ITEMS } from '../responsibility.spec-kit';
import type { ListCounty } from '../responsibility.spec-kit';
import { takeInTable } from '../import/list-import.spec-kit';

const SECRETARY = '村党组织书记';
const LISTS = '/api/responsibility-lists';
const HEADERS = [...CHINESE_HEADERS, '核验类别', '分管业务', '数量', '数量单位', '标准', '权重'];
const MORE = ['抽核', '农业农村', '12', '次', '有记录、有结果', '7.5'];

/** All that is said of an item, wherever it stands; what it is called by and where it stands are not. */
const saidOfListed = (item: ItemViewDto) => ({
  textZh: item.textZh,
  textEn: item.textEn,
  dimension: item.dimensionCode,
  domain: item.domainCode,
  type: item.typeCode,
  cadencePhrase: item.cadencePhrase,
  cadenceZh: item.cadenceZh,
  quantity: item.quantity,
  quantityUnit: item.quantityUnit,
  standard: item.standard,
  evidenceAsked: item.evidenceAsked,
  basis: item.basis,
  checkingClass: item.checkingClass,
  lineWork: item.lineWork,
  weight: item.weight,
});
const saidOf = ({ code: _code, cadenceEn: _en, ...said }: TemplateItemDto) => said;

describe('every field of an item', () => {
  let application: TestApplication;
  let county: ListCounty;
  let clerk: TestClient;
  let templateId: string;
  let opened: ListDetailDto;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    await application.database.setClock('2026-03-02T02:00:00Z');
    county = await createListCounty(application.database.owner, { villages: 1 });
    clerk = await signInAs(application, county, 'clerk', '组织部长');
    const rows = EXAMPLE_ITEMS.slice(1)
      .filter(([code]) => ['R31', 'R33'].includes(code!))
      .map((row) => [...row.with(10, '县委文件'), ...MORE]);
    const table = Buffer.from([HEADERS, ...rows].map((cells) => cells.join('\t')).join('\n'));
    await takeInTable(application, clerk, table, 2026);
  }, 120_000);
  afterAll(async () => {
    await (application as TestApplication | undefined)?.close();
  });

  const postId = () => county.post(SECRETARY).id;
  const listOf = async (year: number) => {
    const { items } = (await clerk.get<ListPageDto>(`${LISTS}?year=${year}&postId=${postId()}`)).body;
    const found = items.find((row) => row.postId === postId())!;
    return (await clerk.get<ListDetailDto>(`${LISTS}/${found.id}`)).body;
  };
  const template = async (id: string) => (await clerk.get<TemplateDto>(`/api/list-templates/${id}`)).body;
  const publish = async (id: string) => {
    const { version } = await template(id);
    expect((await clerk.post(`/api/list-templates/${id}/publish`, { version })).status).toBe(200);
  };

  it('goes from a list into a template and into the lists that are opened from it', async () => {
    const list = await listOf(2026);
    const said = list.items.map(saidOfListed);
    expect(said[0]).toMatchObject({
      ...{ quantity: '12', quantityUnit: '次', standard: '有记录、有结果', weight: '7.5' },
      ...{ basis: '县委文件', lineWork: '农业农村', checkingClass: '抽核' },
    });
    const drafted = await clerk.post<DraftedTemplatesDto>('/api/list-templates', {
      body: { listId: list.id },
    });
    templateId = drafted.body.templateIds[0]!;
    expect((await template(templateId)).items.map(saidOf)).toEqual(said);
    await publish(templateId);
    const lists = await clerk.post<OpenedListsDto>(`/api/list-templates/${templateId}/lists`, {
      body: { year: 2027, postIds: [postId()] },
    });
    expect(lists.body.opened).toBe(1);
    opened = await listOf(2027);
    expect(opened.items.map(saidOfListed)).toEqual(said);
  });

  it('is told from what was added locally to a list made from a template', async () => {
    const { id, version, items } = opened;
    const { textZh, dimension, domain, type, cadencePhrase, checkingClass } = saidOfListed(items[0]!);
    const added = { textZh: `${textZh}，本村另加`, cadencePhrase, checkingClass };
    const saved = await clerk.put<ListDetailDto>(`${LISTS}/${id}/items`, {
      version,
      body: {
        saved: [{ ...added, dimensionCode: dimension, domainCode: domain, typeCode: type }],
        removed: [],
        order: [],
      },
    });
    expect(saved.status).toBe(200);
    const marks = ({ items: all }: ListDetailDto) => all.map(({ local }) => local);
    expect(marks(saved.body)).toEqual([false, false, true]);
    expect(marks(await listOf(2027))).toEqual([false, false, true]);
    // Of a list that nobody made from a template nothing is local.
    expect(marks(await listOf(2026))).toEqual([false, false]);
    await clerk.put(`${LISTS}/${id}/items`, {
      version: saved.body.version,
      body: { saved: [], removed: [saved.body.items[2]!.id], order: [] },
    });
  });

  it('is changed in the next version, shown as changed, and taken over into the lists', async () => {
    const drafted = await clerk.post<DraftedTemplatesDto>('/api/list-templates', { body: { templateId } });
    const [id] = drafted.body.templateIds;
    const draft = await template(id!);
    expect(draft.items.map(saidOf)).toEqual((await template(templateId)).items.map(saidOf));
    const [first, second] = draft.items.map(
      ({ cadenceZh: _zh, cadenceEn: _en, textEn: _t, ...item }) => item,
    );
    const other = {
      ...{ code: first!.code, textZh: '每季度走访一遍困难党员，当场记下诉求', dimension: '作风建设' },
      ...{ domain: '社区', type: first!.type === '成效' ? '活动' : '成效', cadencePhrase: '每月5日前' },
      ...{ quantity: '4', quantityUnit: '场', standard: '逐户走到', evidenceAsked: '走访照片' },
      ...{ basis: '市委文件', checkingClass: '必核', lineWork: '教育', weight: '9' },
    };
    const saved = await clerk.put<TemplateDto>(`/api/list-templates/${id}`, {
      version: draft.version,
      body: { title: draft.title, note: null, items: [other, second] },
    });
    expect(saved.status).toBe(200);
    expect(saved.body.items[0]).toMatchObject(other);
    await publish(id!);
    const merged = await clerk.post<MergedTemplateDto>(`/api/list-templates/${id}/merge`, {
      body: { answers: [] },
    });
    expect(merged.body).toMatchObject({ drafts: 2 + 1, asking: 0 });
    const { items } = await listOf(2027);
    expect(items.map(saidOfListed)).toEqual((await template(id!)).items.map(saidOf));
    expect(items.map(({ lineageId }) => lineageId)).toEqual(opened.items.map(({ lineageId }) => lineageId));
    expect({ code: items[0]!.code, ...saidOfListed(items[0]!) }).toMatchObject(other);
  });
});
