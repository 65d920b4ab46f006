import { verificationAct } from './verification-act';
import type { VerificationFacts, VerificationWords } from './verification-act';

const words: VerificationWords = {
  kind: 'records',
  result: 'confirmed',
  heldOn: '2026-11-06',
  object: '例会纪要和督办单',
  strength: '14 个村逐个过，红灯村当场定了人',
  doubt: '两个村没有签到',
  noDoubtBecause: null,
};
const facts: VerificationFacts = { today: '2026-11-09', reportedOn: '2026-11-04', evidence: 2, opened: 1 };
const code = (change: Partial<VerificationWords>, more: Partial<VerificationFacts> = {}) => {
  const answer = verificationAct({ ...words, ...change }, { ...facts, ...more });
  return answer.ok ? 'ok' : answer.refusal.code;
};

describe('a verification act', () => {
  it('names what was looked at, and judges in own words', () => {
    expect(code({})).toBe('ok');
    expect(code({ object: '  ' })).toBe('verification.no-object');
    expect(code({ strength: ' ' })).toBe('verification.no-strength');
    expect(code({ strength: '好'.repeat(501) })).toBe('verification.too-long');
  });

  it('names a doubt, or the reason why there is none', () => {
    expect(code({ doubt: null })).toBe('verification.no-doubt');
    expect(code({ doubt: null, noDoubtBecause: '逐村核对了签到表，人数一致' })).toBe('ok');
  });

  it('is held after the report, not ahead of it and not in the future', () => {
    expect(code({ heldOn: '2026-11-03' })).toBe('verification.before-report');
    expect(code({ heldOn: '2026-11-10' })).toBe('verification.ahead');
    expect(code({ heldOn: '2026-11-09' })).toBe('ok');
  });

  it('by papers means that one was opened; on the spot or by telephone there may be none', () => {
    expect(code({}, { opened: 0 })).toBe('verification.unopened');
    expect(code({ kind: 'data' }, { opened: 0 })).toBe('verification.unopened');
    expect(code({}, { evidence: 0, opened: 0 })).toBe('ok');
    expect(code({ kind: 'on-site' }, { opened: 0 })).toBe('ok');
    expect(code({ kind: 'call-back' }, { opened: 0 })).toBe('ok');
  });

  it('that sends something back says why, and that is enough', () => {
    const back = { result: 'returned', strength: null } as const;
    expect(code({ ...back, doubt: null })).toBe('verification.no-reason');
    expect(code({ ...back, doubt: '缺签到表' }, { opened: 0 })).toBe('ok');
  });
});
