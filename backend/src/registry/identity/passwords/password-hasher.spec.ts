import { makeOneTimePassword } from '../accounts/one-time-password';
import { PasswordHasher } from './password-hasher';
import { mayUsePassword } from '@zeren/domain/registry/identity/password-rules';

describe('PasswordHasher', () => {
  const hasher = new PasswordHasher();

  it('knows a password again, and no other', async () => {
    const stored = await hasher.hash('Clear-Brook-2026');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(await hasher.verify('Clear-Brook-2026', stored)).toBe(true);
    expect(await hasher.verify('Clear-Brook-2027', stored)).toBe(false);
    expect(await hasher.verify('Ｃlear-Brook-2026', stored)).toBe(true);
    expect(hasher.isOutdated(stored)).toBe(false);
  });

  it('salts: the same password never looks the same', async () => {
    expect(await hasher.hash('Clear-Brook-2026')).not.toBe(await hasher.hash('Clear-Brook-2026'));
  });

  it('fits nobody who does not exist', async () => {
    expect(await hasher.verify('', undefined)).toBe(false);
  });

  it('derives a key for who does not exist too', async () => {
    const stored = await hasher.hash('Clear-Brook-2026');
    // The work of this process, not the time on the wall: a busy machine does not change it. The margin is wide:
    // without a key to derive the work would be a thousandth.
    const workOf = async (hash: string | undefined) => {
      const before = process.cpuUsage().user;
      await hasher.verify('Clear-Brook-2027', hash);
      return process.cpuUsage().user - before;
    };
    expect((await workOf(undefined)) / (await workOf(stored))).toBeGreaterThan(0.1);
  });

  it('says that it is busy before people wait for minutes, and works on', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 130 }, () => hasher.verify('x', undefined)),
    );
    const refused = outcomes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(refused).toHaveLength(28);
    expect(refused[0]!.reason).toMatchObject({ refusal: { code: 'service.sign-in-busy', status: 503 } });
    expect(await hasher.verify('x', undefined)).toBe(false);
  });
});

describe('makeOneTimePassword', () => {
  it('keeps the rules, and is never the same', () => {
    const made = new Set(Array.from({ length: 500 }, makeOneTimePassword));
    expect(made.size).toBe(500);
    for (const password of made) expect(mayUsePassword(password, 'wangshu').ok).toBe(true);
  });
});
