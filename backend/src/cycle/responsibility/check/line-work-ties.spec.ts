import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import { writeWorkbook } from '../../../platform/documents/write-workbook';
import type { ListDetailDto, ListPageDto } from '../dto/list.dto';
import type { ListSetDto, SetCheckDto } from '../dto/list-set.dto';
import { uploadTable } from '../import/list-import.spec-kit';
import { signInAs } from '../list-accounts.spec-kit';
import { CHINESE_HEADERS, createListCounty, EXAMPLE_ITEMS } from '../responsibility.spec-kit';
import type { ListCounty } from '../responsibility.spec-kit';
import { CHECK_LISTS } from './check-lists.job';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('一岗双责 in the check of a list set', () => {
  let application: TestApplication;
  let county: ListCounty;
  let clerk: TestClient;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    county = await createListCounty(application.database.owner);
    clerk = await signInAs(application, county, 'clerk', '组织部长', 'organization-clerk');
  });
  afterAll(() => application.close());

  const importRows = async (rows: readonly (readonly string[])[]) => {
    const columns = CHINESE_HEADERS.map((header) => ({ header }));
    const content = await writeWorkbook([{ name: '清单', columns, rows }]);
    const file = { fileName: 'lists.xlsx', mediaType: XLSX, content };
    const { id, version } = await uploadTable(application, clerk, file, 2027);
    const url = `/api/responsibility-lists/imports/${id}/apply`;
    expect((await clerk.post(url, { version, body: { mode: 'good-rows' } })).status).toBe(200);
  };
  const run = async (id: string) => {
    expect((await clerk.post(`/api/list-sets/${id}/checks`)).status).toBe(202);
    for (;;) {
      await application.runJob(CHECK_LISTS);
      const { body } = await clerk.get<SetCheckDto>(`/api/list-sets/${id}/check`);
      if (body.set.check?.state === 'done') return body;
    }
  };

  it('asks everybody in the team for an item of their line work, once one of them has one', async () => {
    const heads = ['县委书记', '组织部长', '宣传部长', '纪委书记', '政法委书记'];
    await importRows(EXAMPLE_ITEMS.slice(1).filter(([, kind]) => heads.includes(kind!)));
    const { id } = (await clerk.get<ListSetDto[]>('/api/list-sets?year=2027')).body[0]!;
    const untied = async () =>
      (await run(id)).result!.warnings.flatMap((warning) =>
        warning.code === 'untied-member' ? warning.postId : [],
      );
    expect(await untied()).toEqual([]);

    const { items: lists } = (await clerk.get<ListPageDto>('/api/responsibility-lists?year=2027')).body;
    const own = lists.find(({ postId }) => postId === county.post('组织部长').id)!;
    const path = `/api/responsibility-lists/${own.id}`;
    const list = (await clerk.get<ListDetailDto>(path)).body;
    const {
      id: itemId,
      textZh,
      dimensionCode,
      domainCode,
      typeCode,
      cadencePhrase,
      checkingClass,
    } = list.items[0]!;
    const saved = {
      ...{ id: itemId, textZh, dimensionCode, domainCode, typeCode, cadencePhrase, checkingClass },
      lineWork: '老干部工作',
    };
    const answer = await clerk.put<ListDetailDto>(`${path}/items`, {
      version: list.version,
      body: { saved: [saved], removed: [], order: [] },
    });
    expect(answer.body.items[0]).toMatchObject({ id: itemId, lineWork: '老干部工作' });
    const asked = await untied();
    expect(asked).toContain(county.post('宣传部长').id);
    expect(asked).not.toContain(county.post('组织部长').id);
  });
});
