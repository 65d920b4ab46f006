import { mayMark, mayNameScorers, maySendMarks } from '../marks/may-mark';
import { ASSESSMENT_STATES, assessmentStateAfter } from './assessment-states';
import { mayAssessUnits, MOST_ASSESSED_UNITS } from './may-assess-units';
import { mayFreeze, mayOpenAssessment, mayScore, mayTypeFacts } from './may-lead-assessment';

const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) =>
  outcome.ok ? 'accepted' : outcome.refusal!.code;

describe('leading an assessment', () => {
  it('goes from open over frozen and scoring to scored, and back to scoring only to score anew', () => {
    const ways = ASSESSMENT_STATES.map((state) =>
      (['freeze', 'score', 'finish', 'stop', 'rescore'] as const).map((verb) =>
        assessmentStateAfter(state, verb),
      ),
    );
    expect(ways).toEqual([
      ['frozen', null, null, null, null],
      [null, 'scoring', null, null, null],
      [null, null, 'scored', 'frozen', null],
      [null, null, null, null, 'scoring'],
    ]);
  });

  it('needs a published scheme and days of one year', () => {
    const open = (periodFrom: string, asOf: string, state: 'draft' | 'published' = 'published') =>
      codeOf(mayOpenAssessment({ periodFrom, asOf }, state));
    expect(open('2026-01-01', '2026-06-30')).toBe('accepted');
    expect(open('2026-01-01', '2026-06-30', 'draft')).toBe('assessment.scheme-not-published');
    expect(open('2026-07-01', '2026-06-30')).toBe('assessment.days-reversed');
    expect(open('2025-07-01', '2026-06-30')).toBe('assessment.years-differ');
  });

  it('assesses every unit once, and refuses more than it takes instead of losing any', () => {
    const unit = (organizationId: string, groupName = '一组') => ({
      ...{ organizationId, organizationName: '望舒镇党委', groupName },
    });
    const many = Array.from({ length: MOST_ASSESSED_UNITS }, (_, index) => unit(`u${index}`));
    expect(codeOf(mayAssessUnits(many))).toBe('accepted');
    expect(codeOf(mayAssessUnits([...many, unit('one more')]))).toBe('assessment.units-too-many');
    const twice = mayAssessUnits([unit('u1'), unit('u2'), unit('u1', '二组')]);
    expect(codeOf(twice)).toBe('assessment.unit-twice');
    expect(twice).toMatchObject({ refusal: { zh: expect.stringContaining('“望舒镇党委”') as string } });
    expect(twice).toMatchObject({ refusal: { zh: expect.stringContaining('一组、二组') as string } });
  });

  it('freezes facts on their day at the earliest, and then nothing is typed', () => {
    const freeze = (state: 'open' | 'frozen', today: string, units = 1) =>
      codeOf(mayFreeze({ state, asOf: '2026-06-30' }, units, today));
    expect(freeze('open', '2026-06-30')).toBe('accepted');
    expect(freeze('open', '2026-06-29')).toBe('assessment.day-to-come');
    expect(freeze('open', '2026-06-30', 0)).toBe('assessment.no-units');
    expect(freeze('frozen', '2026-06-30')).toBe('assessment.facts-frozen');
    expect([mayTypeFacts('open').ok, mayTypeFacts('frozen').ok]).toEqual([true, false]);
  });

  it('scores once all who mark have sent, where marks are asked for', () => {
    const sent = { sentAt: new Date() };
    const score = (asked: number, scorers: { sentAt: Date | null }[]) =>
      codeOf(mayScore('frozen', { asked, scorers }));
    expect(score(0, [])).toBe('accepted');
    expect(score(1, [])).toBe('assessment.no-scorers');
    expect(score(1, [sent, { sentAt: null }])).toBe('assessment.marks-missing');
    expect(score(1, [sent, sent])).toBe('accepted');
    expect(codeOf(mayScore('open', { asked: 0, scorers: [] }))).toBe('assessment.facts-open');
    expect(codeOf(mayScore('scored', { asked: 0, scorers: [] }))).toBe('assessment.scored-already');
  });

  it('takes a mark within its points with a reason, before it is sent', () => {
    const mark = (points: string, reason: string, sentAt: Date | null = null) =>
      codeOf(mayMark('frozen', sentAt, { points, reason }, '3'));
    expect(mark('2.5', '成果可查')).toBe('accepted');
    expect(mark('3.1', '成果可查')).toBe('assessment.mark-out-of-range');
    expect(mark('-1', '成果可查')).toBe('assessment.mark-out-of-range');
    expect(mark('1e1', '成果可查')).toBe('assessment.mark-out-of-range');
    expect(mark('2', '  好  ')).toBe('assessment.mark-without-reason');
    expect(mark('2', '成果可查', new Date())).toBe('assessment.marks-sent');
    expect(codeOf(maySendMarks('frozen', null, 3, 4))).toBe('assessment.marks-left');
    expect(codeOf(maySendMarks('frozen', null, 4, 4))).toBe('accepted');
  });

  it('replaces and releases only who has not sent, until all marks are in sight', () => {
    const [sent, waits] = [
      { personId: 'b', sentAt: new Date() },
      { personId: 'c', sentAt: null },
    ];
    const name = (wanted: string[], before = [sent, waits], allIn = false) =>
      codeOf(mayNameScorers('frozen', { wanted, before, allIn, assessed: new Set(['a', 'b']) }));
    expect(name(['a'], [])).toBe('assessment.scores-themselves');
    expect(name(['c', 'd'])).toBe('assessment.scorers-settled');
    expect(name(['b', 'a'])).toBe('assessment.scores-themselves');
    // Who has sent stands, also where they came to be assessed since.
    expect(name(['b', 'd'])).toBe('accepted');
    expect(name(['b'])).toBe('accepted');
    expect(name(['b'], [sent], true)).toBe('assessment.marks-all-in');
  });
});
