import { mayBeUsername } from './username';

describe('mayBeUsername', () => {
  it.each(['a1', 'wangshu.shuji', '林清和', 'x_y-z'])('takes %s', (name) => {
    expect(mayBeUsername(name)).toEqual({ ok: true, value: name });
  });
  it.each(['a', '.a', 'two words', 'a@b', 'x'.repeat(41), ''])('refuses %p', (name) => {
    expect(mayBeUsername(name).ok).toBe(false);
  });
  it('knows one spelling of each name', () => {
    expect(mayBeUsername(' Ｗangshu ')).toEqual({ ok: true, value: 'wangshu' });
  });
});
