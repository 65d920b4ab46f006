import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import {
  TENURE_CORRECTED,
  TENURE_ENDED,
  TENURE_STARTED,
} from '@zeren/domain/registry/organizations/organizations-events';
import type { TenureNews as News } from '@zeren/domain/registry/organizations/organizations-events';
import { turnsBetween } from '@zeren/domain/registry/organizations/tenures/tenure-phase';
import type { TenurePhase, TenureTurn } from '@zeren/domain/registry/organizations/tenures/tenure-phase';
import { systemActor } from '../../../platform/actor';
import { RUNTIME_DATA_SOURCE } from '../../../platform/database/runtime-data-source';
import type { WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';

const BATCH = 500;

const EVENT: Readonly<Record<TenureTurn, string>> = { started: TENURE_STARTED, ended: TENURE_ENDED };

interface TurnedTenure extends News {
  readonly told: TenurePhase;
  readonly now: TenurePhase;
}

/** Where a tenure stands today, $2. */
const PHASE_TODAY = `CASE WHEN t.starts_on > $2::date THEN 'ahead' WHEN t.ends_on < $2::date THEN 'over' ELSE 'running' END`;

const TURN = `
  UPDATE tenure t SET phase = ${PHASE_TODAY}
  FROM turning, post p
  WHERE t.district_id = $1 AND t.id = turning.id AND p.district_id = t.district_id AND p.id = t.post_id
  RETURNING t.id AS "tenureId", t.post_id AS "postId", t.person_id AS "personId",
            p.organization_id AS "organizationId", t.ends_on::text AS "endsOn", turning.phase AS told, t.phase AS now`;

/**
 * Tells that tenures start and end: in the act's own transaction where the day has come already, else by the tick on the
 * day. The phase on the row is what has been told; whoever moves it tells, so each turn is told once.
 */
@Injectable()
export class TenureNews {
  constructor(
    @Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** After an act on these tenures. */
  async tellOf(tx: WriteTx, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const turned = await tx.sql<TurnedTenure>(
      'tenures.news.of',
      `WITH turning AS MATERIALIZED (
         SELECT t.id, t.phase FROM tenure t
         WHERE t.district_id = $1 AND t.id = ANY($3::uuid[]) AND t.phase <> ${PHASE_TODAY}
         ORDER BY t.id FOR NO KEY UPDATE OF t)
       ${TURN}`,
      [tx.districtId, tx.today, ids],
    );
    tell(tx, turned);
  }

  /** Days or kind differ from what was told or shown before. */
  async tellCorrected(tx: WriteTx, ids: readonly string[]): Promise<void> {
    const corrected = await tx.sql<News>(
      'tenures.news.corrected',
      `SELECT t.id AS "tenureId", t.post_id AS "postId", t.person_id AS "personId",
              p.organization_id AS "organizationId", t.ends_on::text AS "endsOn"
       FROM tenure t JOIN post p ON p.district_id = t.district_id AND p.id = t.post_id
       WHERE t.district_id = $1 AND t.id = ANY($2::uuid[]) ORDER BY t.id`,
      [tx.districtId, ids],
    );
    for (const news of corrected) emit(tx, TENURE_CORRECTED, news);
  }

  /** Tells what the days have brought, in all districts. Answers how many tenures turned. */
  async tellDue(requestId: string): Promise<number> {
    let told = 0;
    for (const districtId of await this.districtsWithNews()) {
      for (let batch = BATCH; batch === BATCH; told += batch)
        batch = await this.tellBatch(districtId, requestId);
    }
    return told;
  }

  private async districtsWithNews(): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT DISTINCT district_id AS id
       FROM tenure, (SELECT (clock_now() AT TIME ZONE 'Asia/Shanghai')::date AS day) today
       WHERE (phase = 'ahead' AND starts_on <= day) OR (phase = 'running' AND ends_on < day)`,
    );
    return rows.map(({ id }) => id);
  }

  /** A batch's rows are taken and told of in one transaction, so a worker that dies leaves them to the next. */
  private tellBatch(districtId: string, requestId: string): Promise<number> {
    return this.unitOfWork.write(systemActor(districtId, requestId), async (tx) => {
      const turned = await tx.sql<TurnedTenure>(
        'tenures.news.due',
        `WITH turning AS MATERIALIZED (
           SELECT t.id, t.phase FROM tenure t
           WHERE t.district_id = $1 AND ((t.phase = 'ahead' AND t.starts_on <= $2::date)
                                         OR (t.phase = 'running' AND t.ends_on < $2::date))
           ORDER BY t.id LIMIT $3 FOR NO KEY UPDATE OF t SKIP LOCKED)
         ${TURN}`,
        [tx.districtId, tx.today, BATCH],
      );
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
