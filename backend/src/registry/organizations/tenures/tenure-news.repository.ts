import { Injectable } from '@nestjs/common';
import type { TenureNews } from '@zeren/domain/registry/organizations/organizations-events';
import type { TenurePhase } from '@zeren/domain/registry/organizations/tenures/tenure-phase';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';

/** A tenure whose phase has moved: what had been told of it, and where it stands now. */
export interface TurnedTenure extends TenureNews {
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

/** The phase of tenures: what has been told of them. */
@Injectable()
export class TenureNewsRepository {
  /** Moves these to where they stand today. */
  turn(tx: WriteTx, ids: readonly string[]): Promise<TurnedTenure[]> {
    return tx.sql<TurnedTenure>(
      'tenures.news.of',
      `WITH turning AS MATERIALIZED (
         SELECT t.id, t.phase FROM tenure t
         WHERE t.district_id = $1 AND t.id = ANY($3::uuid[]) AND t.phase <> ${PHASE_TODAY}
         ORDER BY t.id FOR NO KEY UPDATE OF t)
       ${TURN}`,
      [tx.districtId, tx.today, ids],
    );
  }

  /** Moves those whose day has come, as many as the limit; what somebody else moves just now is left to them. */
  turnDue(tx: WriteTx, limit: number): Promise<TurnedTenure[]> {
    return tx.sql<TurnedTenure>(
      'tenures.news.due',
      `WITH turning AS MATERIALIZED (
         SELECT t.id, t.phase FROM tenure t
         WHERE t.district_id = $1 AND ((t.phase = 'ahead' AND t.starts_on <= $2::date)
                                       OR (t.phase = 'running' AND t.ends_on < $2::date))
         ORDER BY t.id LIMIT $3 FOR NO KEY UPDATE OF t SKIP LOCKED)
       ${TURN}`,
      [tx.districtId, tx.today, limit],
    );
  }

  /** What there is to tell of these, in their order. */
  of(tx: ReadTx, ids: readonly string[]): Promise<TenureNews[]> {
    return tx.sql<TenureNews>(
      'tenures.news.corrected',
      `SELECT t.id AS "tenureId", t.post_id AS "postId", t.person_id AS "personId",
              p.organization_id AS "organizationId", t.ends_on::text AS "endsOn"
       FROM tenure t JOIN post p ON p.district_id = t.district_id AND p.id = t.post_id
       WHERE t.district_id = $1 AND t.id = ANY($2::uuid[]) ORDER BY t.id`,
      [tx.districtId, ids],
    );
  }
}
