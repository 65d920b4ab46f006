import { systemActor } from '../../src/platform/actor';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { PostMattersBook } from '../../src/registry/organizations';
import { ok, openHandovers } from '../../src/cycle/handover/handover.spec-kit';
import type { HandoverKit } from '../../src/cycle/handover/handover.spec-kit';
import type { MatterDetailDto } from '../../src/cycle/accountability/dto/matter.dto';

const DAY = '2026-07-01';
const MEMBERS = '（内容只有本事项成员能看到）';

/** 望舒镇's secretary leaves: each step that somebody still has to see to stands on the sheet, and no word of whom. */
describe('what of accountability goes with a post', () => {
  let kit: HandoverKit;

  beforeAll(async () => (kit = await openHandovers()));
  afterAll(() => kit?.close());

  const lines = async () => {
    const { districtId, organizations, posts } = kit.county;
    const { api } = kit.application;
    const left = { postId: posts.wangshu, organizationId: organizations.wangshu, personId: null };
    const told = await api
      .get(UnitOfWork, { strict: false })
      .read(systemActor(districtId, 'spec'), (tx) =>
        api.get(PostMattersBook, { strict: false }).ofPost(tx, left),
      );
    return told
      .filter(({ kind }) => kind === 'accountability-matter')
      .map(({ subjectId, titleZh, weight, dueOn, light }) => ({ subjectId, titleZh, weight, dueOn, light }));
  };

  it('line by line: to decide, letter due, receipt due, conclusion, appeals that wait', async () => {
    const clerk = await kit.as('county');
    const decider = await kit.as('wangshu');
    const { organizationId, tenureId, secretary } = await kit.village();
    const about = { ruleCode: '上级交办', organizationId, tenureId, note: '云督发〔2026〕8号' };
    let matter = ok(await clerk.post<MatterDetailDto>('/api/accountability-matters', { body: about }));
    const step = async (verb: string, body: object) => {
      const url = `/api/accountability-matters/${matter.id}/${verb}`;
      matter = ok(await decider.post<MatterDetailDto>(url, { body, version: matter.version }));
    };
    const waits = async (titleZh: string, dueOn: string | null, light: string) => {
      const line = { subjectId: matter.id, titleZh: `${titleZh}${MEMBERS}`, weight: 'to-take-over' };
      expect(await lines()).toEqual([{ ...line, dueOn, light }]);
    };
    await waits('一项问责建议待决定', '2026-07-15', 'ok');
    await step('decide', { outcome: 'hand-over', bodyCode: '组织部门' });
    await waits('一项已决定移交的问责事项待发函', '2026-07-08', 'ok');
    await step('hand-over', { bodyName: '云岭县委组织部', letterNumber: '1', handedOn: DAY });
    await waits('一项已移交的问责事项待回执', '2026-07-15', 'ok');
    await step('receive', { receiptNumber: '2', receivedOn: DAY });
    await waits('一项问责事项待登记结论', null, 'idle');
    await step('conclude', { conclusionNumber: '3', concludedOn: DAY });
    expect(await lines()).toEqual([]);

    const measure = { target: 'leader', decidedBy: '望舒镇党委', decidedOn: DAY, deliveredOn: DAY };
    for (const formCode of ['诫勉', '提醒谈话'])
      await step('measures', { ...measure, formCode, number: formCode });
    const [first, second] = matter.measures;
    const onMeasure = async (one: typeof first, verb: string, body: object) =>
      ok(
        await decider.post(`/api/accountability-measures/${one!.id}/${verb}`, {
          ...{ body, version: one!.version },
        }),
      );
    await onMeasure(first, 'appeal', { appealedOn: DAY });
    await waits('1 项问责申诉待答复', '2026-08-01', 'soon');
    await onMeasure(second, 'appeal', { appealedOn: DAY });
    await waits('2 项问责申诉待答复', '2026-08-01', 'soon');
    expect(JSON.stringify(await lines())).not.toContain(secretary.name);
    for (const one of [first, second])
      await onMeasure({ ...one!, version: 2 }, 'answer-appeal', {
        ...{ answer: 'upheld', number: '5', answeredOn: DAY },
      });
    expect(await lines()).toEqual([]);
  });
});
