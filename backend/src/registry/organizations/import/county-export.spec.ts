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
    ]);
    expect(sheets[1]).toContain('SG|QH-1|考核归口|是|查看、评分|32.5%|=云组发|2026-01-01|2027-12-31');

    const again = (await take(first, out)).summary;
    const touched = Object.entries(again).filter(([key, rows]) => /Added|Changed/.test(key) && rows > 0);
    expect(touched).toEqual([]);

    const second = await newDistrict();
    await take(second, out);
    expect(await textOf(await imports.export(second))).toEqual(sheets);
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
    const turned = { ...COUNTY, organizations: [root!, below[0]!, social!, ...below.slice(1)] };
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
    expect(rows).toEqual([{ after: { organizations: 3, guidance: 0, posts: 3, people: 3, tenures: 3 } }]);
  });
});
