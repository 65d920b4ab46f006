import { randomUUID } from 'node:crypto';
import { systemActor } from '../../platform/actor';
import type { Actor } from '../../platform/actor';
import { readWorkbook } from '../../platform/documents/workbook';
import { writeWorkbook } from '../../platform/documents/write-workbook';
import type { ImportRunDto } from '../../platform/imports/import-run.dto';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Refused } from '../../platform/refused';
import { Storage } from '../../platform/storage/storage';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import type { TestClient } from '../../../test/test-client';
import { countySheets } from './import/county-template';
import type { CountyValues } from './import/county-template';
import { OrganizationCommands } from './organization-commands';

const WORDS = { organizationKinds: ['党委'], levels: ['县'], domains: ['农村'], postKinds: ['乡镇党委书记'] };
const NOTHING: CountyValues = { organizations: [], posts: [], people: [], tenures: [] };
const ROOT = ['YL', null, '中共云岭县委', null, '地方党委', '县', '机关', 0];
const QINGHE = ['YL-QH', 'YL', '青禾镇党委', 'Qinghe', '党委', '乡镇', '农村', 512];
const VILLAGE = ['YL-QH-1', 'YL-QH', '萤火村党支部', null, '党支部', '村', '农村', 41];

const workbook = (values: Partial<CountyValues>) =>
  writeWorkbook(countySheets(WORDS, { ...NOTHING, ...values }));

