import fc from 'fast-check';
import { checkPassword, mayUsePassword, strengthOf } from './password-rules';

describe('mayUsePassword', () => {
  const answer = (password: string, username = 'wangshu.shuji') => {
    const outcome = mayUsePassword(password, username);
    return outcome.ok ? 'ok' : outcome.refusal.code;
  };

  it.each([
    ['Clear-Brook-2026', 'ok'],
    ['春风又绿江南岸Aa1', 'ok'],
    ['Short-1a', 'password.too-short'],
    [`Aa1-${'x'.repeat(130)}`, 'password.too-long'],
    ['only small letters', 'password.too-few-kinds'],
    ['ALLCAPITALS99', 'password.too-few-kinds'],
    ['My-Wangshu.Shuji-1', 'password.contains-username'],
    ['Password123!', 'password.common'],
    ['P@ssw0rd2026', 'password.common'],
    ['Qwertyuiop1!', 'password.common'],
    ['1qaz@WSX3edc', 'password.common'],
    ['Zuzhibu-2026', 'password.common'],
    ['Aa1Aa1Aa1Aa1', 'password.common'],
    ['1234567890', 'password.common'],
  ])('%s: %s', (password, code) => {
    expect(answer(password)).toBe(code);
  });

  it('counts characters, not code units, and full-width letters as what they are', () => {
    expect(answer('𠮷𠮷𠮷𠮷Ab1!')).toBe('password.too-short');
    expect(answer('Ｐａｓｓｗｏｒｄ１２３！')).toBe('password.common');
  });

  it('is met exactly when every single check is', () => {
    const parts = fc.constantFrom('a', 'B', '7', '-', '春', 'password', 'wangshu', 'Qx', '𠮷', ' ', 'zz9');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (texts) => {
        const password = texts.join('');
        const met = checkPassword(password, 'wangshu').every((check) => check.met);
        expect(mayUsePassword(password, 'wangshu').ok).toBe(met);
        expect(strengthOf(password, 'wangshu') === 'insufficient').toBe(!met);
      }),
    );
  });

  it('says what is still missing while somebody types', () => {
    const missing = (password: string) =>
      checkPassword(password, 'wangshu').flatMap(({ rule, met }) => (met ? [] : [rule]));
    expect(missing('')).toEqual(['length', 'kinds', 'username', 'common']);
    expect(missing('Wangshu-1')).toEqual(['length', 'username']);
    expect(missing('Password123!')).toEqual(['common']);
    expect(missing('Clear-Brook-2026')).toEqual([]);
    expect(['Brook-2026', 'Clear-Brook-2026'].map((text) => strengthOf(text, 'x'))).toEqual([
      'enough',
      'strong',
    ]);
  });

  it('answers the spelling that is hashed', () => {
    expect(mayUsePassword('Ｃlear-Brook-2026', 'x')).toEqual({ ok: true, value: 'Clear-Brook-2026' });
  });
});
