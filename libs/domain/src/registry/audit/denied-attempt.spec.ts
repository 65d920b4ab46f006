import { accessRefusals } from '../access/access-refusals';
import { identityRefusals } from '../identity/identity-refusals';
import { platformRefusals } from '../../platform/platform-refusals';
import { isDenied } from './denied-attempt';

describe('a denied attempt', () => {
  it('is what somebody may not do, or what is not there for them', () => {
    expect(isDenied(accessRefusals['access.permission-missing']())).toBe(true);
    expect(isDenied(platformRefusals['request.not-found']())).toBe(true);
  });

  it('is not being asked to confirm oneself, nor a rule’s no', () => {
    expect(isDenied(identityRefusals['session.step-up-due']())).toBe(false);
    expect(isDenied(platformRefusals['request.invalid']())).toBe(false);
  });
});
