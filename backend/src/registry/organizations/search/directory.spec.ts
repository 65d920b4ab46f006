import { randomUUID } from 'node:crypto';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import { systemActor } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import { writeWorkbook } from '../../../platform/documents/write-workbook';
import { countySheets } from '../import/county-template';
import { OrganizationCommands } from '../organization-commands';
import { DirectoryService } from './directory.service';
import type { DirectoryDto, DirectoryHitDto, DirectoryKind } from './dto/directory.dto';

const WORDS = { organizationKinds: [], levels: [], domains: [], postKinds: [] };

describe('the directory', () => {
  const districtId = randomUUID();
  const ids = new Map<string, string>();
  let application: TestApplication;
  let directory: DirectoryService;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    directory = application.api.get(DirectoryService, { strict: false });
    await application.database.setClock('2026-11-23T01:00:00Z');
    const { owner } = application.database;
    await owner.query(`INSERT INTO district (id, kind, name_zh) VALUES ($1, 'county', '云岭县')`, [
      districtId,
    ]);
    const post = (code: string, at: string, title: string, kind: string, head: '是' | '否' = '否') => [
      ...[code, at, title, kind, head, '是', null],
    ];
    const content = await writeWorkbook(
      countySheets(WORDS, {
        organizations: [
          ['YL', null, '中共云岭县委', null, '地方党委', '县', '机关', 0],
          ['QH', 'YL', '青禾镇党委', null, '党委', '乡镇', '农村', 512],
          ['BS', 'YL', '半山乡党委', null, '党委', '乡镇', '农村', 300],
          ['XJ', 'QH', '解家村党支部', null, '党支部', '村', '农村', 41],
          ['QH-2', 'QH', '青禾村党支部', null, '党支部', '村', '农村', 30],
        ],
        posts: [
          post('P1', 'QH', '党委书记', '乡镇党委书记', '是'),
          post('P2', 'QH', '组织委员', '乡镇组织委员'),
          post('P3', 'XJ', '党支部书记', '村党组织书记', '是'),
          post('P4', 'BS', '党委书记', '乡镇党委书记', '是'),
        ],
        people: [
          ['R1', '单立新', null, null],
          ['R2', '曾文', null, null],
          ['R3', '王𬭎', null, null],
          ['R4', '山丽', null, null],
          ['R5', '仇单', null, null],
          ['R6', '吕绿', null, null],
        ],
        tenures: [
          ['P1', 'R1', '任职', '2024-03-01', null],
          ['P3', 'R1', '兼任', '2025-01-01', null],
          ['P2', 'R2', '任职', '2020-01-01', '2024-12-31'],
          ['P4', 'R3', '任职', '2023-01-01', null],
          ['P3', 'R4', '任职', '2020-01-01', '2024-12-31'],
          ['P4', 'R5', '挂职', '2026-01-01', null],
          ['P4', 'R6', '借调', '2026-01-01', null],
        ],
      }),
    );
    const commands = application.api.get(OrganizationCommands, { strict: false });
    const actor = systemActor(districtId, 'spec');
    const run = await commands.checkImport(actor, { name: 'x.xlsx', content });
    await commands.applyImport(actor, run.id, run.version, 'all-or-nothing');
    for (const table of ['organization', 'post', 'person']) {
      const { rows } = await owner.query<{ code: string; id: string }>(`SELECT code, id FROM ${table}`);
      for (const row of rows) ids.set(row.code, row.id);
    }
  }, 120_000);
  afterAll(() => application.close());

  const seeing = (...codes: string[]): Actor => ({
    ...systemActor(districtId, 'spec'),
    seesWholeDistrict: false,
    rootOrganizationIds: codes.map((code) => ids.get(code)!),
  });
  const find = async (
    q: string,
    { roots = ['YL'], kinds = ['organization', 'person', 'post'] as DirectoryKind[], limit = 8 } = {},
  ): Promise<DirectoryHitDto[]> => (await directory.find(seeing(...roots), { q, kinds, limit })).items;
  const names = async (q: string, options = {}) => (await find(q, options)).map(({ name }) => name);

  it.each([
    ['单立新', ['单立新']],
    ['slx', ['单立新']],
    ['danlixin', ['单立新']],
    ['shan立', ['单立新']],
    ['shanlx', ['单立新']],
    ['zengwen', ['曾文']],
    ['cengw', ['曾文']],
    ['qiud', ['仇单']],
    ['王𬭎', ['王𬭎']],
    ['wanghong', ['王𬭎']],
    ['lvlv', ['吕绿']],
    ['lülü', ['吕绿']],
    ['xiejia', ['解家村党支部']],
    ['jiejia', ['解家村党支部']],
    ['解jc', ['解家村党支部']],
    ['bsx', ['半山乡党委']],
    ['zzwy', ['组织委员']],
    ['青禾 组织', ['组织委员']],
    ['qinghe zz', ['组织委员']],
    ['青禾 单', ['单立新']],
    ['qh slx', ['单立新']],
    ['单立新 半山', []],
    ['%', []],
    ['没有这个人', []],
  ])('finds %s: %j', async (q, found) => {
    expect(await names(q)).toEqual(found);
  });

  it('shows the whole name before its beginning, its beginning before something within, those in office before others', async () => {
    expect(await names('单', { kinds: ['person'] })).toEqual(['单立新', '仇单']);
    expect(await names('sl', { kinds: ['person'] })).toEqual(['单立新', '山丽']);
    expect(await names('shanli', { kinds: ['person'] })).toEqual(['单立新', '山丽']);
    expect(await names('青禾', { kinds: ['organization'] })).toEqual(['青禾镇党委', '青禾村党支部']);
    expect(await names('党委书记', { limit: 1 })).toEqual(['党委书记']);
  });

  it('says where: the way up, who holds a post, what somebody holds or held last', async () => {
    const [village] = await find('jjc');
    expect(village).toMatchObject({
      kind: 'organization',
      where: '中共云岭县委 / 青禾镇党委 / 解家村党支部',
    });
    const [lin] = await find('单立新');
    expect(lin).toMatchObject({
      kind: 'person',
      former: false,
      posts: [
        { title: '党委书记', organizationName: '青禾镇党委' },
        { title: '党支部书记', organizationName: '解家村党支部' },
      ],
    });
    const [zeng] = await find('曾文');
    expect(zeng).toMatchObject({ former: true, posts: [{ title: '组织委员' }] });
    const posts = await find('书记', { kinds: ['post'] });
    expect(posts.map(({ where, holders }) => [where, holders])).toEqual([
      ['青禾镇党委', ['单立新']],
      ['半山乡党委', ['王𬭎', '吕绿', '仇单']],
      ['解家村党支部', ['单立新']],
    ]);
  });

  it('shows nothing out of sight', async () => {
    expect(await names('bsx', { roots: ['QH'] })).toEqual([]);
    expect(await names('王𬭎', { roots: ['QH'] })).toEqual([]);
    const [shan] = await find('单立新', { roots: ['XJ'] });
    expect(shan!.posts).toMatchObject([{ title: '党支部书记', organizationName: '解家村党支部' }]);
    expect(await names('曾文', { roots: ['XJ'] })).toEqual([]);
  });

  it('is asked over HTTP within what was granted', async () => {
    await openTestAccount(application, 'shan.lixin', { districtId, personId: ids.get('R1')! });
    await grantForTest(application, districtId, {
      capabilitySet: 'officeholder',
      rootOrganizationId: ids.get('QH')!,
      to: { postId: ids.get('P1')! },
    });
    const client = await application.signIn('shan.lixin', TEST_PASSWORD);
    const ask = async (query: string) =>
      (await client.get<DirectoryDto>(`/api/directory?${new URLSearchParams(query).toString()}`)).body.items;
    expect((await ask('q=jjc')).map(({ name }) => name)).toEqual(['解家村党支部']);
    expect((await ask('q=shanlx')).map(({ name }) => name)).toEqual(['单立新']);
    expect(await ask('q=王𬭎')).toEqual([]);
    expect((await ask('q=书记&kinds=post&limit=1')).map(({ where }) => where)).toEqual(['青禾镇党委']);
    expect((await client.get('/api/directory')).status).toBe(400);
    expect((await client.get('/api/directory?q=x&kinds=secret')).status).toBe(400);
  });

  it('finds what was renamed past the program within the hour', async () => {
    await application.database.owner.query(`UPDATE person SET name = '区志远' WHERE id = $1`, [
      ids.get('R4'),
    ]);
    expect(await names('区志远')).toEqual([]);
    await application.runJob('organizations.keep-search-index');
    expect(await names('ouzy')).toEqual(['区志远']);
    expect(await names('山丽')).toEqual([]);
  });
});
