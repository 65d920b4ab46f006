import { CODE_ALPHABET, CODE_LENGTH } from '@zeren/domain/cycle/surveys/ticket-code';
import { createHash, randomInt } from 'node:crypto';

/** A new ticket's code, from the system's source of chance. */
export const makeCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');

/** What is kept of a code. It has eighty bits of chance, so that a plain hash gives nothing away. */
export const hashOfCode = (code: string): Buffer =>
  createHash('sha256').update(`zeren-ticket:${code}`).digest();

/** The same things in an order that chance alone has made. */
export function shuffled<T>(things: readonly T[]): T[] {
  const order = [...things];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}
