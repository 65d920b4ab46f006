import { Injectable } from '@nestjs/common';
import { checkTerm } from '@zeren/domain/cycle/duties/checking/check-term';
import type { ReadTx } from '../../../platform/database/transaction';
import { CalendarReads } from '../../../registry/calendar';
import type { DutyRecord } from '../duty-record';
import { DutyViews } from '../duty-views';
import type { WaitingDutyDto } from './checking.dto';

/** A duty that waits for somebody's look, and since which day. */
export interface WaitingDuty {
  readonly duty: DutyRecord;
  readonly since: string;
}

/** Duties that wait for a look, with how much time is left for it. */
@Injectable()
export class WaitingViews {
  constructor(
    private readonly views: DutyViews,
    private readonly calendars: CalendarReads,
  ) {}

  async rows(tx: ReadTx, waiting: readonly WaitingDuty[]): Promise<WaitingDutyDto[]> {
    if (waiting.length === 0) return [];
    const calendar = await this.calendars.load(tx);
    const rows = await this.views.rows(
      tx,
      waiting.map(({ duty }) => duty),
    );
    return rows.map((row, index) => ({
      ...row,
      waits: checkTerm(waiting[index]!.since, tx.today, calendar),
    }));
  }
}
