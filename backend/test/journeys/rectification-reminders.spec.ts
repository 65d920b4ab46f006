import { noticeSentence } from '@zeren/domain/insight/reminders/notice-sentence';
import type { NoticeParameters } from '@zeren/domain/insight/reminders/sentence-words';
import { CONFIRMED, ok, openRectification, orderIn, RETURNED } from './rectification.spec-kit';
import type { RectificationKit } from './rectification.spec-kit';

describe('what is told of findings and orders', () => {
  let kit: RectificationKit;
  beforeEach(async () => (kit = await openRectification(true)));
  afterEach(() => kit.close());

  const sql = async <Row extends object>(text: string, values: readonly unknown[] = []) =>
    (await kit.application.database.owner.query<Row>(text, [...values])).rows;
  /** What was said since it was asked last: to whom, and in which words. */
  async function told(): Promise<string[]> {
    await kit.application.settle();
    await kit.application.runJob('reminders.claim');
    const rows = await sql<{ name: string; kind: string; parameters: NoticeParameters }>(
      `SELECT p.name, n.kind, n.parameters FROM notice n JOIN person p ON p.id = n.person_id
       WHERE n.kind LIKE 'order-%' OR n.kind LIKE 'finding-%' ORDER BY n.at, n.id`,
    );
    await sql('DELETE FROM delivery');
    await sql('DELETE FROM notice');
    return rows.map(({ name, kind, parameters }) => `${name}：${noticeSentence(kind, parameters).zh}`);
  }
  /** What waits to be said of a thing, by the day. */
  const waiting = async (id: string) =>
    (
      await sql<{ day: string; kind: string; climb: number }>(
        `SELECT to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day, kind, climb FROM reminder
         WHERE subject_id = $1 AND state = 'waiting' ORDER BY due_at, kind`,
        [id],
      )
    ).map(({ day, kind, climb }) => `${day} ${kind}${climb ? ` ↑${climb}` : ''}`);
  const [VILLAGE, COUNTY, UNIT] = ['清溪村党总支书记', '云岭县委书记', '清溪村党总支 村党组织书记'];

  it('is the new order with its date to the unit, each step to who is next, and nothing of what is over', async () => {
    const found = await kit.finding();
    expect(await told()).toEqual([
      `${VILLAGE}：发现问题“${found.title}”，有不同意见的，请在11月26日前说明情况。`,
    ]);
    expect(await waiting(found.id)).toEqual(['2026-11-26 finding-answer-due']);

    const { id, number, title, findingId } = await orderIn(kit, 'issued');
    const order = `${number}“${title}”`;
    expect(await told()).toEqual([
      `${VILLAGE}：您有新的整改交办单：${order}，请签收，并在12月14日前整改到位。`,
    ]);
    // Its problem waits for nothing any more.
    expect(await waiting(findingId)).toEqual([]);
    const ladder = await waiting(id);
    expect(ladder).toContain('2026-12-14 order-due');
    expect(ladder.filter((each) => each.includes('↑'))).toEqual([
      '2026-12-15 order-above ↑1',
      '2026-12-17 order-above ↑2',
      '2026-12-23 order-above ↑3',
    ]);

    await kit.act('village', id, 'receive');
    await kit.act('village', id, 'plan', { text: '逐次补议' });
    expect(await told()).toEqual([`${COUNTY}：${UNIT}报来${order}的整改措施，请审批。`]);
    await kit.act('clerk', id, 'return-plan', { text: '没有写公示' });
    expect(await told()).toEqual([
      `${VILLAGE}：${order}的整改措施被退回，请修改后重新报送。原因：没有写公示。`,
    ]);
    await kit.act('village', id, 'plan', { text: '逐次补议并公示' });
    await kit.act('clerk', id, 'approve-plan');
    // Approved before anybody could be told that it waits: only what still stands is said.
    expect(await told()).toEqual([
      `${VILLAGE}：${order}的整改措施已批准，请在12月14日前整改到位，报送结果和证据。`,
    ]);
    const url = `/api/rectification-orders/${id}/extensions`;
    const body = { askedFor: '2026-12-25', reason: '公示要满十个工作日' };
    ok(await kit.clients.village.post(url, { body }));
    expect(await told()).toEqual([`${COUNTY}：${UNIT}申请${order}延期（现时限12月14日），请在时限前答复。`]);
    const [asked] = (await kit.order(id)).extensions;
    ok(
      await kit.clients.clerk.post(`${url}/${asked!.id}/decide`, {
        ...{ version: asked!.version, body: { granted: true } },
      }),
    );
    expect(await told()).toEqual([`${VILLAGE}：${order}已同意延期，请在12月25日前整改到位。`]);
    expect(await waiting(id)).not.toContain('2026-12-14 order-due');
    expect(await waiting(id)).toContain('2026-12-25 order-due');

    ok(await kit.evidence('village', id));
    await kit.act('village', id, 'submit', { text: '已补议三次' });
    expect(await told()).toEqual([`${COUNTY}：${UNIT}报来${order}的整改结果，请核实。`]);
    expect(await waiting(id)).toEqual([]);
    await kit.act('wangshu', id, 'verification', { ...RETURNED, heldOn: '2026-11-23' });
    expect(await told()).toEqual([
      `${VILLAGE}：${order}的整改结果被退回，请继续整改，时限12月25日。原因：只补了一次。`,
    ]);
    expect(await waiting(id)).toContain('2026-12-25 order-due');
    await kit.act('village', id, 'submit', { text: '已补议三次并公示' });
    await kit.act('wangshu', id, 'verification', { ...CONFIRMED, heldOn: '2026-11-23' });
    expect(await told()).toEqual([`${COUNTY}：${order}已核实，请办理销号。`]);
    await kit.act('clerk', id, 'close');
    expect(await told()).toEqual([`${VILLAGE}：${order}已销号，2月22日回头看是否反弹。`]);
    expect(await waiting(id)).toEqual([
      ...['2027-02-22 order-look-back', '2027-02-25 order-look-back-overdue'],
      '2027-03-03 order-look-back-overdue',
    ]);
    await kit.on('2027-02-22T02:00:00Z');
    expect(await told()).toEqual([`${COUNTY}：${order}到了回头看的日期（2月22日），请安排核查是否反弹。`]);
    await kit.act('wangshu', id, 'look-back', { ...RETURNED, heldOn: '2027-02-22' });
    expect(await told()).toEqual([
      `${VILLAGE}：回头看发现反弹，${order}重新下达，请签收，并在3月8日前整改到位。`,
    ]);
  });

  it('is its date to the unit and above it, and a disposition that is owed to who confirmed', async () => {
    const { number, title } = await orderIn(kit, 'working');
    const problem = await kit.confirmed();
    await told();
    expect(await waiting(problem.id)).toEqual([
      ...['2026-11-27 finding-dispose-due', '2026-12-01 finding-dispose-overdue'],
      '2026-12-03 finding-dispose-overdue',
    ]);
    await kit.on('2026-12-01T02:00:00Z');
    expect(await told()).toEqual([`${COUNTY}：问题“${problem.title}”已过处置期限 1 个工作日，请今天处置。`]);
    const order = `${number}“${title}”`;
    await kit.on('2026-12-14T02:00:00Z');
    const said = await told();
    expect(said).toContain(`${VILLAGE}：${order}今天到期，请报送整改结果和证据。`);
    await kit.on('2026-12-15T02:00:00Z');
    expect(await told()).toEqual(
      expect.arrayContaining([
        `${VILLAGE}：${order}已逾期 1 个工作日，请今天报送整改结果和证据。`,
        `望舒镇党委书记：${UNIT}的${order}已逾期 1 个工作日，请督促，并问清有什么困难。`,
      ]),
    );
  });

  it('is, of what is grave, to the head above where the issuer found it; of what is held, nothing', async () => {
    const { id, number, title } = await orderIn(kit, 'held', { severityCode: '高' });
    await sql('UPDATE rectification_order SET finder_person_id = $2 WHERE id = $1', [
      id,
      kit.county.people.county,
    ]);
    const said = await told();
    expect(said).toContain(`${VILLAGE}：${number}“${title}”已暂停，恢复前不计时。原因：等县里统一采购。`);
    expect(await waiting(id)).toEqual([]);
    await kit.act('clerk', id, 'resume');
    ok(await kit.evidence('village', id));
    await kit.act('village', id, 'submit', { text: '已补议三次' });
    expect(await told()).toEqual([`望舒镇党委书记：${UNIT}报来${number}“${title}”的整改结果，请核实。`]);
  });

  it('follows the ladder of what is always verified when the county changes it', async () => {
    const { id } = await orderIn(kit, 'received');
    await kit.application.settle();
    const rule = { before: [2], onTheDay: false, after: [4], above: [] };
    ok(await kit.clients.clerk.put('/api/reminders/ladders/duty-verified', { version: 1, body: rule }));
    await kit.application.settle();
    expect(await waiting(id)).toEqual([
      ...['2026-11-23 order-issued', '2026-12-10 order-due', '2026-12-18 order-overdue'],
      '2027-01-11 order-severe',
    ]);
  });
});
