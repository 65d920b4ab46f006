import { ADMINISTRATOR_KINDS } from './administrators';
import { mayLetIn, mayTakeSecondFactor } from './may-vouch';

describe('vouching for an administrator', () => {
  const waiting = (administrator: (typeof ADMINISTRATOR_KINDS)[number]) =>
    ({ state: 'waiting', administrator, hasSecondFactor: true }) as const;

  it('lets in what waits, by another kind than its own and never by the system administrator', () => {
    for (const kind of ADMINISTRATOR_KINDS) {
      const vouchers = ADMINISTRATOR_KINDS.filter((by) => mayLetIn(waiting(kind), by).ok);
      expect(vouchers).toEqual([kind === 'security' ? 'audit' : 'security']);
      expect(ADMINISTRATOR_KINDS.filter((by) => mayTakeSecondFactor(waiting(kind), by).ok)).toEqual(vouchers);
    }
  });

  it('lets nobody in twice', () => {
    const outcome = mayLetIn({ ...waiting('audit'), state: 'active' }, 'security');
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'account.state-unsuitable' } });
  });

  it('takes a person’s second factor by the system administrator alone, if there is one', () => {
    const person = { state: 'active', administrator: null, hasSecondFactor: true } as const;
    expect(ADMINISTRATOR_KINDS.filter((by) => mayTakeSecondFactor(person, by).ok)).toEqual(['system']);
    expect(mayTakeSecondFactor({ ...person, hasSecondFactor: false }, 'system')).toMatchObject({
      refusal: { code: 'account.no-second-factor' },
    });
  });
});
