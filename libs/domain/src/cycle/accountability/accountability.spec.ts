import { createWorkingCalendar } from '../../registry/calendar/working-days';
import { proposingRule, rulesReached } from './accountability-rules';
import type { ProposalFact } from './accountability-rules';
import { accountabilityTerms, DEFAULT_ACCOUNTABILITY_TERMS } from './accountability-terms';
import { MATTER_LIFECYCLE, MATTER_STATES, matterStateAfter } from './matter-states';
import { matterLight } from './matter-light';
import { affectedUntil, effectEndsOn, measureForm } from './measure-form';
import type { Effect } from './measure-form';
import { dayInOrder, mayDecideMatter, mayKeepMatter, mayNameMembers, shortText } from './may-act-on-matter';
import { mayAnswerAppeal, mayAppeal, mayCorrect } from './may-appeal-measure';

const TERMS = DEFAULT_ACCOUNTABILITY_TERMS;
const CALENDAR = createWorkingCalendar({ years: [], holidays: [], worked: [] });
const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) =>
  outcome.ok ? 'ok' : outcome.refusal!.code;

describe('a rule', () => {
  const fact = (count: ProposalFact['count'], value: number): ProposalFact => ({
    ...{ count, value, subjectKind: 'duty', subjectId: 'd', on: '2026-06-05' },
  });

  it('proposes when its threshold is reached, by its own count alone', () => {
    const rules = [
      proposingRule('连续', { counts: 'misses-running', atLeast: 3 }),
      proposingRule('双红', { counts: 'severe-at-post', atLeast: 3 }),
      proposingRule('人工', {}),
      proposingRule('没有门槛', { counts: 'misses-running' }),
    ];
    const reached = (facts: ProposalFact[]) => rulesReached(rules, facts).map(({ rule }) => rule.code);
    expect(reached([fact('misses-running', 2), fact('severe-at-post', 2)])).toEqual([]);
    expect(reached([fact('misses-running', 3), fact('severe-at-post', 2)])).toEqual(['连续']);
    expect(reached([fact('misses-running', 4), fact('severe-at-post', 3)])).toEqual(['连续', '双红']);
  });
});

describe('a matter', () => {
  it('reaches every state, and nothing leads out of a declined one', () => {
    const led = Object.values(MATTER_LIFECYCLE).flatMap((verbs) => Object.values(verbs));
    expect(new Set(['proposed', ...led])).toEqual(new Set(MATTER_STATES));
    expect(MATTER_LIFECYCLE.declined).toEqual({});
    expect(matterStateAfter('proposed', 'conclude')).toBeNull();
  });

  it('is decided by the post that decides alone, never about oneself, once', () => {
    const matter = { state: 'proposed' } as const;
    expect(codeOf(mayDecideMatter(matter, { concerned: false, role: 'decider' }, 'send'))).toBe('ok');
    expect(codeOf(mayDecideMatter(matter, { concerned: false, role: 'proposer' }, 'send'))).toBe(
      'accountability.not-decider',
    );
    expect(codeOf(mayDecideMatter(matter, { concerned: true, role: 'decider' }, 'decline'))).toBe(
      'accountability.about-oneself',
    );
    const decided = { ...matter, state: 'declined' } as const;
    expect(codeOf(mayDecideMatter(decided, { concerned: false, role: 'decider' }, 'send'))).toBe(
      'accountability.decided-already',
    );
    expect(codeOf(mayKeepMatter(matter, { concerned: false, role: 'decider' }, 'receive'))).toBe(
      'accountability.out-of-order',
    );
    expect(codeOf(mayNameMembers({ concerned: false, role: 'decider' }))).toBe('ok');
    expect(codeOf(mayNameMembers({ concerned: false, role: 'keeper' }))).toBe('accountability.not-decider');
    expect(codeOf(mayNameMembers({ concerned: true, role: 'decider' }))).toBe('accountability.about-oneself');
    const sent = { ...matter, state: 'to-hand-over' } as const;
    expect(codeOf(mayKeepMatter(sent, { concerned: true, role: 'keeper' }, 'hand-over'))).toBe(
      'accountability.about-oneself',
    );
  });

  it('turns red when nobody decides, and is nobody’s light while the competent body is at work', () => {
    const on = (today: string) =>
      matterLight({ state: 'proposed', dueOn: '2026-11-20' }, today, CALENDAR, TERMS);
    expect(
      [on('2026-11-16'), on('2026-11-18'), on('2026-11-23'), on('2026-12-18')].map(
        ({ light, workingDays }) => [light, workingDays],
      ),
    ).toEqual([
      ['ok', 4],
      ['soon', 2],
      ['overdue', -1],
      ['severe', -20],
    ]);
    expect(on('2026-11-23').reason.zh).toContain('已逾期 1 个工作日');
    expect(matterLight({ state: 'received', dueOn: null }, '2026-11-23', CALENDAR, TERMS).light).toBe('idle');
  });

  it('takes short texts and days in their order', () => {
    expect(codeOf(shortText(' \n ', 'reason'))).toBe('accountability.text-missing');
    expect(codeOf(shortText('字'.repeat(60), 'reason'))).toBe('ok');
    expect(codeOf(shortText('字'.repeat(61), 'reason'))).toBe('accountability.text-too-long');
    const order = { notBefore: '2026-11-20', today: '2026-11-23' };
    expect(codeOf(dayInOrder('2026-11-19', order, 'x'))).toBe('accountability.day-too-early');
    expect(codeOf(dayInOrder('2026-11-24', order, 'x'))).toBe('accountability.day-to-come');
    expect(codeOf(dayInOrder('2026-11-20', order, 'x'))).toBe('ok');
  });
});

