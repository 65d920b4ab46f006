import { createHash, randomBytes } from 'node:crypto';
import { ticketText } from '@zeren/domain/cycle/duties/checking/draw-sample';
import type { Ticket } from '@zeren/domain/cycle/duties/checking/draw-sample';

/** SHA-256 in hexadecimal, as anybody computes it. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A seed that nobody can guess, in hexadecimal. */
export const newSeed = (): string => randomBytes(32).toString('hex');

/** The tickets that ids draw under a seed. */
export const ticketsOf = (seed: string, ids: readonly string[]): Ticket[] =>
  ids.map((id) => ({ id, digest: sha256(ticketText(seed, id)) }));
