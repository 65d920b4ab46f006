import { Injectable } from '@nestjs/common';
import { ladderOfClass } from '@zeren/domain/insight/reminders/ladder-rule';
import { dutyLadder } from '@zeren/domain/insight/reminders/reminder-ladder';
import type { DutyStep, Rung } from '@zeren/domain/insight/reminders/reminder-ladder';
import { snoozedLadder } from '@zeren/domain/insight/reminders/snooze';
import type { WriteTx } from '../../../platform/database/transaction';
import { CalendarReads } from '../../../registry/calendar';
import { ReminderRepository } from '../reminder.repository';
import type { DatedDutyRow, NewReminder } from '../reminder.repository';
import { SnoozesRepository } from '../chasing/snoozes.repository';
import { LaddersRepository } from './ladders.repository';

/** Puts up the ladders of duties. */
@Injectable()
export class DutyLadders {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly calendars: CalendarReads,
    private readonly ladders: LaddersRepository,
    private readonly snoozes: SnoozesRepository,
  ) {}

  /** Only what lies ahead of the news; duties of one class and window share one ladder. */
  async putUp(tx: WriteTx, duties: readonly DatedDutyRow[], since: string): Promise<void> {
    if (duties.length === 0) return;
    const calendar = await this.calendars.load(tx);
    const rules = await this.ladders.rules(tx);
    const snoozed = await this.snoozes.until(
      tx,
      duties.map(({ id }) => id),
    );
    const made = new Map<string, Rung<DutyStep>[]>();
    const rungs = duties.flatMap((duty): NewReminder[] => {
      const kind = ladderOfClass(duty.checkingClass);
      const window = `${kind} ${duty.opensOn} ${duty.dueOn} ${duty.graceUntil ?? ''}`;
      const ladder = made.get(window) ?? dutyLadder(duty, calendar, rules.get(kind));
      made.set(window, ladder);
      const until = snoozed.get(duty.id);
      return (until ? snoozedLadder(ladder, until < duty.dueOn ? until : duty.dueOn, calendar) : ladder)
        .filter(({ dueAt }) => Date.parse(dueAt) > Date.parse(since))
        .map((rung) => ({ ...rung, subjectId: duty.id, postId: duty.postId }));
    });
    if (rungs.length > 0) await this.reminders.insert(tx, 'duty', rungs);
  }

  async putUpAnew(tx: WriteTx, duties: readonly DatedDutyRow[], since: string): Promise<void> {
    await this.reminders.dropWaitingOfSubjects(
      tx,
      'duty',
      duties.map(({ id }) => id),
    );
    await this.putUp(tx, duties, since);
  }
}
