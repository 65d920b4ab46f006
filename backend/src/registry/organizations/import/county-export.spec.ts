import { randomUUID } from 'node:crypto';
import { createSmallCounty } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../../test/test-accounts';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import { systemActor } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import { readWorkbook } from '../../../platform/documents/workbook';
import { writeWorkbook } from '../../../platform/documents/write-workbook';
import { CountyImportService } from './county-import.service';
import { countySheets } from './county-template';
import type { CountyValues } from './county-template';

const WORDS = { organizationKinds: ['党委'], levels: ['县'], domains: ['农村'], postKinds: ['乡镇党委书记'] };
const COUNTY: CountyValues = {
  organizations: [
    ['YL', null, '中共云岭县委', 'CPC Yunling', '地方党委', '县', '机关', 0],
    ['SG', 'YL', '县委社会工作部党支部', null, '党支部', '单位', '机关', 12],
    ['QH', 'YL', '青禾镇党委', 'Qinghe', '党委', '乡镇', '农村', 512],
    ['QH-1', 'QH', '萤火村党支部', null, '党支部', '村', '农村', 41],
    ['QY', 'QH', '+云岭茶业党支部', null, '党支部', '单位', '企业', 9],
  ],
  guidance: [
    ['SG', 'QY', '行业指导', null, '否', '查看、布置', null, '云组发〔2026〕7号', '2026-01-01', null],
    ['SG', 'QH-1', '考核归口', null, '是', '查看，评分', '32.5%', '=云组发', '2026-01-01', '2027-12-31'],
    ['YL', 'QH', '联系点', 'P0', '是', '查看', null, '云委办发〔2026〕1号', '2026-02-01', null],
  ],
  posts: [
    ['P0', 'YL', '县委副书记', '县委副书记', '是', '是', null],
    ['P1', 'QH', '党委书记', '乡镇党委书记', '是', '是', '-主持全面'],
    ['P2', 'QH', '组织委员', '乡镇组织委员', '否', '是', '@组织'],
  ],
  people: [
    ['R0', '温清和', null, null],
    ['R1', '单小满', 'shan@yunling.example', '13800000000'],
  ],
  tenures: [
    ['P0', 'R0', '任职', '2023-05-01', null],
    ['P1', 'R1', '任职', '2024-03-01', null],
    ['P2', 'R1', '兼任', '2021-03-01', '2024-02-29'],
  ],
  unitClasses: [
    ['QH', '青禾镇党委', '县直机关', '2020', '2023', '云考〔2020〕1号'],
    ['QH', null, '乡镇（街道）', '2024-01-01', null, '=云考〔2024〕1号'],
    [null, '+云岭茶业党支部', '非公企业', '2026-03-01', null, '云考〔2026〕2号'],
  ],
  groups: [
    ['乡镇一组', '单位', null, '乡镇（街道）', '2025', '2025', '云考〔2025〕1号'],
    ['乡镇一组', '单位', 'YL', '乡镇（街道）', '2026', '2026', '云考〔2026〕1号'],
    ['镇内支部', '党支部', 'QH', null, '2026-01-01', null, '青考〔2026〕1号'],
  ],
  groupMembers: [
    ['乡镇一组', '单位', null, 'QH', null, '2025-01-01', null],
    ['乡镇一组', '单位', null, 'QH', null, '2026-01-01', '2026-06-30'],
    ['镇内支部', '党支部', null, null, '萤火村党支部', null, null],
    ['镇内支部', '党支部', 'QH', 'QY', null, '2026-04-01', '2027-03-31'],
  ],
};

