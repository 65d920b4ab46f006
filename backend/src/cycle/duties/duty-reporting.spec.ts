import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { MONTHLY, openDuties, QUARTERLY, refusalOf } from './duties.spec-kit';
import type { DutiesKit } from './duties.spec-kit';
import { DutiesService } from './duties.service';
import { DutyCommands } from './duty-commands';
import { DutyEvidenceService } from './duty-evidence.service';
import { DutyReads } from './duty-reads';
import type { DutyRecord } from './duty-record';
import { DutyReportingService } from './duty-reporting.service';

describe('reporting a duty', () => {
  let kit: DutiesKit;
  let commands: DutyCommands;
  let reporting: DutyReportingService;
  let evidence: DutyEvidenceService;
  let service: DutiesService;

  beforeAll(async () => {
    kit = await openDuties();
    commands = kit.module.get(DutyCommands);
    reporting = kit.module.get(DutyReportingService);
    evidence = kit.module.get(DutyEvidenceService);
    service = kit.module.get(DutiesService);
  });
  afterAll(() => kit.close());
  beforeEach(() => kit.database.setClock('2026-11-23T02:00:00Z'));

  /** The last quarter's duty of a list of its own, due on 2026-12-25. */
  type Place = Parameters<DutiesKit['issuedList']>[0];
  /** The duties of a newly issued list of so many items. */
  const duties = async (at: Place, items: number): Promise<DutyRecord[]> => {
    const listed = Array.from({ length: items }, () => ({ clauses: [QUARTERLY] }));
    const listId = await kit.issuedList(at, listed, { issuedAt: '2026-11-23T01:00:00Z' });
    await kit.write((tx) => commands.dateList(tx, listId, { includeElapsed: false }));
    return kit.write((tx) => kit.module.get(DutyReads).ofList(tx, listId));
  };
  const duty = async (at: Place = 'village'): Promise<DutyRecord> => (await duties(at, 1))[0]!;
  const audits = async (id: string) =>
    (
      await kit.database.owner.query<{ action: string; before: object; after: object; after_digest: Buffer }>(
        `SELECT action, before, after, after_digest FROM audit_entry WHERE subject_id = $1 ORDER BY at, id`,
        [id],
      )
    ).rows;
  const events = async (id: string) =>
    (
      await kit.database.owner.query<{ type: string; data: object }>(
        `SELECT type, data FROM outbox WHERE subject_id = $1`,
        [id],
      )
    ).rows;
  const upload = (content: string, fileName = '会议纪要.txt') => ({
    fileName,
    stream: Readable.from([Buffer.from(content)]),
  });
  const expectExactCounts = async () => {
    const { deltas, recount } = await kit.counted();
    expect(deltas).toEqual(recount);
  };

  it('needs one line, and leaves report, light, counts, audit entry and event together', async () => {
    const { id, version } = await duty();
    const detail = await commands.report(kit.actor('village'), id, version, {
      result: ' 已召开，14 名党员到会 ',
    });
    expect(detail).toMatchObject({
      state: 'reported',
      light: 'early',
      reportedOn: '2026-11-23',
      version: 2,
      holderName: '清溪村党总支书记',
      canReport: true,
      reports: [
        {
          result: '已召开，14 名党员到会',
          problem: null,
          helpWanted: null,
          reporterName: '清溪村党总支书记',
          imported: false,
        },
      ],
    });
    expect(detail.timeline.map((line) => line.zh)).toEqual([
      '报送：已召开，14 名党员到会',
      '清单印发，形成任务，期限2026年12月25日。',
    ]);
    const [entry, ...more] = await audits(id);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      action: 'duty.report',
      before: { state: 'owed' },
      after: { state: 'reported', report: { result: '已召开，14 名党员到会' } },
    });
    expect(entry!.after_digest).toHaveLength(32);
    expect(await events(id)).toEqual([{ type: 'duty.reported', data: { dutyId: id } }]);
    await expectExactCounts();
  });

  it('has one winner when two report at once', async () => {
    const { id, version } = await duty();
    const attempts = Array.from({ length: 6 }, (_, index) =>
      refusalOf(commands.report(kit.actor('village'), id, version, { result: `第 ${index} 份` })),
    );
    const outcomes = await Promise.all(attempts);
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'request.changed-meanwhile')).toHaveLength(5);
    const { rows } = await kit.database.owner.query('SELECT 1 FROM duty_report WHERE duty_id = $1', [id]);
    expect(rows).toHaveLength(1);
    expect(await audits(id)).toHaveLength(1);
    await expectExactCounts();
  });

  it('may be corrected until it is verified: both reports stay, the first day counts', async () => {
    const { id, version } = await duty();
    const first = await commands.report(kit.actor('village'), id, version, { result: '已开会' });
    await kit.database.setClock('2026-12-28T02:00:00Z');
    const second = await commands.report(kit.actor('village'), id, first.version, {
      result: '已开会，另一人缺席',
    });
    expect(second).toMatchObject({ reportedOn: '2026-11-23', light: 'early', version: 3 });
    expect(second.reports.map((report) => report.result)).toEqual(['已开会', '已开会，另一人缺席']);
    await kit.database.owner.query(`UPDATE duty SET state = 'verified' WHERE id = $1`, [id]);
    const third = commands.report(kit.actor('village'), id, second.version, { result: '再改' });
    expect(await refusalOf(third)).toBe('duty.already-verified');
  });

  it('is for the holder of the post, whoever else sees it', async () => {
    const { id, version } = await duty();
    expect(await refusalOf(commands.report(kit.actor('wangshu'), id, version, { result: '代报' }))).toBe(
      'duty.not-yours',
    );
    expect(await refusalOf(commands.report(kit.actor('orchard'), id, version, { result: '代报' }))).toBe(
      'request.not-found',
    );
    expect(await refusalOf(commands.report(kit.actor('village'), randomUUID(), 1, { result: '没有' }))).toBe(
      'request.not-found',
    );
    expect((await service.one(kit.actor('wangshu'), id)).reportRefusal).toMatchObject({
      code: 'duty.not-yours',
    });
    expect(await refusalOf(service.one(kit.actor('orchard'), id))).toBe('request.not-found');
    const blind = { ...kit.actor('village'), rootOrganizationIds: [] };
    expect((await service.one(blind, id)).canReport).toBe(true);
  });

  it('falls to the head of the organisation while the post is vacant', async () => {
    const { id, version, dueOn } = await duty('orchard');
    const { districtId, organizations, people } = kit.county;
    const [deputyPost, deputyTenure] = [randomUUID(), randomUUID()];
    await kit.database.owner.query(
      `INSERT INTO post (district_id, id, organization_id, code, title, kind) VALUES ($1, $2, $3, 'deputy', '副书记', '副书记')`,
      [districtId, deputyPost, organizations.orchard],
    );
    await kit.database.owner.query(
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on, ends_on) VALUES ($1, $2, $3, $4, '任职', '2024-01-01', '2026-11-22')`,
      [districtId, deputyTenure, deputyPost, people.school],
    );
    await kit.database.owner.query('UPDATE duty SET post_id = $2 WHERE id = $1', [id, deputyPost]);
    const head = kit.actor('orchard');
    const mine = await service.page(head, { mine: '1' });
    expect(mine.items).toMatchObject([
      { id, postTitle: '副书记', holderName: '果园村党支部书记', canReport: true },
    ]);
    expect(dueOn).toBe('2026-12-25');
    const after = await commands.report(head, id, version, { result: '由书记代报' });
    expect(after.reports[0]).toMatchObject({ reporterName: '果园村党支部书记' });
    // Once somebody holds the post again, it is theirs alone.
    await kit.database.owner.query('UPDATE tenure SET ends_on = NULL WHERE id = $1', [deputyTenure]);
    expect(await refusalOf(commands.report(head, id, after.version, { result: '再报' }))).toBe(
      'duty.not-yours',
    );
  });

  it('names who held the post on the due date, not who came later', async () => {
    await kit.database.setClock('2026-09-01T02:00:00Z');
    const listId = await kit.issuedList('county', [{ clauses: [MONTHLY] }], {
      issuedAt: '2026-09-01T01:00:00Z',
    });
    await kit.write((tx) => commands.dateList(tx, listId, { includeElapsed: false }));
    const { districtId, posts, tenures, people } = kit.county;
    await kit.database.owner.query(`UPDATE tenure SET ends_on = '2026-10-20' WHERE id = $1`, [
      tenures.county,
    ]);
    await kit.database.owner.query(
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on) VALUES ($1, $2, $3, $4, '任职', '2026-10-21')`,
      [districtId, randomUUID(), posts.county, people.banshan],
    );
    await kit.database.setClock('2026-11-23T02:00:00Z');
    const rows = await service.page(kit.actor('county'), { postId: posts.county });
    expect(rows.items.map((row) => [row.dueOn, row.holderName])).toEqual([
      ['2026-09-07', '云岭县委书记'],
      ['2026-10-08', '云岭县委书记'],
      ['2026-11-05', '半山乡党委书记'],
      ['2026-12-07', '半山乡党委书记'],
    ]);
  });

  it('keeps what is typed per person until it is sent', async () => {
    const { id, version } = await duty();
    await reporting.saveDraft(kit.actor('village'), id, { result: '正在写' });
    const saved = await reporting.saveDraft(kit.actor('village'), id, {
      result: '正在写，写到这里',
      helpWanted: '要车',
    });
    expect((await service.one(kit.actor('village'), id)).draft).toEqual({
      result: '正在写，写到这里',
      problem: null,
      helpWanted: '要车',
      savedAt: saved.savedAt,
    });
    expect((await service.one(kit.actor('wangshu'), id)).draft).toBeNull();
    expect(await refusalOf(reporting.saveDraft(kit.actor('wangshu'), id, { result: '替他写' }))).toBe(
      'duty.not-yours',
    );
    expect((await commands.report(kit.actor('village'), id, version, { result: '写完了' })).draft).toBeNull();
  });

  it('carries evidence that is counted, opened through the duty only, and offered again', async () => {
    const [one, other] = (await duties('village', 2)) as [DutyRecord, DutyRecord];
    const actor = kit.actor('village');
    const piece = await commands.attachEvidence(actor, one.id, upload('11月20日会议纪要'));
    const detail = await service.one(actor, one.id);
    expect(detail).toMatchObject({
      evidenceCount: 1,
      version: one.version,
      evidence: [{ id: piece.id, uploadedBy: '清溪村党总支书记' }],
    });
    expect((await service.one(actor, other.id)).reusable.map((each) => each.id)).toContain(piece.id);
    await evidence.link(actor, other.id, piece.id);
    await evidence.link(actor, other.id, piece.id);
    expect(await service.one(actor, other.id)).toMatchObject({
      evidenceCount: 1,
      evidence: [{ id: piece.id }],
    });

    const seen = await evidence.open(kit.actor('wangshu'), one.id, piece.id);
    expect(await text(await seen.read())).toBe('11月20日会议纪要');
    expect(await refusalOf(evidence.open(kit.actor('orchard'), one.id, piece.id))).toBe('request.not-found');
    const elsewhere = await duty('school');
    expect(await refusalOf(evidence.open(kit.actor('county'), elsewhere.id, piece.id))).toBe(
      'request.not-found',
    );
    expect(await refusalOf(evidence.link(kit.actor('school'), elsewhere.id, piece.id))).toBe(
      'request.not-found',
    );
    const above = await duty('wangshu');
    expect(await refusalOf(evidence.link(kit.actor('wangshu'), above.id, piece.id))).toBe(
      'evidence.not-of-your-organization',
    );
    const openings = await kit.database.owner.query('SELECT tenure_id FROM evidence_opening');
    expect(openings.rows).toEqual([{ tenure_id: kit.county.tenures.wangshu }]);
    expect(await refusalOf(commands.attachEvidence(kit.actor('wangshu'), one.id, upload('别人的')))).toBe(
      'duty.not-yours',
    );
  });
});
