import type { VerifiableDuty, VerifyingActor } from './may-verify-duty';
import { contradictionRate, mayLookAgain, stateAfterLook } from './second-look';
import type { DrawnLook } from './second-look';

const drawn: DrawnLook = { outcome: null, firstPersonId: 'lin' };
const duty: VerifiableDuty = {
  ...{ state: 'verified', postId: 'village-secretary', organizationId: 'village' },
  personIds: ['zhuo'],
};
const county: VerifyingActor = {
  ...{ tenureId: 't', personId: 'xu', postId: 'county-clerk', organizationId: 'county', isHead: false },
};
const code = (
  look: DrawnLook | undefined,
  change: Partial<VerifiableDuty> = {},
  actor: Partial<VerifyingActor> = {},
) => {
  const answer = mayLookAgain(look, { ...duty, ...change }, { ...county, ...actor });
  return answer.ok ? 'may' : answer.refusal.code;
};

describe('a second look at what was verified', () => {
  it('is taken once, at what was drawn and still counts as verified', () => {
    expect(code(drawn)).toBe('may');
    expect(code(undefined)).toBe('duty.nothing-to-look-at');
    expect(code({ ...drawn, outcome: 'agreed' })).toBe('duty.nothing-to-look-at');
    expect(code(drawn, { state: 'returned' })).toBe('duty.nothing-to-look-at');
  });

  it('is taken by somebody else than the first verifier, than who reported, than a colleague', () => {
    expect(code(drawn, {}, { personId: 'lin' })).toBe('duty.own-verification');
    expect(code(drawn, {}, { personId: 'zhuo' })).toBe('duty.own-report');
    expect(code(drawn, {}, { organizationId: 'village' })).toBe('duty.colleague');
    expect(code(drawn, {}, { tenureId: null })).toBe('duty.no-verifying-post');
  });

  it('leaves it verified, or sends it back', () => {
    expect([stateAfterLook('agreed'), stateAfterLook('contradicted')]).toEqual(['verified', 'returned']);
  });

  it('gives a rate of those looked at, none without a look', () => {
    expect(contradictionRate(0, 0)).toBeNull();
    expect(contradictionRate(12, 1)).toBe('8.3');
    expect(contradictionRate(8, 1)).toBe('12.5');
    expect(contradictionRate(3, 3)).toBe('100.0');
  });
});
