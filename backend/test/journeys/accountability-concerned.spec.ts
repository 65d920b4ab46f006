import { codeOf, ok, openHandovers } from '../../src/cycle/handover/handover.spec-kit';
import type { HandoverKit } from '../../src/cycle/handover/handover.spec-kit';
import type { TestClient } from '../test-client';
import type { MatterDetailDto } from '../../src/cycle/accountability/dto/matter.dto';

const MATTERS = '/api/accountability-matters';
const DAY = '2026-07-01';

/** 望舒镇's secretary decides about its villages, the county's about 望舒镇; people hold more than one post. */
describe('nobody decides about themselves', () => {
  let kit: HandoverKit;
  let clerk: TestClient;
  let wangshu: TestClient;

  beforeAll(async () => {
    kit = await openHandovers();
    clerk = await kit.as('county');
    wangshu = await kit.as('wangshu');
  });
  afterAll(() => kit?.close());

  const proposed = (about: { organizationId: string; tenureId?: string }, ruleCode = '上级交办') =>
    clerk.post<MatterDetailDto>(MATTERS, { body: { ruleCode, note: '云督发〔2026〕8号', ...about } });
  const look = async (who: TestClient, id: string) => ok(await who.get<MatterDetailDto>(`${MATTERS}/${id}`));
  const step = async (who: TestClient, id: string, verb: string, body: object) =>
    who.post<MatterDetailDto>(`${MATTERS}/${id}/${verb}`, { body, version: (await look(who, id)).version });
  const name = (who: TestClient, id: string, postId: string) =>
    who.post<MatterDetailDto>(`${MATTERS}/${id}/members`, { body: { postId } });
  const measure = {
    ...{ target: 'leader', formCode: '诫勉', decidedBy: '望舒镇党委', number: '望委〔2026〕1号' },
    ...{ decidedOn: DAY, deliveredOn: DAY },
  };
  /** These tenures are somebody's, beside what they hold longer and act under. */
  const give = (personId: string, ...tenureIds: string[]) =>
    kit.sql(`UPDATE tenure SET person_id = $2, starts_on = '2021-01-01' WHERE id = ANY($1::uuid[])`, [
      ...[tenureIds, personId],
    ]);
  /** Leads a village beside the post that they hold anyway. */
  const leads = async (person: 'wangshu' | 'county') => {
    const village = await kit.village();
    await give(kit.county.people[person], village.tenureId);
    return village;
  };
  const concluded = async (about: { organizationId: string; tenureId?: string }) => {
    const { id } = ok(await proposed(about));
    for (const [verb, body] of [
      ['decide', { outcome: 'hand-over', bodyCode: '组织部门' }],
      ['hand-over', { bodyName: '云岭县委组织部', letterNumber: '1', handedOn: DAY }],
      ['receive', { receiptNumber: '2', receivedOn: DAY }],
      ['conclude', { conclusionNumber: '3', concludedOn: DAY }],
    ] as const)
      ok(await step(wangshu, id, verb, body));
    return id;
  };

  it('nor proposes: whoever leads the place under another post, or is the one', async () => {
    const { organizationId, tenureId } = await leads('county');
    expect(codeOf(await proposed({ organizationId, tenureId }))).toBe('accountability.about-oneself');
    expect(codeOf(await proposed({ organizationId }))).toBe('accountability.about-oneself');
  });

  it('so what is about an organisation goes past the head above who leads it too', async () => {
    const village = await leads('wangshu');
    for (const about of [village, { organizationId: village.organizationId }]) {
      const { organizationId } = about;
      const tenure = 'tenureId' in about ? { tenureId: about.tenureId } : {};
      const made = ok(await proposed({ organizationId, ...tenure }));
      expect(made.deciderName).toContain('云岭县委');
    }
  });

  it('nor once they come to lead it: they neither decide, nor name who may know, nor enter papers', async () => {
    const village = await kit.village();
    const { id } = ok(await proposed({ organizationId: village.organizationId }));
    ok(await name(wangshu, id, kit.county.posts.banshan));
    await give(kit.county.people.wangshu, village.tenureId);
    expect((await look(wangshu, id)).acts).toMatchObject({ decide: false, nameMembers: false });
    const refused = [
      await step(wangshu, id, 'decide', { outcome: 'decline', reason: '自己决定' }),
      await name(wangshu, id, kit.county.posts.orchard),
      await wangshu.post(`${MATTERS}/${id}/members/remove`, { body: { postId: kit.county.posts.banshan } }),
    ];
    expect(refused.map(codeOf)).toEqual(Array<string>(3).fill('accountability.about-oneself'));
  });

  it('nor is named a member of it, under whatever post', async () => {
    const village = await kit.village();
    const other = await kit.village();
    await give(village.secretary.personId, village.tenureId, other.tenureId);
    for (const about of [{ tenureId: village.tenureId }, {}]) {
      const rule = 'tenureId' in about ? '上级交办' : '督查考核发现';
      const { id } = ok(await proposed({ organizationId: village.organizationId, ...about }, rule));
      for (const { postId } of [village, other])
        expect(codeOf(await name(wangshu, id, postId))).toBe('accountability.member-concerned');
      ok(await name(wangshu, id, kit.county.posts.orchard));
    }
  });

  it('nor keeps a measure against the organisation that they came to lead', async () => {
    const village = await kit.village();
    const id = await concluded({ organizationId: village.organizationId, tenureId: village.tenureId });
    const body = { ...measure, target: 'organization', formCode: '检查' };
    const [first] = ok(await step(wangshu, id, 'measures', body)).measures;
    await give(kit.county.people.wangshu, village.tenureId);
    expect(codeOf(await step(wangshu, id, 'measures', body))).toBe('accountability.about-oneself');
    expect((await look(wangshu, id)).measures[0]!.acts).toEqual({
      ...{ appeal: false, answerAppeal: false, correct: false },
    });
    const appeal = { body: { appealedOn: DAY }, version: first!.version };
    expect(codeOf(await wangshu.post(`/api/accountability-measures/${first!.id}/appeal`, appeal))).toBe(
      'accountability.about-oneself',
    );
  });

  it('a decision is entered on the matter as it was seen: two who enter it at once enter it once', async () => {
    const village = await kit.village();
    const id = await concluded({ organizationId: village.organizationId, tenureId: village.tenureId });
    const { version } = await look(wangshu, id);
    const answers = await Promise.all(
      [wangshu, clerk].map((who) => who.post(`${MATTERS}/${id}/measures`, { body: measure, version })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await look(wangshu, id)).measures).toHaveLength(1);
    expect((await look(wangshu, id)).version).toBe(version + 1);
  });

  it('nor under the other entry of themselves: matters and measures follow when two entries are merged', async () => {
    const { organizations, people, tenures } = kit.county;
    const village = { organizationId: organizations.village, tenureId: tenures.village };
    await give(people.village, tenures.village);
    const done = await concluded(village);
    ok(await step(wangshu, done, 'measures', measure));
    const { id } = ok(await proposed(village, '督查考核发现'));
    expect((await look(wangshu, id)).acts.decide).toBe(true);
    const [kept, other] = await Promise.all(
      [people.wangshu, people.village].map(async (person) =>
        ok(await clerk.get<{ id: string; version: number }>(`/api/people/${person}`)),
      ),
    );
    const body = { otherId: other!.id, otherVersion: other!.version };
    ok(await clerk.post(`/api/people/${kept!.id}/merge`, { body, version: kept!.version }));
    // It is theirs no more, neither to decide nor to know; the next head above decides.
    expect((await wangshu.get(`${MATTERS}/${id}`)).status).toBe(404);
    expect((await look(clerk, id)).deciderName).toContain('云岭县委');
    const rows = await kit.sql<{ personId: string }>(
      `SELECT person_id AS "personId" FROM accountability_matter WHERE id = ANY($1::uuid[])
       UNION ALL SELECT person_id FROM accountability_measure WHERE matter_id = $2`,
      [[id, done], done],
    );
    expect(rows.map(({ personId }) => personId)).toEqual(Array<string>(3).fill(people.wangshu));
    const entries = await kit.sql<{ action: string; sealed: boolean }>(
      `SELECT action, sealed FROM audit_entry WHERE action LIKE '%.follow-person' ORDER BY action`,
    );
    expect(entries).toEqual([
      { action: 'accountability-matter.follow-person', sealed: true },
      { action: 'accountability-matter.follow-person', sealed: true },
      { action: 'accountability-measure.follow-person', sealed: true },
    ]);
  });
});