describe('a county exported', () => {
  let application: TestApplication;
  let imports: CountyImportService;

  beforeAll(async () => {
    application = await createTestApplication();
    await application.database.setClock('2026-11-23T01:00:00Z');
    imports = application.api.get(CountyImportService, { strict: false });
  });
  afterAll(() => application?.close());

  const newDistrict = async (): Promise<Actor> => {
    const id = randomUUID();
    await application.database.owner.query(
      `INSERT INTO district (id, kind, name_zh) VALUES ($1, 'county', '云岭县')`,
      [id],
    );
    return systemActor(id, 'spec');
  };
  const take = async (actor: Actor, content: Buffer) => {
    const run = await imports.check(actor, { name: '云岭县.xlsx', content });
    expect(run.faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    return imports.apply(actor, run.id, run.version, 'all-or-nothing');
  };
  const textOf = async (content: Buffer) =>
    (await readWorkbook(content))
      .filter(({ name }) => name !== '选项')
      .map(({ name, rows }) => [name, ...rows.map(({ cells }) => cells.map(({ text }) => text).join('|'))]);

  it('comes back as it went out, and changes nothing where it came from', async () => {
    const first = await newDistrict();
    await take(first, await writeWorkbook(countySheets(WORDS, COUNTY)));
    const out = await imports.export(first);
    const sheets = await textOf(out);
    expect(sheets.map(([name, ...rows]) => `${name} ${rows.length - 1}`)).toEqual([
      '组织 5',
      '指导关系 3',
      '岗位 3',
      '人员 2',
      '任职 3',
      '单位分类 3',
      '考核分组 3',
      '分组成员 4',
    ]);
    expect(sheets[1]).toContain('SG|QH-1|考核归口|是|查看、评分|32.5%|=云组发|2026-01-01|2027-12-31');
    expect(sheets[5]).toContain('QH|青禾镇党委|县直机关|2020-01-01|2023-12-31|云考〔2020〕1号');
    expect(sheets[6]).toContain('乡镇一组|单位|YL|乡镇（街道）|2025-01-01|2025-12-31|云考〔2025〕1号');
    expect(sheets[7]!.slice(2)).toEqual([
      '镇内支部|党支部|QH|QH-1|萤火村党支部|2026-01-01',
      '镇内支部|党支部|QH|QY|+云岭茶业党支部|2026-04-01|2027-03-31',
      '乡镇一组|单位|YL|QH|青禾镇党委|2025-01-01|2025-12-31',
      '乡镇一组|单位|YL|QH|青禾镇党委|2026-01-01|2026-06-30',
    ]);

    const again = (await take(first, out)).summary;
    const touched = Object.entries(again).filter(([key, rows]) => /Added|Changed/.test(key) && rows > 0);
    expect(touched).toEqual([]);

    const second = await newDistrict();
    await take(second, out);
    expect(await textOf(await imports.export(second))).toEqual(sheets);
  });

  it('changes dated lists by their rows, each with an entry in the record', async () => {
    const actor = await newDistrict();
    await take(actor, await writeWorkbook(countySheets(WORDS, COUNTY)));
    const before = await application.database.owner.query<{ id: string }>(
      `SELECT max(id::text) AS id FROM audit_entry WHERE district_id = $1`,
      [actor.districtId],
    );
    const changed: CountyValues = {
      ...{ organizations: [], posts: [], people: [], tenures: [] },
      unitClasses: [
        ['QH', null, '乡镇（街道）', '2024-01-01', '2026-12-31', '云考〔2024〕1号'],
        ['QH', null, '县直机关', '2027', null, '云考〔2027〕1号'],
      ],
      groups: [
        ['镇内支部', '党支部', 'QH', null, '2026-01-01', '2026-12-31', '青考〔2026〕1号'],
        ['镇内一组', '党支部', 'QH', null, '2027', null, '青考〔2027〕1号'],
      ],
      groupMembers: [
        ['乡镇一组', '单位', null, 'QH', null, '2026-01-01', null],
        ['镇内支部', '党支部', null, 'QY', null, '2026-04-01', '2026-08-31'],
        ['镇内一组', '党支部', null, 'QH-1', null, null, null],
      ],
    };
    const { summary } = await take(actor, await writeWorkbook(countySheets(WORDS, changed)));
    expect(summary).toMatchObject({ unitClassesAdded: 1, unitClassesChanged: 1 });
    expect(summary).toMatchObject({ groupsAdded: 1, groupsChanged: 1 });
    expect(summary).toMatchObject({ groupMembersAdded: 1, groupMembersChanged: 2 });
    const { rows } = await application.database.owner.query<{ told: string }>(
      `SELECT concat_ws(' ', action, before->>'classCode', after->>'classCode', after->>'name', after->>'on',
                        after->>'validTo') AS told
       FROM audit_entry WHERE district_id = $1 AND id::text > $2
         AND subject_kind IN ('organization', 'assessment-group') ORDER BY 1`,
      [actor.districtId, before.rows[0]!.id],
    );
    expect(rows.map(({ told }) => told)).toEqual([
      'assessment-group.change 镇内支部 2027-01-01',
      'assessment-group.create 镇内一组',
      'assessment-group.join 2026-01-01 2027-01-01',
      'assessment-group.join 2027-01-01',
      'assessment-group.leave 2026-09-01',
      'organization.classify 乡镇（街道） 乡镇（街道） 2024-01-01 2027-01-01',
      'organization.classify 县直机关 2027-01-01',
    ]);
    // Whoever is in a group that ends leaves it then.
    const members = (await textOf(await imports.export(actor)))[7]!;
    expect(members).toContain('镇内支部|党支部|QH|QH-1|萤火村党支部|2026-01-01|2026-12-31');
    expect(members).toContain('镇内支部|党支部|QH|QY|+云岭茶业党支部|2026-04-01|2026-08-31');
  });

  it('says so when somebody grouped by hand between the check and its applying', async () => {
    const actor = await newDistrict();
    await take(actor, await writeWorkbook(countySheets(WORDS, { ...COUNTY, groups: [], groupMembers: [] })));
    const content = await writeWorkbook(countySheets(WORDS, COUNTY));
    const run = await imports.check(actor, { name: '云岭县.xlsx', content });
    await application.database.owner.query(
      `INSERT INTO assessment_group (district_id, id, organization_id, name, object_code, basis, valid_from)
       SELECT $1, $2, id, '乡镇一组', '单位', '文', '2025-06-01' FROM organization WHERE district_id = $1 AND code = 'YL'`,
      [actor.districtId, randomUUID()],
    );
    await expect(imports.apply(actor, run.id, run.version, 'all-or-nothing')).rejects.toThrow(
      'organization-import.stale',
    );
  });

  it('leaves out what is over, and follows an order that was changed', async () => {
    const actor = await newDistrict();
    await take(actor, await writeWorkbook(countySheets(WORDS, COUNTY)));
    await application.database.owner.query(
      `UPDATE organization SET valid_to = '2026-01-01' WHERE district_id = $1 AND code = 'QY'`,
      [actor.districtId],
    );
    const [organizations, guidance] = await textOf(await imports.export(actor));
    expect(organizations!.some((row) => row.startsWith('QY'))).toBe(false);
    expect(guidance).toHaveLength(4);
    const [root, social, ...below] = COUNTY.organizations;
    const turned = {
      ...COUNTY,
      ...{ unitClasses: [], groups: [], groupMembers: [] },
      organizations: [root!, below[0]!, social!, ...below.slice(1)],
    };
    await take(actor, await writeWorkbook(countySheets(WORDS, turned)));
    const [after] = await textOf(await imports.export(actor));
    expect(after!.slice(3, 5).map((row) => row.split('|')[0])).toEqual(['QH', 'SG']);
  });

  it('names what is wrong with guidance by its cell', async () => {
    const actor = await newDistrict();
    const edge = COUNTY.guidance![0]!;
    const odd = (changes: Readonly<Record<number, string | null>>) =>
      edge.map((cell, at) => changes[at] ?? cell);
    const content = await writeWorkbook(
      countySheets(WORDS, {
        ...COUNTY,
        guidance: [
          odd({ 0: 'XX' }),
          odd({ 1: 'YL' }),
          odd({ 5: '偷看' }),
          odd({ 5: '查看、评分' }),
          odd({ 5: '查看、评分', 6: '130%' }),
          edge,
          edge,
        ],
      }),
    );
    const { faults } = await imports.check(actor, { name: 'x.xlsx', content });
    expect(
      faults.map(({ cell, code, zh }) => `${cell} ${code} ${code === 'guidance.refused' ? zh : ''}`),
    ).toEqual([
      'A2 guidance.organization-unknown ',
      expect.stringMatching(/^B3 guidance\.refused 被指导的是指导组织的上级/),
      'F4 guidance.right-unknown ',
      expect.stringMatching(/^G5 guidance\.refused 有“评分”就要写明/),
      'G6 guidance.share-malformed ',
      'A7 guidance.duplicate ',
      'A8 guidance.duplicate ',
    ]);
  });

  it('holds what somebody has below them, and is refused to who may not import', async () => {
    const county = await createSmallCounty(application.database.owner);
    const signIn = async (capabilitySet: 'organization-clerk' | 'leader') => {
      const username = `wangshu-${randomUUID().slice(0, 8)}`;
      const personId = capabilitySet === 'leader' ? county.people.village : county.people.wangshu;
      await openTestAccount(application, username, { districtId: county.districtId, personId });
      await grantForTest(application, county.districtId, {
        capabilitySet,
        rootOrganizationId: county.organizations.wangshu,
        to: { personId },
      });
      return application.signIn(username, TEST_PASSWORD);
    };
    const { status } = await (await signIn('leader')).get('/api/organizations/export');
    expect(status).toBe(403);
    const clerk = await signIn('organization-clerk');
    const own = await clerk.get('/api/organizations/export');
    expect(own.status).toBe(200);
    const { rows } = await application.database.owner.query(
      `SELECT after FROM audit_entry WHERE district_id = $1 AND action = 'organization.export'`,
      [county.districtId],
    );
    expect(rows).toEqual([
      {
        after: {
          ...{ organizations: 3, guidance: 0, posts: 3, people: 3, tenures: 3 },
          ...{ unitClasses: 0, groups: 0, groupMembers: 0 },
        },
      },
    ]);
  });
});
