import { stepUpMethodOf } from './step-up';

describe('what somebody confirms with', () => {
  it.each([
    ['a code where there is a second factor', true, false, 'code'],
    ['a code, by whatever they came in', true, true, 'code'],
    ['the password that they came in with', false, false, 'password'],
    ['the provider that they came in by: they may have no password', false, true, 'provider'],
  ] as const)('is %s', (_, hasSecondFactor, begunByProvider, expected) => {
    expect(stepUpMethodOf({ hasSecondFactor, begunByProvider })).toBe(expected);
  });
});
