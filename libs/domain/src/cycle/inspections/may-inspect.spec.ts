import { mayBeginVisit, mayDraw, mayFinishVisit, mayWriteVisit, teamOf } from './may-inspect';
import type { VisitToBegin } from './may-inspect';

const code = <T>(answer: { ok: true; value: T } | { ok: false; refusal: { code: string } }) =>
  answer.ok ? 'allowed' : answer.refusal.code;
const visit: VisitToBegin = {
  ...{ startsOn: '2026-11-20', today: '2026-11-23', heldOn: '2026-11-23', started: false, visits: 1, cap: 2 },
  team: [
    { personId: 'he', name: '何谷', leads: true },
    { personId: 'qin', name: '秦芒种', leads: false },
  ],
  held: [],
};
const begin = (more: Partial<VisitToBegin>) => code(mayBeginVisit({ ...visit, ...more }));

describe('an inspection', () => {
  it('is drawn once, by whoever leads it', () => {
    expect(code(mayDraw('planned', true))).toBe('allowed');
    expect(code(mayDraw('planned', false))).toBe('inspection.not-the-leader');
    expect(code(mayDraw('drawn', true))).toBe('inspection.drawn');
  });

  it('has a team of two, each once, with one leader', () => {
    const [he, qin] = visit.team;
    expect(code(teamOf(visit.team))).toBe('allowed');
    expect(code(teamOf([he!]))).toBe('inspection.team');
    expect(code(teamOf([he!, { ...he!, leads: false }]))).toBe('inspection.team');
    expect(code(teamOf([he!, { ...qin!, leads: true }]))).toBe('inspection.team');
  });

  it('begins within its days and the cap of the plan, once', () => {
    expect(begin({})).toBe('allowed');
    expect(begin({ visits: 2 })).toBe('inspection.over-cap');
    expect(begin({ started: true })).toBe('inspection.started');
    expect(begin({ today: '2026-11-19', heldOn: '2026-11-19' })).toBe('inspection.early');
    expect(begin({ heldOn: '2026-11-24' })).toBe('inspection.held-on');
    expect(begin({ heldOn: '2026-11-19' })).toBe('inspection.held-on');
  });

  it('sends nobody where they serve, or served within a year', () => {
    expect(begin({ held: [{ personId: 'qin', endsOn: null }] })).toBe('inspection.team-conflict');
    expect(begin({ held: [{ personId: 'qin', endsOn: '2025-11-23' }] })).toBe('inspection.team-conflict');
    expect(begin({ held: [{ personId: 'qin', endsOn: '2025-11-22' }] })).toBe('allowed');
    expect(begin({ held: [{ personId: 'other', endsOn: null }] })).toBe('allowed');
  });

  it('is written down by its team, and finished when every row says something', () => {
    expect(code(mayWriteVisit('open', false))).toBe('inspection.not-of-the-team');
    expect(code(mayWriteVisit('finished', true))).toBe('inspection.finished');
    expect(code(mayFinishVisit('open', true, ['in-order', null]))).toBe('inspection.rows-open');
    expect(code(mayFinishVisit('open', true, ['in-order', 'unseen']))).toBe('allowed');
  });
});
