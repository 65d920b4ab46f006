import { awaitsCheckOnceReported } from './awaits-check';
import { mayVerifyDuty } from './may-verify-duty';
import type { VerifiableDuty, VerifyingActor } from './may-verify-duty';

const duty: VerifiableDuty = {
  state: 'reported',
  postId: 'village-secretary',
  organizationId: 'village',
  personIds: ['zhuo'],
};
const township: VerifyingActor = {
  tenureId: 't',
  personId: 'lin',
  postId: 'township-secretary',
  organizationId: 'township',
  isHead: true,
};
const code = (
  change: Partial<VerifiableDuty>,
  actor: Partial<VerifyingActor> = {},
  verb: 'verify' | 'return' = 'verify',
) => {
  const answer = mayVerifyDuty({ ...duty, ...change }, { ...township, ...actor }, verb);
  return answer.ok ? answer.value : answer.refusal.code;
};

describe('who may verify a duty', () => {
  it('is somebody from elsewhere, once it is reported', () => {
    expect(code({})).toBe('verified');
    expect(code({}, {}, 'return')).toBe('returned');
    expect(code({ state: 'owed' })).toBe('duty.nothing-to-verify');
    expect(code({ state: 'returned' })).toBe('duty.nothing-to-verify');
    expect(code({ state: 'withdrawn' })).toBe('duty.nothing-to-verify');
    expect(code({ state: 'verified' })).toBe('duty.verified-already');
  });

  it('is never whoever reported it: not the post, not the person under another post', () => {
    expect(code({}, { postId: 'village-secretary' })).toBe('duty.own-report');
    expect(code({}, { personId: 'zhuo' })).toBe('duty.own-report');
    expect(code({}, { tenureId: null, postId: null, organizationId: null })).toBe('duty.no-verifying-post');
  });

  it('is within an organisation its head only', () => {
    const inside = { organizationId: 'village', postId: 'village-deputy' };
    expect(code({}, { ...inside, isHead: false })).toBe('duty.colleague');
    expect(code({ postId: 'village-deputy', personIds: ['he'] }, { ...inside, postId: 'head' })).toBe(
      'verified',
    );
  });
});

describe('what waits for a verification act once it is reported', () => {
  const reported = { checkingClass: '备案', state: 'owed', awaitsCheck: false };

  it('is the compulsory class, what was returned, and what was drawn', () => {
    expect(awaitsCheckOnceReported(reported)).toBe(false);
    expect(awaitsCheckOnceReported({ ...reported, checkingClass: '抽核' })).toBe(false);
    expect(awaitsCheckOnceReported({ ...reported, checkingClass: '必核' })).toBe(true);
    expect(awaitsCheckOnceReported({ ...reported, state: 'returned' })).toBe(true);
    expect(awaitsCheckOnceReported({ ...reported, state: 'reported', awaitsCheck: true })).toBe(true);
  });
});
