import { Injectable } from '@nestjs/common';

const MINUTE = 60_000;
/** A hall of voters shares one address, so the pace is that of a ticket. */
const PER_TICKET = 40;
/** Wrong codes of everybody together: hitting on one is hopeless, and asking on and on gets no answer. */
const WRONG_CODES = 600;

/** How often a ticket is looked at in a minute. Known by hash, in memory alone, and forgotten with the minute. */
@Injectable()
export class CastingPace {
  private minute = 0;
  private wrong = 0;
  private readonly looks = new Map<string, number>();

  /** Whether this look at a ticket may go on. */
  allows(hash: Buffer, now = Date.now()): boolean {
    this.turn(now);
    const key = hash.toString('base64');
    const looks = (this.looks.get(key) ?? 0) + 1;
    this.looks.set(key, looks);
    return looks <= PER_TICKET;
  }

  /** Whether a wrong code is still answered as one. */
  allowsWrong(now = Date.now()): boolean {
    this.turn(now);
    this.wrong += 1;
    return this.wrong <= WRONG_CODES;
  }

  private turn(now: number): void {
    const minute = Math.floor(now / MINUTE);
    if (minute === this.minute) return;
    this.minute = minute;
    this.wrong = 0;
    this.looks.clear();
  }
}
