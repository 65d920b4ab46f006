import { mayDisableAccount } from './may-disable-account';

describe('mayDisableAccount', () => {
  const active = { id: 'a', state: 'active', administrator: null } as const;
  const answer = (account: Parameters<typeof mayDisableAccount>[0]['account'], others: number, by = 'me') => {
    const outcome = mayDisableAccount({ account, otherSystemAdministrators: others }, { accountId: by });
    return outcome.ok ? outcome.value : outcome.refusal.code;
  };

  it('lets an administrator disable the account of somebody else', () => {
    expect(answer(active, 1)).toBe('disabled');
  });
  it('refuses their own, one that is disabled, and the last system administrator', () => {
    expect(answer(active, 1, 'a')).toBe('account.own');
    expect(answer({ ...active, state: 'disabled' }, 1)).toBe('account.state-unsuitable');
    expect(answer({ ...active, administrator: 'system' }, 0)).toBe('account.last-system-administrator');
    expect(answer({ ...active, administrator: 'system' }, 1)).toBe('disabled');
  });
});
