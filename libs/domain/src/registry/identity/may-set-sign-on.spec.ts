import { ADMINISTRATOR_KINDS } from './administrators';
import { maySetSignOn } from './may-set-sign-on';

describe('maySetSignOn', () => {
  it('links a person’s account, and takes any link off', () => {
    expect(maySetSignOn({ administrator: null }, 'staff-1')).toEqual({ ok: true, value: 'staff-1' });
    expect(maySetSignOn({ administrator: null }, null)).toMatchObject({ ok: true });
    expect(maySetSignOn({ administrator: 'audit' }, null)).toMatchObject({ ok: true });
  });

  it.each(ADMINISTRATOR_KINDS)('does not link the account of a %s administrator', (administrator) => {
    expect(maySetSignOn({ administrator }, 'staff-1')).toMatchObject({
      ok: false,
      refusal: { code: 'sign-on.administrator-links-own' },
    });
  });
});
