import { SIGN_IN_LIMITS, sourceOf } from './sign-in-limits';

describe('sourceOf', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff::', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s counts as %s', (address, source) => {
    expect(sourceOf(address)).toBe(source);
  });
});

describe('SIGN_IN_LIMITS', () => {
  it('keep the line of five failures and thirty minutes for each account and place', () => {
    for (const kind of ['account-source', 'account-device'] as const) {
      expect(SIGN_IN_LIMITS[kind]).toEqual(expect.objectContaining({ failures: 5, lockSeconds: 1800 }));
    }
  });
});
