import { Injectable } from '@nestjs/common';
import { createWorkingCalendar } from '@zeren/domain/registry/calendar/working-days';
import type { WorkingCalendar, WorkingCalendarContent } from '@zeren/domain/registry/calendar/working-days';
import type { ReadTx } from '../../platform/database/transaction';
import { CalendarRepository } from './calendar.repository';
import type { OccurrenceRow } from './calendar.repository';

/** What other rooms read of the calendar. */
@Injectable()
export class CalendarReads {
  private kept: { readonly digest: string; readonly calendar: WorkingCalendar } | undefined;

  constructor(private readonly repository: CalendarRepository) {}

  /** The working calendar as published now; kept until its content changes. */
  async load(tx: ReadTx): Promise<WorkingCalendar> {
    const digest = await this.repository.contentDigest(tx);
    if (this.kept?.digest !== digest) {
      this.kept = { digest, calendar: createWorkingCalendar(await this.repository.content(tx)) };
    }
    return this.kept.calendar;
  }

  /** What the working calendar is made of, for a browser that computes with it. */
  content(tx: ReadTx): Promise<WorkingCalendarContent> {
    return this.repository.content(tx);
  }

  /** Changes when anything published does. */
  digest(tx: ReadTx): Promise<string> {
    return this.repository.contentDigest(tx);
  }

  /** Terms (kind 学期), holidays by name (kind 节) and other occurrences that touch `from`…`to`, oldest first. */
  occurrences(tx: ReadTx, from: string, to: string): Promise<OccurrenceRow[]> {
    return this.repository.occurrences(tx, from, to);
  }
}