describe('importing a county', () => {
  let application: TestApplication;
  let commands: OrganizationCommands;

  beforeAll(async () => {
    application = await createTestApplication();
    commands = application.api.get(OrganizationCommands, { strict: false });
  });
  afterAll(() => application.close());

  const newDistrict = async (): Promise<Actor> => {
    const id = randomUUID();
    await application.database.owner.query(
      `INSERT INTO district (id, kind, name_zh) VALUES ($1, 'county', '云岭县')`,
      [id],
    );
    return systemActor(id, 'spec');
  };
  const check = async (actor: Actor, values: Partial<CountyValues>) =>
    commands.checkImport(actor, { name: '云岭县.xlsx', content: await workbook(values) });
  const importAll = async (actor: Actor, values: Partial<CountyValues>) => {
    const run = await check(actor, values);
    expect(run.faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    return commands.applyImport(actor, run.id, run.version, 'all-or-nothing');
  };
  const rows = async <Row extends object>(actor: Actor, text: string) =>
    (await application.database.owner.query<Row>(text, [actor.districtId])).rows;
  const code = async (work: Promise<unknown>) => {
    const error: unknown = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return error instanceof Refused ? error.refusal.code : error;
  };

  it('writes organisations, posts, people and tenures, the closure and the ancestor columns', async () => {
    const actor = await newDistrict();
    const run = await importAll(actor, {
      organizations: [VILLAGE, QINGHE, ROOT],
      posts: [['P1', 'YL-QH', '党委书记', '乡镇党委书记', '是', '是', '主持全面']],
      people: [['R1', '单小满', 'Shan@yunling.example', '13800000000']],
      tenures: [['P1', 'R1', '任职', '2024-03-01', null]],
    });
    expect(run).toMatchObject({ state: 'applied', version: 2, canApply: false });
    expect(run.summary).toMatchObject({
      organizations: 3,
      organizationsAdded: 3,
      tenuresAdded: 1,
      errors: 0,
    });

    const tree = await rows(
      actor,
      `SELECT o.code, l2.code AS l2, l3.code AS l3, l4.code AS l4, o.name_initials AS initials
       FROM organization o LEFT JOIN organization l2 ON l2.id = o.l2_id LEFT JOIN organization l3 ON l3.id = o.l3_id
       LEFT JOIN organization l4 ON l4.id = o.l4_id WHERE o.district_id = $1 ORDER BY o.code`,
    );
    expect(tree).toEqual([
      { code: 'YL', l2: null, l3: null, l4: null, initials: 'zgylxw' },
      { code: 'YL-QH', l2: 'YL-QH', l3: null, l4: null, initials: 'qhzdw' },
      { code: 'YL-QH-1', l2: 'YL-QH', l3: 'YL-QH-1', l4: null, initials: 'yhcdzb' },
    ]);
    const closure = await rows(
      actor,
      `SELECT concat(a.code, '>', d.code, ' ', c.depth) AS edge FROM organization_closure c
       JOIN organization a ON a.id = c.ancestor_id JOIN organization d ON d.id = c.descendant_id
       WHERE c.district_id = $1 ORDER BY 1`,
    );
    expect(closure.map((row) => (row as { edge: string }).edge)).toEqual([
      'YL-QH-1>YL-QH-1 0',
      'YL-QH>YL-QH 0',
      'YL-QH>YL-QH-1 1',
      'YL>YL 0',
      'YL>YL-QH 1',
      'YL>YL-QH-1 2',
    ]);
    // 单 is read Shan as a surname.
    const reached = 'FROM person JOIN person_contact c ON person_id = id WHERE c.district_id = $1';
    expect(await rows(actor, `SELECT name_pinyin, email ${reached}`)).toEqual([
      { name_pinyin: 'shanxiaoman', email: 'shan@yunling.example' },
    ]);
  });

  it('leaves an entry for the import and for each row, a sealed one for each tenure, and the event', async () => {
    const actor = await newDistrict();
    const run = await importAll(actor, {
      organizations: [ROOT],
      posts: [['P1', 'YL', '书记', '县委书记', '是', '是', null]],
      people: [['R1', '叶立春', null, null]],
      tenures: [['P1', 'R1', '任职', '2021-06-01', null]],
    });
    const audits = await rows<{ action: string; sealed: boolean; after: object }>(
      actor,
      `SELECT action, sealed, after FROM audit_entry WHERE district_id = $1 ORDER BY action`,
    );
    expect(audits.map(({ action }) => action)).toEqual([
      'import.check',
      'organization-import.apply',
      'organization.create',
      'person.create',
      'post.create',
      'tenure.begin',
    ]);
    const seal = audits.at(-1)!;
    expect(seal.after).toMatchObject({ kind: '任职', startsOn: '2021-06-01', endsOn: null });
    expect(audits.filter(({ sealed }) => sealed)).toEqual([seal]);
    expect(await rows(actor, `SELECT type, data FROM outbox WHERE district_id = $1`)).toEqual([
      { type: 'organization-import.applied', data: { importRunId: run.id } },
    ]);
  });

  it('updates by code the second time, moves what has another superior, and touches nothing that is the same', async () => {
    const actor = await newDistrict();
    const banshan = ['YL-BS', 'YL', '半山乡党委', null, '党委', '乡镇', '农村', 300];
    const values = {
      organizations: [ROOT, QINGHE, banshan, VILLAGE],
      posts: [['P1', 'YL-QH-1', '书记', '村党组织书记', '是', '是', null]],
      people: [['R1', '林小满', null, null]],
      tenures: [['P1', 'R1', '任职', '2024-03-01', null]],
    };
    await importAll(actor, values);
    const same = await importAll(actor, values);
    expect(same.summary).toMatchObject({ organizationsAdded: 0, organizationsChanged: 0, postsChanged: 0 });
    expect(same.summary).toMatchObject({ peopleChanged: 0, tenuresAdded: 0, tenuresChanged: 0 });
    expect(await rows(actor, `SELECT DISTINCT version FROM organization WHERE district_id = $1`)).toEqual([
      { version: 1 },
    ]);

    const changed = await importAll(actor, {
      organizations: [ROOT, QINGHE, banshan, ['YL-QH-1', 'YL-BS', ...VILLAGE.slice(2)]],
      tenures: [['P1', 'R1', '任职', '2024-03-01', '2026-10-31']],
    });
    expect(changed.summary).toMatchObject({ organizationsChanged: 1, tenuresChanged: 1, tenuresAdded: 0 });
    const moved = await rows(
      actor,
      `SELECT o.version, l2.code AS l2, l3.code AS l3 FROM organization o JOIN organization l2 ON l2.id = o.l2_id
       JOIN organization l3 ON l3.id = o.l3_id WHERE o.district_id = $1 AND o.code = 'YL-QH-1'`,
    );
    expect(moved).toEqual([{ version: 2, l2: 'YL-BS', l3: 'YL-QH-1' }]);
    expect(
      await rows(
        actor,
        `SELECT action FROM audit_entry WHERE district_id = $1 AND subject_kind = 'tenure' ORDER BY id`,
      ),
    ).toEqual([{ action: 'tenure.begin' }, { action: 'tenure.end' }]);
  });

  it('moves a whole subtree with its organisation', async () => {
    const actor = await newDistrict();
    const general = ['Z', 'YL-QH', '片区党总支', null, '党总支', '村', '农村', 0];
    const below = ['Z-1', 'Z', '片区一支部', null, '党支部', '村', '农村', 9];
    await importAll(actor, { organizations: [ROOT, QINGHE, general, below] });
    await importAll(actor, { organizations: [['Z', 'YL', ...general.slice(2)]] });
    const paths = await rows<{ path: string }>(
      actor,
      `SELECT string_agg(a.code, '/' ORDER BY c.depth DESC) AS path FROM organization_closure c
       JOIN organization a ON a.id = c.ancestor_id JOIN organization d ON d.id = c.descendant_id
       WHERE c.district_id = $1 AND d.code LIKE 'Z%' GROUP BY d.code ORDER BY d.code`,
    );
    expect(paths).toEqual([{ path: 'YL/Z' }, { path: 'YL/Z/Z-1' }]);
  });

  it('applies everything or nothing, or only the good rows', async () => {
    const actor = await newDistrict();
    const run = await check(actor, {
      organizations: [ROOT, QINGHE, ['X', 'YL-99', '某支部', null, '党支部', '村', '农村', 1]],
    });
    expect(run).toMatchObject({ state: 'checked', canApply: true, summary: { errors: 1, goodRows: 2 } });
    expect(run.faults).toEqual([
      expect.objectContaining({
        sheet: '组织',
        row: 4,
        cell: 'B4',
        column: '上级编码',
        value: 'YL-99',
        severity: 'error',
      }),
    ]);
    expect(await code(commands.applyImport(actor, run.id, run.version, 'all-or-nothing'))).toBe(
      'organization-import.has-errors',
    );
    expect(await rows(actor, `SELECT code FROM organization WHERE district_id = $1`)).toEqual([]);
    await commands.applyImport(actor, run.id, run.version, 'good-rows');
    expect(await rows(actor, `SELECT code FROM organization WHERE district_id = $1 ORDER BY 1`)).toEqual([
      { code: 'YL' },
      { code: 'YL-QH' },
    ]);
  });

  it('applies a run once, and not when the county changed in between', async () => {
    const actor = await newDistrict();
    const first = await check(actor, { organizations: [ROOT, QINGHE] });
    const second = await check(actor, {
      organizations: [['XX', null, '别的县委', null, '地方党委', '县', '机关', 0]],
    });
    await commands.applyImport(actor, first.id, first.version, 'all-or-nothing');
    expect(await code(commands.applyImport(actor, first.id, first.version, 'all-or-nothing'))).toBe(
      'request.changed-meanwhile',
    );
    expect(await code(commands.applyImport(actor, second.id, second.version, 'all-or-nothing'))).toBe(
      'organization-import.stale',
    );
  });

  it('takes 2,000 organisations with posts, people and tenures at once', async () => {
    const actor = await newDistrict();
    const many = Array.from({ length: 2000 }, (_, i) => i);
    const organizations = [
      ROOT,
      ...many.map((i) => [
        `T${i}`,
        i < 20 ? 'YL' : `T${i % 20}`,
        `第${i}党总支`,
        null,
        i < 20 ? '党委' : '党总支',
        '村',
        '农村',
        i,
      ]),
    ];
    const content = await workbook({
      organizations,
      posts: many.map((i) => [`P${i}`, `T${i}`, '书记', '村党组织书记', '是', '是', null]),
      people: many.map((i) => [`R${i}`, `林小满${i}`, null, null]),
      tenures: many.map((i) => [`P${i}`, `R${i}`, '任职', '2024-03-01', null]),
    });
    const run = await commands.checkImport(actor, { name: '大县.xlsx', content });
    const applied = await commands.applyImport(actor, run.id, run.version, 'all-or-nothing');
    expect(applied.summary).toMatchObject({ organizationsAdded: 2001, tenuresAdded: 2000 });
  }, 60_000);

  describe('over HTTP', () => {
    let actor: Actor;
    let clerk: TestClient;
    const upload = async <Body>(client: TestClient, values: Partial<CountyValues>) =>
      client.upload<Body>('/api/organizations/imports', {
        fileName: '云岭县组织.xlsx',
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content: await workbook(values),
      });

    beforeAll(async () => {
      actor = await newDistrict();
      await importAll(actor, {
        organizations: [ROOT, QINGHE],
        posts: [
          ['P0', 'YL', '党建办主任', '党建工作人员', '否', '否', null],
          ['P1', 'YL-QH', '组织委员', '乡镇组织委员', '否', '是', null],
        ],
        people: [
          ['R0', '秦芒种', null, null],
          ['R1', '孙惊蛰', null, null],
        ],
        tenures: [
          ['P0', 'R0', '任职', '2022-01-01', null],
          ['P1', 'R1', '任职', '2022-01-01', null],
        ],
      });
      const found = await rows<{ code: string; organization_id: string; person_id: string; id: string }>(
        actor,
        `SELECT p.code, p.id, p.organization_id, t.person_id FROM post p JOIN tenure t ON t.post_id = p.id
         WHERE p.district_id = $1 ORDER BY p.code`,
      );
      for (const [username, post] of [
        ['clerk', found[0]!],
        ['township', found[1]!],
      ] as const) {
        await openTestAccount(application, username, {
          districtId: actor.districtId,
          personId: post.person_id,
        });
        await grantForTest(application, actor.districtId, {
          capabilitySet: 'organization-clerk',
          rootOrganizationId: post.organization_id,
          to: { postId: post.id },
          validFrom: '2022-01-01',
        });
      }
      clerk = await application.signIn('clerk', TEST_PASSWORD);
    });

    it('hands out a template with dropdowns that goes through the check as it is', async () => {
      const answer = await clerk.get('/api/organizations/import-template');
      expect(answer.status).toBe(200);
      expect(answer.headers['content-disposition']).toMatch(
        /^attachment; filename="_+\.xlsx"; filename\*=UTF-8''%.+\.xlsx$/,
      );
      const sheets = await readWorkbook(answer.raw);
      expect(sheets.map(({ name }) => name).slice(5)).toEqual(['单位分类', '考核分组', '分组成员']);
      const fresh = await newDistrict();
      const run = await commands.checkImport(fresh, { name: '模板.xlsx', content: answer.raw });
      expect(run.faults).toEqual([]);
    });

    it('checks, answers the run again, applies with its version', async () => {
      const checked = await upload<ImportRunDto>(clerk, { organizations: [VILLAGE] });
      expect(checked.status).toBe(200);
      expect(checked.body).toMatchObject({
        state: 'checked',
        fileName: '云岭县组织.xlsx',
        kind: 'organizations',
      });
      const again = await clerk.get<ImportRunDto>(`/api/organizations/imports/${checked.body.id}`);
      expect(again.body).toEqual(checked.body);
      const url = `/api/organizations/imports/${checked.body.id}/apply`;
      expect((await clerk.post(url, { body: { mode: 'good-rows' } })).status).toBe(428);
      const applied = await clerk.post<ImportRunDto>(url, {
        body: { mode: 'good-rows' },
        version: checked.body.version,
      });
      expect(applied.body).toMatchObject({ state: 'applied', summary: { organizationsAdded: 1 } });
    });

    it('shows a run to nobody else, and takes no workbook from who sees only a part', async () => {
      const township = await application.signIn('township', TEST_PASSWORD);
      const checked = await upload<ImportRunDto>(clerk, { organizations: [VILLAGE] });
      expect((await township.get(`/api/organizations/imports/${checked.body.id}`)).status).toBe(404);
      const refused = await upload<{ code: string }>(township, { organizations: [VILLAGE] });
      expect(refused.status).toBe(403);
      expect(refused.body.code).toBe('organization-import.not-whole-district');
    });

    it('opens and keeps no file of who may not import', async () => {
      const township = await application.signIn('township', TEST_PASSWORD);
      const storage = application.api.get(Storage, { strict: false });
      const put = storage.put.bind(storage);
      let kept = 0;
      storage.put = (stream) => {
        kept += 1;
        return put(stream);
      };
      const file = { fileName: 'x.xlsx', mediaType: 'application/octet-stream', content: 'no workbook' };
      try {
        const broken = await township.upload<{ code: string }>('/api/organizations/imports', file);
        expect([broken.status, broken.body.code]).toEqual([403, 'organization-import.not-whole-district']);
        await upload(township, { organizations: [VILLAGE] });
      } finally {
        storage.put = put;
      }
      expect(kept).toBe(0);
    });

    it('builds the template after the read', async () => {
      const unitOfWork = application.api.get(UnitOfWork, { strict: false });
      const read = unitOfWork.read.bind(unitOfWork);
      const values: unknown[] = [];
      unitOfWork.read = async (...asked) => {
        const value = await read(...asked);
        values.push(value);
        return value;
      };
      try {
        expect((await clerk.get('/api/organizations/import-template')).status).toBe(200);
      } finally {
        unitOfWork.read = read;
      }
      expect(values.length).toBeGreaterThan(0);
      expect(values.filter((value) => Buffer.isBuffer(value))).toEqual([]);
    });

    it('refuses what is no workbook, and a workbook without our sheets', async () => {
      const file = { fileName: 'x.xlsx', mediaType: 'application/octet-stream', content: 'no workbook' };
      const broken = await clerk.upload<{ sentences: { zh: string } }>('/api/organizations/imports', file);
      expect(broken.status).toBeGreaterThanOrEqual(400);
      expect(broken.body.sentences.zh).toBeTruthy();
      const other = await writeWorkbook([{ name: '别的', columns: [{ header: '甲' }], rows: [['乙']] }]);
      const foreign = await clerk.upload<{ code: string }>('/api/organizations/imports', {
        ...file,
        content: other,
      });
      expect(foreign.body.code).toBe('organization-import.sheet-missing');
    });
  });
});
