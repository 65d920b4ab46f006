import { buffer } from 'node:stream/consumers';
import { readWorkbook } from '../../../platform/documents/workbook';
import { DutiesService } from '../duties.service';
import { DutyReportingService } from '../duty-reporting.service';
import { refusalOf } from '../duties.spec-kit';
import { DirectivePartnersService } from './directive-partners.service';
import { DirectiveTargetsService } from './directive-targets.service';
import { openDirectives, TODAY } from './directives.spec-kit';
import type { DirectivesKit } from './directives.spec-kit';
import { MergedWorkbookService } from './merged-workbook.service';

describe('a directive', () => {
  let kit: DirectivesKit;

  beforeAll(async () => (kit = await openDirectives()));
  afterAll(() => kit.close());
  beforeEach(() => kit.database.setClock(TODAY));

  const lead = (postId: string) => ({ postId, role: 'lead' as const });
  const assist = (postId: string) => ({ postId, role: 'assist' as const });
  const expectExactCounts = async () => {
    const { deltas, recount } = await kit.counted();
    expect(deltas).toEqual(recount);
  };
  const eventsOf = async (id: string) =>
    (await kit.database.owner.query<{ type: string }>('SELECT type FROM outbox WHERE subject_id = $1', [id]))
      .rows;
  const auditOf = async (id: string, action: string) =>
    (
      await kit.database.owner.query<{ after: object }>(
        'SELECT after FROM audit_entry WHERE subject_id = $1 AND action = $2',
        [id, action],
      )
    ).rows;

  it('makes one duty at each of forty posts in one act, lit and counted', async () => {
    const villages = await kit.villages(39);
    const id = await kit.issued([lead(kit.county.posts.wangshu), ...villages.map(assist)]);
    const whole = await kit.directives.one(kit.actor('county'), id);
    expect(whole).toMatchObject({
      state: 'issued',
      counts: { targets: 40, done: 0, overdue: 0, returned: 0 },
      version: 2,
      issuedBy: '云岭县委书记',
    });
    expect(whole.targets[0]).toMatchObject({
      role: 'lead',
      organizationName: '望舒镇党委',
      holderName: '望舒镇党委书记',
      duty: { periodLabel: '批示·牵头', dueOn: '2026-12-10', light: 'ok', asksTable: true, state: 'owed' },
    });
    expect(whole.targets.slice(1).every(({ duty, role }) => role === 'assist' && duty?.light === 'ok')).toBe(
      true,
    );
    expect(await eventsOf(id)).toEqual([{ type: 'directive.issued' }]);
    expect(await auditOf(id, 'directive.issue')).toMatchObject([{ after: { state: 'issued', targets: 40 } }]);
    const mine = await kit.module.get(DutiesService).page(kit.actor('wangshu'), { mine: '1' });
    expect(mine.items).toMatchObject([{ title: '摸清党员教育阵地底数', canReport: true, asksTable: true }]);
    await expectExactCounts();
  });

  it('is issued once, with a day ahead and somebody to do it', async () => {
    const { wangshu, banshan } = kit.county.posts;
    const county = kit.actor('county');
    const [nobody, undated, past] = [
      await kit.draft([]),
      await kit.draft([lead(wangshu)], { dueOn: null }),
      await kit.draft([lead(wangshu)], { dueOn: '2026-11-22' }),
    ];
    expect(await refusalOf(kit.issuing.issue(county, nobody, 1))).toBe('directive.no-target');
    expect(await refusalOf(kit.issuing.issue(county, undated, 1))).toBe('directive.no-deadline');
    expect(await refusalOf(kit.issuing.issue(county, past, 1))).toBe('directive.deadline-past');
    const id = await kit.draft([lead(banshan)]);
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => refusalOf(kit.issuing.issue(county, id, 1))),
    );
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
    expect(await auditOf(id, 'directive.issue')).toHaveLength(1);
    expect(await refusalOf(kit.issuing.issue(county, id, 2))).toBe('directive.not-draft');
    await expectExactCounts();
  });

  it('goes nowhere out of reach, and is nobody else’s to look at', async () => {
    const { wangshu, banshan } = kit.county.posts;
    const body = {
      sourceCode: '通知',
      title: '报数',
      content: '',
      checkingClass: '备案',
      targets: [lead(banshan)],
    };
    expect(await refusalOf(kit.directives.draft(kit.actor('wangshu'), body))).toBe(
      'directive.target-out-of-reach',
    );
    expect(await refusalOf(kit.directives.draft(kit.actor('county'), { ...body, sourceCode: '口头' }))).toBe(
      'directive.source-unknown',
    );
    const id = await kit.issued([lead(wangshu)]);
    // The target sees its duty, with what is asked; the directive with everybody on it is the issuer's.
    expect(await refusalOf(kit.directives.one(kit.actor('wangshu'), id))).toBe('request.not-found');
    expect(await refusalOf(kit.issuing.withdraw(kit.actor('banshan'), id, 2, '不对'))).toBe(
      'request.not-found',
    );
    const { duty } = await kit.target(id, wangshu);
    const seen = await kit.module.get(DutiesService).one(kit.actor('wangshu'), duty!.id);
    expect(seen.directive).toMatchObject({
      content: '请逐处核实，列出清单。',
      issuer: '县委书记',
      role: 'lead',
    });
    expect(await refusalOf(kit.tables.table(kit.actor('banshan'), duty!.id))).toBe('request.not-found');
  });

  it('finds its targets by kind of post, level, subtree and assessment group', async () => {
    const targets = kit.module.get(DirectiveTargetsService);
    const names = async (query: object) =>
      (await targets.choices(kit.actor('county'), query)).items.map(
        ({ organizationName }) => organizationName,
      );
    expect(await names({ level: ['乡镇'] })).toEqual(['望舒镇党委', '半山乡党委']);
    expect(await names({ within: kit.county.organizations.banshan })).toEqual(['半山乡党委', '果园村党支部']);
    expect(await names({ kind: ['单位党组织书记'] })).toEqual(['望舒中学党支部']);
    const { districtId, organizations } = kit.county;
    await kit.database.owner.query(
      `WITH made AS (
         INSERT INTO assessment_group (district_id, id, organization_id, name, object_code, basis, valid_from)
         VALUES ($1, gen_random_uuid(), $2, '一组', '单位', '示例', '2026-01-01') RETURNING id)
       INSERT INTO assessment_group_member (district_id, id, group_id, object_code, organization_id, valid_from)
       SELECT $1, gen_random_uuid(), id, '单位', $3, '2026-01-01' FROM made`,
      [districtId, organizations.county, organizations.orchard],
    );
    const { rows } = await kit.database.owner.query<{ id: string }>('SELECT id FROM assessment_group');
    expect(await names({ assessmentGroupId: rows[0]!.id })).toEqual(['果园村党支部']);
    expect((await targets.choices(kit.actor('wangshu'), { level: ['乡镇'] })).items).toMatchObject([
      { organizationName: '望舒镇党委', holderName: '望舒镇党委书记' },
    ]);
  });

  it('keeps a table as it is typed, names what does not fit, and takes it as the report once it fits', async () => {
    const { wangshu } = kit.county.posts;
    const secretary = kit.actor('wangshu');
    const id = await kit.issued([lead(wangshu)]);
    const { duty } = await kit.target(id, wangshu);
    const table = await kit.tables.table(secretary, duty!.id);
    expect(table).toMatchObject({
      version: 0,
      rows: [],
      canFill: true,
      known: { 'head-name': '望舒镇党委书记' },
    });
    const saved = await kit.tables.save(secretary, duty!.id, 0, [
      { c1: '别人', c2: '', c3: '一百', c4: '2026年13月1日' },
    ]);
    expect(saved.faults.map(({ key, code, row }) => [row, key, code])).toEqual([
      [0, 'c2', 'missing'],
      [0, 'c3', 'number'],
      [0, 'c4', 'date'],
    ]);
    expect(await refusalOf(kit.tables.send(secretary, duty!.id, saved.version))).toBe(
      'directive.table-faulty',
    );
    // Two browsers: the second one does not overwrite the first.
    expect(await refusalOf(kit.tables.save(secretary, duty!.id, 0, [{ c2: '乙' }]))).toBe(
      'request.changed-meanwhile',
    );
    const mended = await kit.tables.save(secretary, duty!.id, saved.version, [
      { c2: '望舒党员教育基地', c3: '１,200.50', c4: '2026年3月1日' },
      { c2: '', c3: '', c4: '' },
    ]);
    // Nobody reports it in a line instead.
    const reporting = kit.module.get(DutyReportingService);
    expect(await refusalOf(reporting.report(secretary, duty!.id, 1, { result: '已报' }))).toBe(
      'directive.fill-the-table',
    );
    expect(await refusalOf(kit.tables.send(kit.actor('county'), duty!.id, mended.version))).toBe(
      'duty.not-yours',
    );
    const sent = await kit.tables.send(secretary, duty!.id, mended.version);
    expect(sent).toMatchObject({
      rows: [{ c2: '望舒党员教育基地', c3: '1200.5', c4: '2026-03-01' }],
      versions: [{ number: 1, state: 'sent', rowCount: 1 }],
    });
    const detail = await kit.module.get(DutiesService).one(kit.actor('county'), duty!.id);
    expect(detail).toMatchObject({ state: 'reported', reports: [{ result: '已填表报送，共 1 行。' }] });
    expect((await kit.directives.one(kit.actor('county'), id)).totals).toEqual({ c3: '1200.5' });
    await expectExactCounts();
  });

  it('shows a lead unit how the others stand, an assisting one who leads, and others nothing', async () => {
    const { wangshu, banshan, orchard } = kit.county.posts;
    const id = await kit.issued([lead(wangshu), assist(banshan), assist(orchard)], { tableColumns: [] });
    const partners = async (at: 'wangshu' | 'banshan' | 'village', postId: string) => {
      const { duty } = await kit.target(id, postId);
      const { items } = await kit.module.get(DirectivePartnersService).of(kit.actor(at), duty!.id);
      return items.map(({ role, organizationName, standing }) => [role, organizationName, standing?.light]);
    };
    // Out of the lead's sight, and shown all the same: name and light.
    expect(await partners('wangshu', wangshu)).toEqual([
      ['assist', '半山乡党委', 'ok'],
      ['assist', '果园村党支部', 'ok'],
    ]);
    expect(await partners('banshan', banshan)).toEqual([['lead', '望舒镇党委', undefined]]);
    expect(await refusalOf(partners('village', wangshu))).toBe('request.not-found');
  });

  it('shows who only looks on no unit out of their sight', async () => {
    const { village, school, banshan } = kit.county.posts;
    const id = await kit.issued([lead(village), assist(school), assist(banshan)], { tableColumns: [] });
    const { duty } = await kit.target(id, village);
    const partners = async (at: 'wangshu' | 'village') => {
      const { items } = await kit.module.get(DirectivePartnersService).of(kit.actor(at), duty!.id);
      return items.map(({ organizationName, standing }) => [organizationName, standing?.light]);
    };
    expect(await partners('village')).toHaveLength(2);
    // The township above the lead: of its own units it sees the lights, of a township beside nothing.
    const [own, ...beside] = await partners('wangshu');
    expect([own![1], beside]).toEqual(['ok', []]);
  });

  it('sends a table back with a reason: the duty is open again, and the next version replaces it', async () => {
    const { wangshu } = kit.county.posts;
    const secretary = kit.actor('wangshu');
    const county = kit.actor('county');
    const id = await kit.issued([lead(wangshu)]);
    const { duty } = await kit.target(id, wangshu);
    const rows = [{ c2: '甲阵地', c3: '80' }];
    await kit.tables.save(secretary, duty!.id, 0, rows);
    await kit.tables.send(secretary, duty!.id, 1);
    const { tables } = await kit.target(id, wangshu);
    expect(await refusalOf(kit.tables.sendBack(secretary, duty!.id, tables[0]!.version, '再核'))).toBe(
      'request.not-found',
    );
    await kit.tables.sendBack(county, duty!.id, tables[0]!.version, '面积与台账不符，请核对。');
    const back = await kit.target(id, wangshu);
    expect(back).toMatchObject({
      duty: { state: 'returned', light: 'soon' },
      tables: [{ state: 'returned', returnReason: '面积与台账不符，请核对。' }],
    });
    expect(await auditOf(duty!.id, 'duty.return')).toMatchObject([
      { after: { reason: '面积与台账不符，请核对。' } },
    ]);
    expect((await kit.directives.one(county, id)).totals).toEqual({ c3: '0' });
    // What was filled stands there to be mended.
    const again = await kit.tables.table(secretary, duty!.id);
    expect(again).toMatchObject({ version: 0, rows: [{ c2: '甲阵地', c3: '80' }], canFill: true });
    await kit.tables.save(secretary, duty!.id, 0, [{ c2: '甲阵地', c3: '86' }]);
    const sent = await kit.tables.send(secretary, duty!.id, 1);
    expect(sent.versions.map(({ number, state }) => [number, state])).toEqual([
      [1, 'returned'],
      [2, 'sent'],
    ]);
    // A correction that nobody asked for replaces what stood.
    await kit.tables.save(secretary, duty!.id, 0, [{ c2: '甲阵地', c3: '87' }]);
    await kit.tables.send(secretary, duty!.id, 1);
    expect((await kit.target(id, wangshu)).tables.map(({ state }) => state)).toEqual([
      'returned',
      'replaced',
      'sent',
    ]);
    expect((await kit.directives.one(county, id)).totals).toEqual({ c3: '87' });
    await expectExactCounts();
  });

  it('merges what came back into one workbook, with the sums and who is missing', async () => {
    const { wangshu, banshan } = kit.county.posts;
    const id = await kit.issued([lead(banshan), assist(wangshu)]);
    const { duty } = await kit.target(id, wangshu);
    await kit.tables.save(kit.actor('wangshu'), duty!.id, 0, [
      { c2: '甲阵地', c3: '80.5', c4: '2026-03-01' },
      { c2: '=1+1', c3: '20', c4: '' },
    ]);
    await kit.tables.send(kit.actor('wangshu'), duty!.id, 1);
    const { name, workbook } = await kit.module.get(MergedWorkbookService).workbook(kit.actor('county'), id);
    expect(name).toBe('摸清党员教育阵地底数（汇总）.xlsx');
    const [merged, missing] = await readWorkbook(await buffer(workbook));
    const texts = (sheet: typeof merged) =>
      sheet!.rows.map(({ cells }) => cells.map(({ text }) => text).join(' | '));
    expect(texts(merged)).toEqual([
      '单位 | 牵头或配合 | 书记 | 阵地名称 | 面积（平方米） | 启用日期 | 报送日期 | 版次',
      '望舒镇党委 | 配合 | 望舒镇党委书记 | 甲阵地 | 80.5 | 2026-03-01 | 2026-11-23 | 1',
      '望舒镇党委 | 配合 | 望舒镇党委书记 | =1+1 | 20 | 2026-11-23 | 1',
      '合计 | 100.5',
    ]);
    expect(missing!.name).toBe('未报');
    expect(texts(missing)[1]).toMatch(
      /^半山乡党委 \| 乡镇党组织书记 \| 牵头 \| 半山乡党委书记 \| 2026-12-10 \| /,
    );
    expect(missing!.rows).toHaveLength(2);
    expect(await refusalOf(kit.module.get(MergedWorkbookService).workbook(kit.actor('wangshu'), id))).toBe(
      'request.not-found',
    );
  });

  it('is withdrawn with a reason: what is open ends, what was done stays', async () => {
    const { wangshu, banshan } = kit.county.posts;
    const id = await kit.issued([lead(wangshu), assist(banshan)]);
    const { duty } = await kit.target(id, wangshu);
    await kit.tables.save(kit.actor('wangshu'), duty!.id, 0, [{ c2: '甲阵地', c3: '80' }]);
    await kit.tables.send(kit.actor('wangshu'), duty!.id, 1);
    await kit.issuing.withdraw(kit.actor('county'), id, 2, '与上级新通知不一致');
    const whole = await kit.directives.one(kit.actor('county'), id);
    expect(whole).toMatchObject({ state: 'withdrawn', withdrawnReason: '与上级新通知不一致' });
    expect(whole.targets.map((target) => target.duty?.state)).toEqual(['reported', 'withdrawn']);
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual(['directive.issued', 'directive.withdrawn']);
    expect(await refusalOf(kit.issuing.withdraw(kit.actor('county'), id, 3, '再撤'))).toBe(
      'directive.already-withdrawn',
    );
    const open = whole.targets[1]!.duty!;
    expect(await refusalOf(kit.tables.save(kit.actor('banshan'), open.id, 0, [{ c2: '乙' }]))).toBe(
      'duty.withdrawn',
    );
    await expectExactCounts();
  });
});
