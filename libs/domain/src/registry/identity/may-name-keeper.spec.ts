import { mayNameKeeper } from './may-name-keeper';

describe('who uses an administrator’s account', () => {
  it.each([
    ['is said of one of which nobody was', { administrator: 'audit', keeperName: null }, true],
    ['is not said again', { administrator: 'audit', keeperName: '林清和' }, 'account.keeper-named'],
    ['is not asked of a person’s', { administrator: null, keeperName: null }, 'request.not-found'],
  ] as const)('%s', (_, account, expected) => {
    const outcome = mayNameKeeper(account);
    expect(outcome.ok ? outcome.value : outcome.refusal.code).toBe(expected);
  });
});
