import {
  mayDecide,
  mayFinalize,
  mayObject,
  mayOpenResults,
  mayPublicise,
  mayRead,
  mayReply,
} from './may-settle-results';
import type { ResultsSoFar } from './may-settle-results';
import { useStateOf } from './result-uses';
import { scoreByTenure } from './score-by-tenure';

const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) =>
  outcome.ok ? 'accepted' : outcome.refusal!.code;

describe('settling results', () => {
  const so = (more: Partial<ResultsSoFar>): ResultsSoFar => ({
    ...{ state: 'feedback', untold: 0, openObjections: 0, scoring: false, publicityUntil: null },
    ...more,
  });

  it('opens what is scored whole', () => {
    expect(codeOf(mayOpenResults('frozen', []))).toBe('result.not-scored');
    expect(codeOf(mayOpenResults('scored', [{ complete: false }]))).toBe('result.incomplete');
    expect(codeOf(mayOpenResults('scored', [{ complete: true }]))).toBe('accepted');
  });

  it('publicises after everybody was told, closes after the publicity, and never past an open objection', () => {
    expect(codeOf(mayPublicise(so({ untold: 1 })))).toBe('result.not-told');
    expect(codeOf(mayPublicise(so({ openObjections: 1 })))).toBe('result.objections-open');
    expect(codeOf(mayPublicise(so({ scoring: true })))).toBe('result.being-scored');
    expect(codeOf(mayPublicise(so({})))).toBe('accepted');
    const shown = so({ state: 'publicity', publicityUntil: '2026-12-07' });
    expect(codeOf(mayFinalize(so({}), '2026-12-08'))).toBe('result.not-publicised');
    expect(codeOf(mayFinalize(shown, '2026-12-07'))).toBe('result.publicity-runs');
    expect(codeOf(mayFinalize({ ...shown, openObjections: 1 }, '2026-12-08'))).toBe('result.objections-open');
    expect(codeOf(mayFinalize(shown, '2026-12-08'))).toBe('accepted');
  });

  it('takes an objection to one’s own unit with another value and a reason; somebody else decides it', () => {
    const offered = { claimed: '6', stands: '5', reason: '漏计一次' };
    expect(codeOf(mayObject('feedback', false, offered))).toBe('objection.not-yours');
    expect(codeOf(mayObject('final', true, offered))).toBe('result.final');
    expect(codeOf(mayObject('feedback', true, { ...offered, claimed: '5' }))).toBe('objection.same-value');
    expect(codeOf(mayObject('publicity', true, { ...offered, reason: ' ' }))).toBe(
      'objection.without-reason',
    );
    expect(codeOf(mayObject('publicity', true, offered))).toBe('accepted');
    const open = {
      ...{ state: 'open', round: 'publicity' as const, organizationId: 'unit' },
      concerned: ['raiser', 'enterer'],
    };
    const decider = (personId: string, ...servesIn: string[]) => ({ personId, servesIn: new Set(servesIn) });
    expect(codeOf(mayDecide(open, decider('enterer'), '属实'))).toBe('objection.own');
    expect(codeOf(mayDecide(open, decider('other', 'body'), '属实'))).toBe('accepted');
    expect(codeOf(mayDecide(open, decider('other', 'body', 'unit'), '属实'))).toBe('objection.own');
    expect(codeOf(mayDecide({ ...open, round: 'final' }, decider('other'), '属实'))).toBe('result.final');
    expect(codeOf(mayDecide({ ...open, state: 'upheld' }, decider('other'), '属实'))).toBe(
      'objection.decided',
    );
  });

  it('is read by the unit that was told, and by nobody else', () => {
    expect(codeOf(mayRead(true, new Date()))).toBe('accepted');
    expect(codeOf(mayRead(true, null))).toBe('result.read-by-unit');
    expect(codeOf(mayRead(false, new Date()))).toBe('result.read-by-unit');
  });

  it('is red when nobody replied, and never because of what was decided', () => {
    expect(codeOf(mayReply(true, 'none', ' '))).toBe('result.use-without-reason');
    expect(codeOf(mayReply(true, 'none', '已退休'))).toBe('accepted');
    expect(codeOf(mayReply(false, 'award', ''))).toBe('result.not-final');
    const due = { useDueOn: '2027-02-01', useKind: null };
    expect(useStateOf(due, '2027-02-01')).toBe('waiting');
    expect(useStateOf(due, '2027-02-02')).toBe('overdue');
    expect(useStateOf({ ...due, useKind: 'none' }, '2027-02-02')).toBe('replied');
  });

  it('weighs a person’s results by the days of their tenure', () => {
    const results = [
      { year: 2026, total: '90', days: 100 },
      { year: 2026, total: '60', days: 50 },
      { year: 2025, total: '10', days: 300 },
    ];
    expect(scoreByTenure(results, 2026)).toBe('80');
    expect(scoreByTenure(results, 2024)).toBeNull();
  });
});
