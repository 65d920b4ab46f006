import { randomUUID } from 'node:crypto';
import { systemActor } from '../../platform/actor';
import type { Actor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { writeWorkbook } from '../../platform/documents/write-workbook';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { OrganizationDetailDto, OrganizationTreeDto } from './dto/organization.dto';
import type { PeoplePageDto } from './people/dto/person.dto';
import { countySheets } from './import/county-template';
import { OrganizationCommands } from './organization-commands';
import { OrganizationReads } from './organization-reads';
import { OrganizationsService } from './organizations.service';
import { PeopleService } from './people/people.service';

describe('organisations and people', () => {
  const districtId = randomUUID();
  const nobody = systemActor(districtId, 'spec');
  let application: TestApplication;
  let service: OrganizationsService;
  let people: PeopleService;
  let reads: OrganizationReads;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    application = await createTestApplication();
    service = application.api.get(OrganizationsService, { strict: false });
    people = application.api.get(PeopleService, { strict: false });
    reads = application.api.get(OrganizationReads, { strict: false });
    await application.database.setClock('2026-11-23T01:00:00Z');
    const { owner } = application.database;
    await owner.query(`INSERT INTO district (id, kind, name_zh) VALUES ($1, 'county', '云岭县')`, [
      districtId,
    ]);
    const commands = application.api.get(OrganizationCommands, { strict: false });
    const words = { organizationKinds: [], levels: [], domains: [], postKinds: [] };
    const content = await writeWorkbook(
      countySheets(words, {
        organizations: [
          ['YL', null, '中共云岭县委', 'Yunling', '地方党委', '县', '机关', 0],
          ['QH', 'YL', '青禾镇党委', 'Qinghe', '党委', '乡镇', '农村', 512],
          ['BS', 'YL', '半山乡党委', 'Banshan', '党委', '乡镇', '农村', 300],
          ['YH', 'QH', '萤火村党支部', null, '党支部', '村', '农村', 41],
          ['LF', 'QH', '柳风村党支部', null, '党支部', '村', '农村', 38],
        ],
        posts: [
          ['P-QH-1', 'QH', '党委书记', '乡镇党委书记', '是', '是', '主持全面'],
          ['P-QH-2', 'QH', '组织委员', '乡镇组织委员', '否', '是', null],
          ['P-YH-1', 'YH', '党支部书记', '村党组织书记', '是', '是', null],
          ['P-BS-1', 'BS', '党委书记', '乡镇党委书记', '是', '是', null],
        ],
        people: [
          ['R1', '林小满', null, null],
          ['R2', '周立夏', null, null],
          ['R3', '陈谷雨', null, null],
        ],
        tenures: [
          ['P-QH-1', 'R3', '任职', '2020-01-01', '2024-02-29'],
          ['P-QH-1', 'R1', '任职', '2024-03-01', null],
          ['P-YH-1', 'R1', '兼任', '2025-01-01', null],
          ['P-BS-1', 'R2', '任职', '2023-01-01', null],
        ],
      }),
    );
    const run = await commands.checkImport(nobody, { name: 'x.xlsx', content });
    await commands.applyImport(nobody, run.id, run.version, 'all-or-nothing');
    for (const table of ['organization', 'post', 'person']) {
      const { rows } = await owner.query<{ code: string; id: string }>(`SELECT code, id FROM ${table}`);
      for (const row of rows) ids.set(row.code, row.id);
    }
  });
  afterAll(() => application.close());

  const seeing = (...codes: string[]): Actor => ({
    ...nobody,
    rootOrganizationIds: codes.map((code) => ids.get(code)!),
    seesWholeDistrict: false,
  });
  const codesOf = ({ items }: OrganizationTreeDto) => items.map(({ code }) => code);

  it('show the roots one may see, a root below another one left out', async () => {
    expect(codesOf(await service.tree(seeing('YH', 'QH'), undefined))).toEqual(['QH']);
    expect(codesOf(await service.tree(seeing('YH', 'BS'), undefined))).toEqual(['BS', 'YH']);
    expect(codesOf(await service.tree(seeing(), undefined))).toEqual([]);
  });

  it('show children with head, child count and words of the catalogues', async () => {
    const children = await service.tree(seeing('YL'), ids.get('YL'));
    expect(children.items).toEqual([
      expect.objectContaining({
        code: 'QH',
        kindName: '党委',
        levelName: '乡镇',
        domainName: '农村',
        childCount: 2,
        memberCount: 512,
        head: { postTitle: '党委书记', personName: '林小满' },
      }),
      expect.objectContaining({
        code: 'BS',
        childCount: 0,
        head: { postTitle: '党委书记', personName: '周立夏' },
      }),
    ]);
  });

  it('show an organisation with the way up as far as one may see, posts and holders of today', async () => {
    const village = await service.organization(seeing('QH'), ids.get('YH')!);
    expect(village.ancestors).toEqual([{ id: ids.get('QH'), nameZh: '青禾镇党委', nameEn: 'Qinghe' }]);
    const township = await service.organization(seeing('YL'), ids.get('QH')!);
    // What its kind does again and again: a committee holds its sessions, a branch its meetings.
    const often = ({ recurringDuties }: OrganizationDetailDto) =>
      recurringDuties.map(({ nameZh, cadencePhrase }) => `${nameZh} ${cadencePhrase}`);
    expect(often(township)).toContain('专题研究党建工作 每半年1次');
    expect(often(township)).not.toContain('党费收缴 每月1次');
    expect(often(village)).toContain('党费收缴 每月1次');
    expect(township.posts).toEqual([
      expect.objectContaining({
        title: '党委书记',
        isHead: true,
        holder: { personId: ids.get('R1'), name: '林小满', tenureKind: '任职', startsOn: '2024-03-01' },
      }),
      expect.objectContaining({ title: '组织委员', holder: null }),
    ]);
  });

  it('answer alike for what is not there and for what one may not see', async () => {
    for (const id of [ids.get('BS')!, randomUUID()]) {
      await expect(service.organization(seeing('QH'), id)).rejects.toMatchObject({
        message: 'request.not-found',
      });
      await expect(service.tree(seeing('QH'), id)).rejects.toMatchObject({ message: 'request.not-found' });
    }
  });

  it.each([
    ['青禾', ['QH']],
    ['qhz', ['QH']],
    ['liufeng', ['LF']],
    ['村', ['YH', 'LF']],
    ['半山', []],
    ['%', []],
  ])('are found by %s', async (words, found) => {
    const { items } = await service.search(seeing('QH'), words);
    expect(items.map(({ id }) => id)).toEqual(found.map((code) => ids.get(code)));
  });

  it('are found with the path to them', async () => {
    const { items } = await service.search(seeing('YL'), '萤火');
    expect(items[0]!.path).toBe('中共云岭县委 / 青禾镇党委 / 萤火村党支部');
  });

  it('people come by pinyin, page by page, with the posts they hold; who left is still there', async () => {
    const first = await people.page(seeing('YL'), { limit: 2 });
    expect(first.items).toEqual([
      { id: ids.get('R3'), code: 'R3', name: '陈谷雨', posts: [] },
      {
        id: ids.get('R1'),
        code: 'R1',
        name: '林小满',
        posts: [
          { title: '党委书记', organizationName: '青禾镇党委' },
          { title: '党支部书记', organizationName: '萤火村党支部' },
        ],
      },
    ]);
    const second = await people.page(seeing('YL'), { limit: 1, after: first.next! });
    expect(second.items.map(({ name }) => name)).toEqual(['周立夏']);
    expect(second.next).toBeNull();
    expect((await people.page(seeing('YL'), { q: 'zlx', limit: 9 })).items).toHaveLength(1);
    expect((await people.page(seeing('YH'), { limit: 9 })).items[0]!.posts).toHaveLength(1);
    await expect(people.page(seeing('YL'), { after: 'x', limit: 9 })).rejects.toMatchObject({
      message: 'request.invalid',
    });
  });

  it('answer other rooms: posts by kind in a subtree, who answers, whose tenures', async () => {
    const unitOfWork = application.api.get(UnitOfWork, { strict: false });
    await unitOfWork.read(seeing('YL'), async (tx) => {
      const posts = await reads.findByPostKind(tx, ['乡镇党委书记'], [ids.get('QH')!]);
      expect(posts).toEqual([
        expect.objectContaining({ id: ids.get('P-QH-1'), organizationName: '青禾镇党委' }),
      ]);

      const asked = [ids.get('P-QH-1')!, ids.get('P-QH-2')!];
      const then = await reads.holders(tx, asked, '2024-02-29');
      expect([...then.values()].map(({ personName, asHead }) => [personName, asHead])).toEqual([
        ['陈谷雨', false],
        ['陈谷雨', true],
      ]);
      const now = await reads.holders(tx, asked, tx.today);
      expect(now.get(ids.get('P-QH-2')!)).toMatchObject({ personName: '林小满', asHead: true });

      const tenures = await reads.tenuresOfPerson(tx, ids.get('R1')!, tx.today);
      expect(tenures.map(({ kind, postTitle }) => [kind, postTitle])).toEqual([
        ['任职', '党委书记'],
        ['兼任', '党支部书记'],
      ]);
      expect(await reads.scope(tx, [ids.get('YL')!])).toEqual([
        { organizationId: ids.get('YL'), column: null },
      ]);
      expect(await reads.scope(tx, [ids.get('YH')!])).toEqual([
        { organizationId: ids.get('YH'), column: 'l3_id' },
      ]);
    });
  });

  it('are reached over HTTP within what was granted', async () => {
    await openTestAccount(application, 'lin.xiaoman', { districtId, personId: ids.get('R1')! });
    await grantForTest(application, districtId, {
      capabilitySet: 'officeholder',
      rootOrganizationId: ids.get('QH')!,
      to: { postId: ids.get('P-QH-1')! },
      validFrom: '2024-03-01',
    });
    const client = await application.signIn('lin.xiaoman', TEST_PASSWORD);
    expect(codesOf((await client.get<OrganizationTreeDto>('/api/organizations')).body)).toEqual(['QH']);
    const village = await client.get<OrganizationDetailDto>(`/api/organizations/${ids.get('YH')}`);
    expect(village.body).toMatchObject({ nameZh: '萤火村党支部' });
    expect((await client.get(`/api/organizations/${ids.get('BS')}`)).status).toBe(404);
    expect((await client.get('/api/organizations/search?q=lfc')).body).toMatchObject({
      items: [{ nameZh: '柳风村党支部' }],
    });
    expect((await client.get<PeoplePageDto>('/api/people?q=lxm')).body.items).toHaveLength(1);
    expect((await client.get('/api/organizations/search')).status).toBe(400);
    expect((await client.get('/api/calendar/2026')).body).toMatchObject({ published: true });
    expect((await client.get('/api/catalogues/domain-groups')).status).toBe(200);
    expect((await client.get('/api/catalogues/secrets')).status).toBe(400);
  });
});
