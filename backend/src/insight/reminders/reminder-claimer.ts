import { Injectable } from '@nestjs/common';
import { isTellingTime } from '@zeren/domain/insight/reminders/telling-hours';
import { systemActor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { CalendarReads } from '../../registry/calendar';
import { DeliveryQueue } from './delivery-queue';
import { remindersClaimed } from './reminder-metrics';
import { ReminderTeller } from './reminder-teller';
import { ReminderClaims } from './reminder-claims.repository';

const BATCH = 500;

/** What one transaction did: how many reminders it took, and which e-mails wait because of them. */
interface ClaimedBatch {
  readonly taken: number;
  readonly emails: readonly string[];
}

const NOTHING: ClaimedBatch = { taken: 0, emails: [] };

/**
 * Tells people what is due. PostgreSQL says what that is; a reminder, the notice in the inbox and the messages it gives
 * rise to are one transaction, so each takes effect exactly once however many workers claim, and whatever Redis forgets.
 */
@Injectable()
export class ReminderClaimer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calendars: CalendarReads,
    private readonly claims: ReminderClaims,
    private readonly teller: ReminderTeller,
    private readonly queue: DeliveryQueue,
  ) {}

  /** Claims everything due in every district, batch by batch; answers how many reminders that were. */
  async claimAll(): Promise<number> {
    let total = 0;
    for (const districtId of await this.claims.districtsWithDue()) {
      for (let taken = 1; taken > 0; total += taken) {
        const batch = await this.claimBatch(districtId);
        // After the commit: a job must find what it is about. Whatever is lost here, the watchdog hands over again.
        await this.queue.add(districtId, batch.emails);
        taken = batch.taken;
      }
    }
    return total;
  }

  private claimBatch(districtId: string): Promise<ClaimedBatch> {
    return this.unitOfWork.write(systemActor(districtId, 'reminders.claim'), async (tx) => {
      const calendar = await this.calendars.load(tx);
      // Outside telling hours nothing is lost, only held.
      if (!isTellingTime(tx.now, calendar)) return NOTHING;
      const claimed = await this.claims.claimDue(tx, BATCH);
      if (claimed.length === 0) return NOTHING;
      const spent = claimed.filter(({ open, outrun }) => !open || outrun);
      if (spent.length > 0)
        await this.claims.dropClaimed(
          tx,
          spent.map(({ id }) => id),
        );
      remindersClaimed.inc({ outcome: 'nothing left to tell' }, spent.length);
      const emails = await this.teller.tell(
        tx,
        claimed.filter(({ open, outrun }) => open && !outrun),
        calendar,
      );
      return { taken: claimed.length, emails };
    });
  }
}