describe('a measure', () => {
  it('ends on the day before its months are over; a form without a period has no end', () => {
    expect(effectEndsOn('2026-07-16', { months: 6 })).toBe('2027-01-15');
    expect(effectEndsOn('2026-08-31', { months: 6 })).toBe('2027-02-27');
    expect(effectEndsOn('2026-07-16', { months: null })).toBeNull();
    expect(measureForm({ group: 'lighter', months: 0 })).toMatchObject({
      ...{ months: null, targets: ['organization', 'leader'] },
    });
    expect(measureForm({ group: 'leader', months: 12 })).toMatchObject({ months: 12, targets: ['leader'] });
  });

  it('affects until the longest of those that overlap; neither corrected ones nor those without a period count', () => {
    const effect = (endsOn: string, more: Partial<Effect> = {}): Effect => ({
      ...{ decidedOn: '2026-07-01', endsOn, months: 6, state: 'in-effect', ...more },
    });
    const all = [
      effect('2027-01-15'),
      effect('2027-07-15'),
      effect('2028-07-15', { state: 'corrected' }),
      effect('2029-01-01', { months: null }),
    ];
    expect(affectedUntil(all, '2026-12-01')).toBe('2027-07-15');
    expect(affectedUntil(all, '2027-07-16')).toBeNull();
  });

  it('is appealed within a month, once, and answered within another', () => {
    const measure = {
      state: 'in-effect',
      deliveredOn: '2026-01-31',
      appealedOn: null,
      appealAnsweredOn: null,
    } as const;
    expect(mayAppeal(measure, '2026-02-28', TERMS)).toMatchObject({ ok: true, value: '2026-03-28' });
    expect(codeOf(mayAppeal(measure, '2026-03-01', TERMS))).toBe('measure.appeal-too-late');
    expect(codeOf(mayAppeal(measure, '2026-01-30', TERMS))).toBe('measure.appeal-too-late');
    const appealed = { ...measure, appealedOn: '2026-02-10' };
    expect(codeOf(mayAppeal(appealed, '2026-02-11', TERMS))).toBe('measure.appealed-already');
    expect([codeOf(mayAnswerAppeal(measure)), codeOf(mayAnswerAppeal(appealed))]).toEqual([
      'measure.no-appeal',
      'ok',
    ]);
    expect(codeOf(mayAnswerAppeal({ ...appealed, appealAnsweredOn: '2026-03-01' }))).toBe(
      'measure.no-appeal',
    );
  });

  it('is corrected once, also after its end', () => {
    expect([mayCorrect({ state: 'in-effect' }), mayCorrect({ state: 'ended' })].map(codeOf)).toEqual([
      'ok',
      'ok',
    ]);
    expect(codeOf(mayCorrect({ state: 'corrected' }))).toBe('measure.corrected-already');
  });
});

describe('terms', () => {
  it('are those of the catalogue, by default where a row says nothing or nonsense', () => {
    expect(accountabilityTerms({ decideWorkingDays: 7, appealMonths: 0, answerMonths: 'x' })).toEqual({
      ...{ ...TERMS, decideWorkingDays: 7 },
    });
    expect(accountabilityTerms(undefined)).toEqual(TERMS);
  });
});
