import { Injectable } from '@nestjs/common';
import { mayReportDuty } from '@zeren/domain/cycle/duties/may-report-duty';
import type { ReadTx } from '../../platform/database/transaction';
import { accept } from '../../platform/refused';
import type { DutyRecord } from './duty-record';
import { DutySight } from './duty-sight';
import type { StoodInPost } from './stand-ins';
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
    return (await this.inStead(tx, found)).duty;
  }

  /** The duty, and in whose stead the actor reports it, if in anybody's. */
  async inStead(
    tx: ReadTx,
    found: DutyRecord | undefined,
  ): Promise<{ readonly duty: DutyRecord; readonly inSteadOf: StoodInPost | null }> {
    const duty = await this.sight.require(tx, found);
    const facts = await this.views.reporting(tx, duty);
    accept(mayReportDuty(facts.duty, facts.actor));
    return { duty, inSteadOf: facts.inSteadOf };
  }
}
