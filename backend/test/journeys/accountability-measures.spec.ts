import { codeOf, ok, openHandovers } from '../../src/cycle/handover/handover.spec-kit';
import type { HandoverKit } from '../../src/cycle/handover/handover.spec-kit';
import { END_MEASURES } from '../../src/cycle/accountability/end-measures.job';
import type { MatterDetailDto } from '../../src/cycle/accountability/dto/matter.dto';

const DAY = '2026-07-01';

/** 望舒镇's secretary keeps the matter; what they are shown changes with the calendar, and with nothing else. */
describe('the effect of a measure', () => {
  let kit: HandoverKit;

  beforeAll(async () => (kit = await openHandovers()));
  afterAll(() => kit?.close());

  const post = async (url: string, body: object, version?: number) =>
    (await kit.as('wangshu')).post<MatterDetailDto>(url, { body, version });
  const look = async (id: string) =>
    ok(await (await kit.as('wangshu')).get<MatterDetailDto>(`/api/accountability-matters/${id}`));
  const measured = async (formCode: string) => {
    const { organizationId, tenureId } = await kit.village();
    const about = { ruleCode: '上级交办', organizationId, tenureId, note: '云督发〔2026〕8号' };
    const clerk = await kit.as('county');
    let matter = ok(await clerk.post<MatterDetailDto>('/api/accountability-matters', { body: about }));
    for (const [verb, body] of [
      ['decide', { outcome: 'hand-over', bodyCode: '组织部门' }],
      ['hand-over', { bodyName: '云岭县委组织部', letterNumber: '1', handedOn: DAY }],
      ['receive', { receiptNumber: '2', receivedOn: DAY }],
      ['conclude', { conclusionNumber: '3', concludedOn: DAY }],
      [
        'measures',
        {
          ...{ target: 'leader', formCode, decidedBy: '望舒镇党委', number: '4' },
          ...{ decidedOn: DAY, deliveredOn: DAY },
        },
      ],
    ] as const)
      matter = ok(await post(`/api/accountability-matters/${matter.id}/${verb}`, body, matter.version));
    return matter;
  };
  const tomorrowsJob = async (day: string) => {
    await kit.on(`${day}T02:00:00Z`);
    await kit.application.runJob(END_MEASURES);
  };
  const events = () =>
    kit.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM outbox WHERE type = 'accountability-measure.ended'`,
    );

  it('ends by itself the day after its last, told and sealed once; an appeal keeps it to be seen till answered', async () => {
    // Half a year, and a talk without a period, of which one may appeal for a month.
    const admonished = await measured('诫勉');
    const talked = await measured('提醒谈话');
    const [talk] = talked.measures;
    expect(talk).toMatchObject({ endsOn: '2026-08-01', months: null });
    const onTalk = (verb: string, body: object, version: number) =>
      post(`/api/accountability-measures/${talk!.id}/${verb}`, body, version);
    const appealed = ok(await onTalk('appeal', { appealedOn: DAY }, talk!.version));

    await tomorrowsJob('2026-08-02');
    expect((await look(talked.id)).measures).toMatchObject([
      { state: 'in-effect', affectedUntil: null, acts: { answerAppeal: true } },
    ]);
    const { version } = appealed.measures[0]!;
    const answer = { answer: 'upheld', number: '5', answeredOn: '2026-08-01' };
    expect(codeOf(await onTalk('answer-appeal', answer, version - 1))).toBe('request.changed-meanwhile');
    ok(await onTalk('answer-appeal', answer, version));
    await kit.application.runJob(END_MEASURES);
    expect(await look(talked.id)).toMatchObject({ measures: [], maskedMeasures: 1 });

    await tomorrowsJob('2026-12-31');
    expect((await look(admonished.id)).measures).toMatchObject([
      { state: 'in-effect', endsOn: '2026-12-31', affectedUntil: '2026-12-31' },
    ]);
    await tomorrowsJob('2027-01-01');
    await kit.application.runJob(END_MEASURES);
    expect(await look(admonished.id)).toMatchObject({ measures: [], maskedMeasures: 1 });
    expect(await events()).toEqual([{ n: 2 }]);
    const ended = await kit.sql<{ sealed: boolean }>(
      `SELECT sealed FROM audit_entry WHERE action = 'accountability-measure.end'`,
    );
    expect(ended).toEqual([{ sealed: true }, { sealed: true }]);
  });
});
