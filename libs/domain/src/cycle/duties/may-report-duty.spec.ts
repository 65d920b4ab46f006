import { mayReportDuty, reportedOnAfter, reportWords } from './may-report-duty';
import type { ReportableDuty, ReportingActor } from './may-report-duty';

const duty: ReportableDuty = {
  state: 'owed',
  postId: 'secretary',
  organizationId: 'village',
  postVacant: false,
  stoodIn: false,
};
const holder: ReportingActor = {
  tenureId: 't1',
  postId: 'secretary',
  organizationId: 'village',
  isHead: true,
};
const other: ReportingActor = { tenureId: 't2', postId: 'deputy', organizationId: 'village', isHead: false };
const code = (change: Partial<ReportableDuty>, actor: ReportingActor) => {
  const answer = mayReportDuty({ ...duty, ...change }, actor);
  return answer.ok ? answer.value : answer.refusal.code;
};

describe('who may report a duty', () => {
  it('is whoever stands in while the holder is on leave', () => {
    expect(code({}, other)).toBe('duty.not-yours');
    expect(code({ stoodIn: true }, other)).toBe('reported');
    expect(code({ stoodIn: true, state: 'verified' }, other)).toBe('duty.already-verified');
    expect(code({ stoodIn: true }, { ...other, tenureId: null })).toBe('duty.no-post');
  });

  it('is the holder of its post, again until it is verified', () => {
    expect(code({}, holder)).toBe('reported');
    expect(code({ state: 'reported' }, holder)).toBe('reported');
    expect(code({ state: 'returned' }, holder)).toBe('reported');
    expect(code({ state: 'verified' }, holder)).toBe('duty.already-verified');
    expect(code({ state: 'withdrawn' }, holder)).toBe('duty.withdrawn');
  });

  it('is nobody else while somebody holds the post, the head neither', () => {
    expect(code({}, other)).toBe('duty.not-yours');
    expect(code({ postId: 'deputy' }, holder)).toBe('duty.not-yours');
    expect(code({}, { tenureId: null, postId: null, organizationId: null, isHead: false })).toBe(
      'duty.no-post',
    );
  });

  it('is the head of the organisation for a vacant post, of that organisation only', () => {
    const vacant = { postId: 'deputy', postVacant: true };
    expect(code(vacant, holder)).toBe('reported');
    expect(code(vacant, { ...holder, organizationId: 'town', postId: 'town-secretary' })).toBe(
      'duty.post-vacant',
    );
    expect(code({ ...vacant, postId: 'publicity' }, other)).toBe('duty.post-vacant');
  });
});

describe('the words of a report', () => {
  it('need one line of result and trim the rest', () => {
    expect(reportWords({ result: ' 已开会 ', problem: ' ', helpWanted: '要经费' })).toEqual({
      ok: true,
      value: { result: '已开会', problem: null, helpWanted: '要经费' },
    });
    expect(reportWords({ result: '  ' })).toMatchObject({
      ok: false,
      refusal: { code: 'duty.result-missing', field: 'result' },
    });
  });

  it('lose what no text has', () => {
    expect(reportWords({ result: '已\u0000开会\r\n两次\ud800' })).toMatchObject({
      value: { result: '已开会\n两次' },
    });
    expect(reportWords({ result: '\u0000' })).toMatchObject({ refusal: { code: 'duty.result-missing' } });
  });

  it('allow 500 characters as people count them', () => {
    expect(reportWords({ result: '好'.repeat(500) }).ok).toBe(true);
    expect(reportWords({ result: '𠮷'.repeat(500) }).ok).toBe(true);
    expect(reportWords({ result: '好'.repeat(501) })).toMatchObject({
      refusal: { code: 'duty.result-too-long' },
    });
  });
});

describe('the day of reporting', () => {
  it('is kept by a correction and new after a return', () => {
    expect(reportedOnAfter({ state: 'owed', reportedOn: null }, '2026-11-23')).toBe('2026-11-23');
    expect(reportedOnAfter({ state: 'reported', reportedOn: '2026-11-02' }, '2026-11-23')).toBe('2026-11-02');
    expect(reportedOnAfter({ state: 'returned', reportedOn: '2026-11-02' }, '2026-11-23')).toBe('2026-11-23');
  });
});
