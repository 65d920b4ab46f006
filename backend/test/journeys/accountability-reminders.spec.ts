import { noticeSentence } from '@zeren/domain/insight/reminders/notice-sentence';
import type { NoticeParameters } from '@zeren/domain/insight/reminders/sentence-words';
import type { MatterDetailDto } from '../../src/cycle/accountability/dto/matter.dto';
import { ok, openHandovers } from '../../src/cycle/handover/handover.spec-kit';
import type { HandoverKit } from '../../src/cycle/handover/handover.spec-kit';

const DAY = '2026-07-01';

/** The county's clerk proposes about a village; 望舒镇's secretary decides. */
describe('reminders of accountability', () => {
  let kit: HandoverKit;

  beforeAll(async () => (kit = await openHandovers()));
  afterAll(() => kit?.close());

  const proposed = async (): Promise<MatterDetailDto> => {
    const { organizationId, tenureId } = await kit.village();
    const body = { ruleCode: '上级交办', organizationId, tenureId, note: '云督发〔2026〕8号' };
    const clerk = await kit.as('county');
    return ok(await clerk.post<MatterDetailDto>('/api/accountability-matters', { body }));
  };
  const act = async ({ id, version }: MatterDetailDto, verb: string, body: object) =>
    ok(
      await (
        await kit.as('wangshu')
      ).post<MatterDetailDto>(`/api/accountability-matters/${id}/${verb}`, { body, version }),
    );
  const onMeasure = async (matter: MatterDetailDto, verb: string, body: object) => {
    const { id, version } = matter.measures[0]!;
    const url = `/api/accountability-measures/${id}/${verb}`;
    return ok(await (await kit.as('wangshu')).post<MatterDetailDto>(url, { body, version }));
  };
  const waiting = async ({ id }: MatterDetailDto) => {
    await kit.application.settle();
    const rows = await kit.sql<{ kind: string; day: string; post: string }>(
      `SELECT kind, (due_at AT TIME ZONE 'Asia/Shanghai')::date::text AS day, post_id AS post FROM reminder
       WHERE subject_id = $1 AND state = 'waiting' ORDER BY due_at, kind`,
      [id],
    );
    expect(new Set(rows.map(({ post }) => post)).size).toBeLessThan(2);
    for (const { post } of rows) expect(post).toBe(kit.county.posts.wangshu);
    return rows.map(({ kind, day }) => `${kind.replace('accountability-', '')} ${day}`);
  };
  const told = async ({ id }: MatterDetailDto) => {
    await kit.application.runJob('reminders.claim');
    const rows = await kit.sql<{ person: string; kind: string; parameters: NoticeParameters }>(
      'SELECT person_id AS person, kind, parameters FROM notice WHERE subject_id = $1 ORDER BY at, kind',
      [id],
    );
    return rows.map(({ person, kind, parameters }) => [person, noticeSentence(kind, parameters).zh]);
  };

  it('tell the post that has to act of each step with its day, and of an appeal, until it is done', async () => {
    let matter = await proposed();
    const overdue = (...days: string[]) => days.map((day) => `overdue ${day}`);
    expect(await waiting(matter)).toEqual([
      ...['asked 2026-07-01', 'due 2026-07-14'],
      ...overdue('2026-07-16', '2026-07-23', '2026-07-30'),
    ]);
    expect(await told(matter)).toEqual([
      [kit.county.people.wangshu, '有一项问责事项等您办理，请在7月15日前办理。'],
    ]);
    matter = await act(matter, 'decide', { outcome: 'hand-over', bodyCode: '组织部门' });
    expect((await waiting(matter))[0]).toBe('due 2026-07-07');
    matter = await act(matter, 'hand-over', { bodyName: '县委组织部', letterNumber: '1', handedOn: DAY });
    expect((await waiting(matter))[0]).toBe('due 2026-07-14');
    matter = await act(matter, 'receive', { receiptNumber: '2', receivedOn: DAY });
    expect(await waiting(matter)).toEqual([]);
    matter = await act(matter, 'conclude', { conclusionNumber: '3', concludedOn: DAY });
    matter = await act(matter, 'measures', {
      ...{ target: 'leader', formCode: '诫勉', decidedBy: '望舒镇党委', number: '4' },
      ...{ decidedOn: DAY, deliveredOn: DAY },
    });
    expect(await waiting(matter)).toEqual([]);
    matter = await onMeasure(matter, 'appeal', { appealedOn: DAY });
    expect((await waiting(matter)).slice(0, 2)).toEqual(['asked 2026-07-01', 'due 2026-07-31']);
    await onMeasure(matter, 'answer-appeal', { answer: 'upheld', number: '5', answeredOn: DAY });
    expect(await waiting(matter)).toEqual([]);
  });

  it('tell nobody in the stead of a vacant post, and stand on no sheet of what was told', async () => {
    const matter = await proposed();
    await kit.application.settle();
    const vacate = (day: string | null) =>
      kit.sql('UPDATE tenure SET ends_on = $2::date WHERE id = $1', [kit.county.tenures.wangshu, day]);
    await vacate('2026-06-30');
    expect(await told(matter)).toEqual([]);
    await vacate(null);
    await kit.on('2026-07-16T02:00:00Z');
    expect(await told(matter)).toEqual([
      [kit.county.people.wangshu, '有一项问责事项等您办理，已逾期 1 个工作日，请今天办理。'],
    ]);
    const clerk = await kit.as('county');
    const query = `personId=${kit.county.people.wangshu}&from=2026-07-01&to=2026-07-31`;
    const sheet = await clerk.get(`/api/reminders/proof?${query}`);
    expect(sheet.status).toBe(200);
    expect(sheet.raw.toString()).not.toContain('问责');
    const deliveries = await clerk.get('/api/reminders/deliveries');
    expect(deliveries.status).toBe(200);
    expect(deliveries.raw.toString()).not.toContain('问责');
    // Nor by a query that forgot it: the row is not there for whoever sees the unit.
    const policies = await kit.sql<{ text: string }>(
      `SELECT qual AS text FROM pg_policies WHERE tablename = 'notice' AND policyname = 'told_in_sight'`,
      [],
    );
    expect(policies[0]!.text).toContain('accountability-matter');
  });

  it('tell the holder alone: no stand-in of theirs, and not whom it concerns', async () => {
    const matter = await proposed();
    await kit.application.settle();
    await kit.sql(
      `INSERT INTO person_leave (district_id, id, person_id, organization_id, stand_in_id, starts_on, ends_on, created_at)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, '2026-06-30', '2026-12-31', clock_now())`,
      [
        ...[kit.county.districtId, kit.county.people.wangshu],
        ...[kit.county.organizations.wangshu, kit.county.people.banshan],
      ],
    );
    expect((await told(matter)).map(([person]) => person)).toEqual([kit.county.people.wangshu]);
    const about = await proposed();
    await kit.application.settle();
    await kit.sql('UPDATE accountability_matter SET person_id = $2 WHERE id = $1', [
      about.id,
      kit.county.people.wangshu,
    ]);
    expect(await told(about)).toEqual([]);
  });
});
