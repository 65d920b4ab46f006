import { ok } from '../../src/cycle/handover/handover.spec-kit';
import type { Race, RaceTry } from './race';
import type { Made, World } from './world.spec-kit';

const MATTERS = '/api/accountability-matters';
const DAY = '2026-07-01';

/** A proposal about a village of its own, brought on as far as a step needs. */
export const matters = (world: () => World): Race[] => {
  const proposed = async () => {
    const { kit, clerk } = world();
    const { organizationId, tenureId } = await kit.village();
    const body = { ruleCode: '上级交办', organizationId, tenureId, note: '云督发〔2026〕8号' };
    return ok(await clerk.post<Made>(MATTERS, { body }));
  };
  const step = async ({ id, version }: Made, verb: string, body: object): Promise<Made> =>
    ok(await world().holder.post<Made>(`${MATTERS}/${id}/${verb}`, { body, version }));
  const send = { outcome: 'hand-over', bodyCode: '组织部门' };
  const letter = { bodyName: '云岭县委组织部', letterNumber: '望委函〔2026〕1号', handedOn: DAY };
  const receipt = { receiptNumber: '云组收〔2026〕1号', receivedOn: DAY };
  const conclusion = { conclusionNumber: '云组结〔2026〕1号', concludedOn: DAY };
  const measure = {
    ...{ target: 'leader', formCode: '诫勉', decidedBy: '望舒镇党委', number: '望委〔2026〕1号' },
    ...{ decidedOn: DAY, deliveredOn: DAY },
  };
  const sent = async () => step(await proposed(), 'decide', send);
  const handedOver = async () => step(await sent(), 'hand-over', letter);
  const received = async () => step(await handedOver(), 'receive', receipt);
  const concluded = async () => step(await received(), 'conclude', conclusion);
  const measured = async () =>
    (await step(await concluded(), 'measures', measure)) as Made & { measures: Made[] };
  const appealed = async () => {
    const [one] = (await measured()).measures;
    const answer = await world().holder.post<{ measures: Made[] }>(
      `/api/accountability-measures/${one!.id}/appeal`,
      { body: { appealedOn: DAY }, version: one!.version },
    );
    return ok(answer).measures[0]!;
  };
  const onMatter =
    (verb: string, body: object, before: () => Promise<Made>) => async (): Promise<RaceTry> => {
      const { id, version } = await before();
      return { who: world().holder, url: `${MATTERS}/${id}/${verb}`, body, version };
    };
  const onMeasure =
    (verb: string, body: object, before: () => Promise<Made>) => async (): Promise<RaceTry> => {
      const { id, version } = await before();
      return { who: world().holder, url: `/api/accountability-measures/${id}/${verb}`, body, version };
    };
  const first = async () => (await measured()).measures[0]!;
  const race = (route: string, action: string, prepare: Race['prepare']): Race => ({
    route,
    action,
    prepare,
  });
  return [
    race(`POST ${MATTERS}/{id}/decide`, 'accountability-matter.send', onMatter('decide', send, proposed)),
    race(
      `POST ${MATTERS}/{id}/hand-over`,
      'accountability-matter.hand-over',
      onMatter('hand-over', letter, sent),
    ),
    race(
      `POST ${MATTERS}/{id}/receive`,
      'accountability-matter.receive',
      onMatter('receive', receipt, handedOver),
    ),
    race(
      `POST ${MATTERS}/{id}/conclude`,
      'accountability-matter.conclude',
      onMatter('conclude', conclusion, received),
    ),
    race(
      `POST ${MATTERS}/{id}/measures`,
      'accountability-measure.record',
      onMatter('measures', measure, concluded),
    ),
    race(
      'POST /api/accountability-measures/{id}/appeal',
      'accountability-measure.appeal',
      onMeasure('appeal', { appealedOn: DAY }, first),
    ),
    race(
      'POST /api/accountability-measures/{id}/answer-appeal',
      'accountability-measure.answer-appeal',
      onMeasure('answer-appeal', { answer: 'upheld', number: '1', answeredOn: DAY }, appealed),
    ),
    race(
      'POST /api/accountability-measures/{id}/correct',
      'accountability-measure.correct',
      onMeasure('correct', { correctedBy: '云岭县委', number: '1', correctedOn: DAY }, first),
    ),
  ];
};
