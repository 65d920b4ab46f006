import { FINDING_LIFECYCLE, FINDING_STATES } from './finding-states';
import { findingAnswer, mayAnswerFinding, mayDisposeFinding, maySettleFinding } from './may-settle-finding';
import type { FindingActor, SettledFinding } from './may-settle-finding';

const put: SettledFinding = {
  ...{ state: 'put', organizationId: 'village', postId: 'deputy', holderPersonId: 'lin', answer: null },
  ...{ answerBy: '2026-11-26', disposition: null },
};
const clerk: FindingActor = {
  ...{ tenureId: 't', personId: 'qin', postId: 'clerk', organizationId: 'county', isHead: false },
};
const code = <T>(answer: { ok: true; value: T } | { ok: false; refusal: { code: string } }) =>
  answer.ok ? answer.value : answer.refusal.code;

describe('a finding', () => {
  it('reaches every state', () => {
    const seen = new Set(['put']);
    for (const next of Object.values(FINDING_LIFECYCLE.put)) seen.add(next);
    expect([...seen].sort()).toEqual([...FINDING_STATES].sort());
  });

  it('is answered once, by the head of its unit or the post that it is about', () => {
    const of = (actor: Partial<FindingActor>, found: Partial<SettledFinding> = {}) =>
      code(mayAnswerFinding({ ...put, ...found }, { ...clerk, organizationId: 'village', ...actor }));
    expect(of({ isHead: true })).toBe('put');
    expect(of({ postId: 'deputy' })).toBe('put');
    expect(of({})).toBe('finding.not-your-unit');
    expect(of({ organizationId: 'county', isHead: true })).toBe('finding.not-your-unit');
    expect(of({ isHead: true }, { answer: 'agreed' })).toBe('finding.answered');
    expect(of({ isHead: true }, { state: 'confirmed' })).toBe('finding.settled');
    expect(of({ tenureId: null })).toBe('finding.no-post');
    expect(code(findingAnswer('disputed', '  '))).toBe('finding.dispute-without-case');
    expect(code(findingAnswer('agreed', ''))).toEqual({ answer: 'agreed', caseText: null });
  });

  it('is confirmed once the unit could state its case, and dropped at any time', () => {
    const settle = (
      found: Partial<SettledFinding>,
      {
        verb = 'confirm',
        today = '2026-11-26',
        actor = {},
      }: { verb?: 'confirm' | 'drop'; today?: string; actor?: object } = {},
    ) => code(maySettleFinding({ ...put, ...found }, { ...clerk, ...actor }, verb, today));
    expect(settle({})).toBe('finding.case-open');
    expect(settle({ answer: 'disputed' })).toBe('confirmed');
    expect(settle({}, { today: '2026-11-27' })).toBe('confirmed');
    expect(settle({}, { verb: 'drop' })).toBe('dropped');
    expect(settle({ state: 'dropped' })).toBe('finding.settled');
    expect(settle({ answer: 'agreed' }, { actor: { organizationId: 'village' } })).toBe('finding.own-unit');
    expect(settle({ answer: 'agreed' }, { actor: { organizationId: 'village', isHead: true } })).toBe(
      'confirmed',
    );
  });

  it('is neither settled nor disposed of by whom it is about, under whichever post', () => {
    const answered: SettledFinding = { ...put, answer: 'agreed' };
    const decided = (actor: Partial<FindingActor>, found: Partial<SettledFinding> = {}) => {
      const who = { ...clerk, ...actor };
      return [
        code(maySettleFinding({ ...answered, ...found }, who, 'confirm', '2026-11-26')),
        code(maySettleFinding({ ...answered, ...found }, who, 'drop', '2026-11-26')),
        code(mayDisposeFinding({ ...answered, ...found, state: 'confirmed' }, who, 'reason', '已改')),
      ];
    };
    const refused = Array<string>(3).fill('finding.about-oneself');
    expect(decided({ postId: 'deputy', organizationId: 'village', isHead: true })).toEqual(refused);
    expect(decided({ personId: 'lin' })).toEqual(refused);
    expect(decided({})).toEqual(['confirmed', 'dropped', 'reason']);
    // Of no post, and of a post that nobody answers for, nobody is meant.
    expect(decided({ postId: null, personId: null }, { postId: null, holderPersonId: null })).toEqual([
      ...['confirmed', 'dropped', 'reason'],
    ]);
  });

  it('gets one disposition, and a reason where it is no order', () => {
    const dispose = (
      found: Partial<SettledFinding>,
      disposition: 'order' | 'reason',
      reason: string | null,
    ) => code(mayDisposeFinding({ ...put, state: 'confirmed', ...found }, clerk, disposition, reason));
    expect(dispose({}, 'order', null)).toBe('order');
    expect(dispose({}, 'reason', null)).toBe('finding.disposition-without-reason');
    expect(dispose({}, 'reason', '已另案办理')).toBe('reason');
    expect(dispose({ disposition: 'order' }, 'order', null)).toBe('finding.disposed');
    expect(dispose({ state: 'put' }, 'order', null)).toBe('finding.not-confirmed');
  });
});
