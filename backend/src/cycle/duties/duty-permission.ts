import { Injectable } from '@nestjs/common';
import { mayReportDuty } from '@zeren/domain/cycle/duties/may-report-duty';
import type { ReadTx } from '../../platform/database/transaction';
import { accept } from '../../platform/refused';
import type { DutyRecord } from './duty-record';
import { DutySight } from './duty-sight';
import { DutyViews } from './duty-views';

/** Whether the one who asks may report a duty: seen at all, and theirs to answer for. */
@Injectable()
export class DutyPermission {
  constructor(
    private readonly sight: DutySight,
    private readonly views: DutyViews,
  ) {}

  /** The duty, or out with the refusal. */
  async reportable(tx: ReadTx, found: DutyRecord | undefined): Promise<DutyRecord> {
    const duty = await this.sight.require(tx, found);
    const facts = await this.views.reporting(tx, duty);
    accept(mayReportDuty(facts.duty, facts.actor));
    return duty;
  }
}
