import { randomUUID } from 'node:crypto';
import { createTestApplication } from '../../../../test/test-application';
import type { TestApplication } from '../../../../test/test-application';
import { systemActor } from '../../../platform/actor';
import { writeWorkbook } from '../../../platform/documents/write-workbook';
import { countySheets } from '../import/county-template';
import type { CountyValues } from '../import/county-template';
import { OrganizationCommands } from '../organization-commands';

const WORDS = { organizationKinds: [], levels: [], domains: [], postKinds: [] };
const NOTHING: CountyValues = { organizations: [], posts: [], people: [], tenures: [] };
const post = (code: string) => [code, 'YL', '书记', '县委书记', code === 'P1' ? '是' : '否', '是', null];

describe('tenures in a workbook', () => {
  const actor = systemActor(randomUUID(), 'spec');
  let application: TestApplication;
  let commands: OrganizationCommands;

  beforeAll(async () => {
    application = await createTestApplication();
    commands = application.api.get(OrganizationCommands, { strict: false });
    await application.database.setClock('2026-11-23T01:00:00Z');
    await application.database.owner.query(
      `INSERT INTO district (id, kind, name_zh) VALUES ($1, 'county', '云岭县')`,
      [actor.districtId],
    );
  });
  afterAll(() => application.close());

  const importAll = async (values: Partial<CountyValues>) => {
    const content = await writeWorkbook(countySheets(WORDS, { ...NOTHING, ...values }));
    const run = await commands.checkImport(actor, { name: '云岭县.xlsx', content });
    await commands.applyImport(actor, run.id, run.version, 'all-or-nothing');
  };
  const told = async () => {
    const { rows } = await application.database.owner.query<{ news: string }>(
      `SELECT concat_ws(' ', o.type, person.code, o.data->>'endsOn') AS news FROM outbox o
       JOIN person ON person.id = (o.data->>'personId')::uuid WHERE o.district_id = $1 ORDER BY 1`,
      [actor.districtId],
    );
    return rows.map(({ news }) => news);
  };

  it('are no news in posts that are new, and in known ones when they begin, end or are put right', async () => {
    await importAll({
      organizations: [['YL', null, '中共云岭县委', null, '地方党委', '县', '机关', 0]],
      posts: [post('P1'), post('P2')],
      people: [1, 2, 3, 4, 5].map((n) => [`R${n}`, `人员${n}`, null, null]),
      tenures: [
        ['P1', 'R1', '任职', '2021-06-01', null],
        ['P2', 'R2', '任职', '2021-06-01', '2026-12-31'],
      ],
    });
    expect(await told()).toEqual([]);
    await importAll({
      posts: [post('P3')],
      tenures: [
        ['P1', 'R1', '任职', '2021-06-01', '2026-10-31'],
        ['P1', 'R3', '任职', '2026-11-01', null],
        ['P1', 'R4', '主持工作', '2020-01-01', '2021-05-31'],
        ['P1', 'R5', '挂职', '2027-01-01', null],
        ['P2', 'R2', '任职', '2021-06-01', '2026-11-30'],
        ['P3', 'R4', '任职', '2024-01-01', null],
      ],
    });
    expect(await told()).toEqual([
      'tenure.corrected R2 2026-11-30',
      'tenure.ended R1 2026-10-31',
      'tenure.started R3',
    ]);
    const { rows } = await application.database.owner.query<{ phase: string; code: string }>(
      `SELECT person.code, t.phase FROM tenure t JOIN person ON person.id = t.person_id
       WHERE t.district_id = $1 ORDER BY person.code, t.starts_on`,
      [actor.districtId],
    );
    expect(rows.map(({ code, phase }) => `${code} ${phase}`)).toEqual([
      'R1 over',
      'R2 running',
      'R3 running',
      'R4 over',
      'R4 running',
      'R5 ahead',
    ]);
  });
});
