import { mayDisableAccount, mayEnableAccount } from './may-disable-account';

const account = { id: 'a', state: 'active', administrator: null } as const;
const by = { accountId: 'me' };
const codeOf = (outcome: ReturnType<typeof mayDisableAccount> | ReturnType<typeof mayEnableAccount>) =>
  outcome.ok ? outcome.value : outcome.refusal.code;

describe('disabling an account', () => {
  it.each([
    ['another person’s', account, 0, 'disabled'],
    ['one that is disabled already', { ...account, state: 'disabled' }, 0, 'account.state-unsuitable'],
    ['one’s own', { ...account, id: 'me' }, 0, 'account.own'],
    ['the last of its kind', { ...account, administrator: 'audit' }, 0, 'account.last-administrator'],
    ['one of two of its kind', { ...account, administrator: 'audit' }, 1, 'disabled'],
    ['one that still waits', { ...account, administrator: 'audit', state: 'waiting' }, 0, 'disabled'],
  ] as const)('%s', (_, subject, othersOfItsKind, outcome) => {
    expect(codeOf(mayDisableAccount({ account: subject, othersOfItsKind }, by))).toBe(outcome);
  });
});

describe('enabling an account', () => {
  it.each([
    ['a person’s', { ...account, state: 'disabled' }, 'active'],
    ['an administrator’s', { ...account, state: 'disabled', administrator: 'system' }, 'waiting'],
    ['one that is active', account, 'account.state-unsuitable'],
    ['one that waits', { ...account, state: 'waiting', administrator: 'system' }, 'account.state-unsuitable'],
  ] as const)('%s', (_, subject, outcome) => {
    expect(codeOf(mayEnableAccount(subject))).toBe(outcome);
  });
});
