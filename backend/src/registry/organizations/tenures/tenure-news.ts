import { Injectable } from '@nestjs/common';
import {
  TENURE_CORRECTED,
  TENURE_ENDED,
  TENURE_STARTED,
} from '@zeren/domain/registry/organizations/organizations-events';
import type { TenureNews as News } from '@zeren/domain/registry/organizations/organizations-events';
import { turnsBetween } from '@zeren/domain/registry/organizations/tenures/tenure-phase';
import type { TenureTurn } from '@zeren/domain/registry/organizations/tenures/tenure-phase';
import { systemActor } from '../../../platform/actor';
import type { WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { DistrictsRepository } from '../districts.repository';
import { TenureNewsRepository } from './tenure-news.repository';
import type { TurnedTenure } from './tenure-news.repository';

const BATCH = 500;

const EVENT: Readonly<Record<TenureTurn, string>> = { started: TENURE_STARTED, ended: TENURE_ENDED };

/**
 * Tells that tenures start and end: in the act's own transaction where the day has come already, else by the tick on the
 * day. The phase on the row is what has been told; whoever moves it tells, so each turn is told once.
 */
@Injectable()
export class TenureNews {
  constructor(
    private readonly repository: TenureNewsRepository,
    private readonly districts: DistrictsRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** After an act on these tenures. */
  async tellOf(tx: WriteTx, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) tell(tx, await this.repository.turn(tx, ids));
  }

  /** Days or kind differ from what was told or shown before. */
  async tellCorrected(tx: WriteTx, ids: readonly string[]): Promise<void> {
    for (const news of await this.repository.of(tx, ids)) emit(tx, TENURE_CORRECTED, news);
  }

  /** Tells what the days have brought, in all districts. Answers how many tenures turned. */
  async tellDue(requestId: string): Promise<number> {
    let told = 0;
    for (const districtId of await this.districts.withTenureNews()) {
      for (let batch = BATCH; batch === BATCH; told += batch)
        batch = await this.tellBatch(districtId, requestId);
    }
    return told;
  }

  /** A batch's rows are taken and told of in one transaction, so a worker that dies leaves them to the next. */
  private tellBatch(districtId: string, requestId: string): Promise<number> {
    return this.unitOfWork.write(systemActor(districtId, requestId), async (tx) => {
      const turned = await this.repository.turnDue(tx, BATCH);
      tell(tx, turned);
      return turned.length;
    });
  }
}

function tell(tx: WriteTx, turned: readonly TurnedTenure[]): void {
  for (const { told, now, ...news } of turned) {
    for (const turn of turnsBetween(told, now)) emit(tx, EVENT[turn], news);
  }
}

function emit(tx: WriteTx, type: string, { tenureId, postId, personId, organizationId, endsOn }: News): void {
  const data: News = { tenureId, postId, personId, organizationId, endsOn };
  tx.emit({ type, v: 1, subject: { kind: 'tenure', id: tenureId }, data });
}
