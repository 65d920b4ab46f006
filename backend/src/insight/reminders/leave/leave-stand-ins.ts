import { Injectable } from '@nestjs/common';
import { toldInstead } from '@zeren/domain/insight/reminders/stand-in';
import type { ReadTx } from '../../../platform/database/transaction';
import { KnowsStandIns } from '../../../cycle/duties';
import type { StandIns, StoodInPost } from '../../../cycle/duties';
import { LeaveRepository } from './leave.repository';

/** Whoever is told in somebody's stead may act in their stead: the same register, the same way through it. */
@Injectable()
@KnowsStandIns()
export class LeaveStandIns implements StandIns {
  constructor(private readonly leaves: LeaveRepository) {}

  async postsOf(tx: ReadTx): Promise<readonly StoodInPost[]> {
    const { personId } = tx.actor;
    if (personId === null) return [];
    const away = await this.leaves.awayOn(tx, tx.today);
    const absent = [...away.keys()].filter(
      (id) => id !== personId && toldInstead(id, away).personId === personId,
    );
    return absent.length === 0 ? [] : this.leaves.postsHeldBy(tx, absent);
  }
}
