import { mayUsePassword } from './password-rules';

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

  it('answers the spelling that is hashed', () => {
    expect(mayUsePassword('Ｃlear-Brook-2026', 'x')).toEqual({ ok: true, value: 'Clear-Brook-2026' });
  });
});
