import { randomInt } from 'node:crypto';

/** No sign that can be taken for another when read from paper. */
const KINDS = ['ABCDEFGHJKMNPQRSTUVWXYZ', 'abcdefghjkmnpqrstuvwxyz', '23456789'];
const LENGTH = 16;

/** A random password for one sign-in (about 90 bits), in groups of four, that keeps the password rules. */
export function makeOneTimePassword(): string {
  const all = KINDS.join('');
  for (;;) {
    const signs = Array.from({ length: LENGTH }, () => all[randomInt(all.length)]!);
    const text = signs.join('');
    if (KINDS.every((kind) => signs.some((sign) => kind.includes(sign))))
      return text.match(/.{4}/g)!.join('-');
  }
}
