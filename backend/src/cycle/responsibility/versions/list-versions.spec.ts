import { TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import type { CopiedListsDto } from '../dto/copy-lists.dto';
import type { ItemViewDto } from '../dto/item.dto';
import type { ListDetailDto, ListPageDto, ListRowDto } from '../dto/list.dto';
import type { VersionDiffDto } from '../dto/versions.dto';
import { signInAs } from '../list-accounts.spec-kit';
import { CHINESE_HEADERS, createListCounty, EXAMPLE_ITEMS } from '../responsibility.spec-kit';
import { takeInTable } from '../import/list-import.spec-kit';

const LISTS = '/api/responsibility-lists';
const HEADERS = [...CHINESE_HEADERS, '核验类别', '分管业务', '数量', '数量单位', '标准', '权重'];
const MORE = ['抽核', '农业农村', '12', '次', '有记录、有结果', '7.5'];

/** The item without what is its own in every list. */
const carried = ({ id: _id, carriedOver: _over, version: _version, ...item }: ItemViewDto) => item;

describe('what is said of an item, from version to version and year to year', () => {
  let application: TestApplication;
  let clerk: TestClient;
  let listId: string;
  let whole: ListDetailDto;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    await application.database.setClock('2026-03-02T02:00:00Z');
    const county = await createListCounty(application.database.owner, { villages: 1 });
    clerk = await signInAs(application, county, 'clerk', '组织部长');
    const rows = EXAMPLE_ITEMS.slice(1)
      .filter(([, kind]) => kind === '组织部长')
      .map((row) => [...row.with(10, '县委文件'), ...MORE]);
    const table = Buffer.from([HEADERS, ...rows].map((cells) => cells.join('\t')).join('\n'));
    await takeInTable(application, clerk, table, 2026);
    const { items } = (await clerk.get<ListPageDto>(`${LISTS}?year=2026`)).body;
    // As if it came of a template, and were settled otherwise than its phrase reads.
    await application.database.owner.query(
      `UPDATE responsibility_item i SET template_code = 'T1', cadence_clauses = o.cadence_clauses
       FROM responsibility_item o WHERE i.list_id = $1 AND o.list_id = $1 AND i.sort = 1 AND o.sort = 2`,
      [items[0]!.id],
    );
    listId = items[0]!.id;
    whole = await list(listId);
    await issue(whole);
  }, 120_000);
  afterAll(async () => {
    await (application as TestApplication | undefined)?.close();
  });

  const list = async (id: string) => (await clerk.get<ListDetailDto>(`${LISTS}/${id}`)).body;
  const issue = async ({ id, version }: ListRowDto) => {
    const issued = await clerk.post<ListRowDto>(`${LISTS}/${id}/issue`, { version });
    expect(issued.body.state).toBe('issued');
    await application.settle();
  };

  it('goes along whole when a list is amended, and every field that is changed is shown', async () => {
    const { version } = await list(listId);
    const amended = await clerk.post<ListRowDto>(`${LISTS}/${listId}/amend`, {
      version,
      body: { reason: '采纳异议' },
    });
    let draft = await list(amended.body.id);
    expect(draft.items.map(carried)).toEqual(whole.items.map(carried));
    expect(draft.items[0]).toMatchObject({ quantity: '12', lineWork: '农业农村', templateCode: 'T1' });

    const [{ lineageId }] = draft.items as [ItemViewDto];
    const changes: Readonly<Record<string, string>> = {
      ...{ code: 'Z9', textZh: '另一事项', dimensionCode: '作风建设', domainCode: '社区', typeCode: '活动' },
      ...{ cadencePhrase: '每月5日前', quantity: '4', quantityUnit: '场', standard: '逐村过进度' },
      ...{ evidenceAsked: '照片', basis: '市委文件', checkingClass: '必核', lineWork: '教育', weight: '9' },
    };
    let edit = editOf(draft.items[0]!);
    const shown: string[] = [];
    for (const [field, value] of Object.entries(changes)) {
      edit = { ...edit, [field]: value };
      const saved = await clerk.put<ListDetailDto>(`${LISTS}/${draft.id}/items`, {
        version: draft.version,
        body: { saved: [edit], removed: [], order: [] },
      });
      expect(saved.status).toBe(200);
      draft = saved.body;
      shown.push(field);
      const diff = (await clerk.get<VersionDiffDto>(`${LISTS}/${draft.id}/changes`)).body;
      expect(diff.changes).toHaveLength(1);
      expect(diff.changes[0]).toMatchObject({ kind: 'changed', lineageId });
      const found = diff.changes[0]!.fields;
      expect(found.map(({ field: name }) => name).sort()).toEqual([...shown].sort());
      expect(found.find(({ field: name }) => name === field)).toMatchObject({ after: value });
    }
    await issue(draft);
    listId = draft.id;
  });

  it('goes along whole into the lists of the next year', async () => {
    const { items } = await list(listId);
    await application.database.setClock('2027-01-06T02:00:00Z');
    clerk = await application.signIn('clerk', TEST_PASSWORD);
    const copied = await clerk.post<CopiedListsDto>('/api/list-sets/copy', {
      body: { fromYear: 2026, toYear: 2027 },
    });
    expect(copied.body).toMatchObject({ lists: 1, items: items.length });
    await application.settle();
    const next = (await clerk.get<ListPageDto>(`${LISTS}?year=2027`)).body.items;
    expect((await list(next[0]!.id)).items.map(carried)).toEqual(items.map(carried));
  });
});

function editOf(item: ItemViewDto): Record<string, unknown> {
  const { id, code, textZh, dimensionCode, domainCode, typeCode, cadencePhrase } = item;
  const { evidenceAsked, basis, checkingClass, lineWork, quantity, quantityUnit, standard, weight } = item;
  return {
    ...{ id, code, textZh, dimensionCode, domainCode, typeCode, cadencePhrase, evidenceAsked, basis },
    ...{ checkingClass, lineWork, quantity, quantityUnit, standard, weight },
  };
}
