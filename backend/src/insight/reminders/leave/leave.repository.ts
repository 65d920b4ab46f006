import { Injectable } from '@nestjs/common';
import type { LeaveSpan } from '@zeren/domain/insight/reminders/stand-in';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';

/** A line of the register. */
export interface LeaveRow {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly standInId: string;
  readonly standInName: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly version: number;
}

export interface NewLeave {
  readonly id: string;
  readonly personId: string;
  readonly organizationId: string;
  readonly standInId: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

const ROW = `l.id, l.person_id AS "personId", p.name AS "personName", l.organization_id AS "organizationId",
  o.name_zh AS "organizationName", l.stand_in_id AS "standInId", s.name AS "standInName",
  l.starts_on::text AS "startsOn", l.ends_on::text AS "endsOn", l.version`;
const JOINS = `JOIN person p ON p.district_id = $1 AND p.id = l.person_id
  JOIN person s ON s.district_id = $1 AND s.id = l.stand_in_id
  JOIN organization o ON o.district_id = $1 AND o.id = l.organization_id`;

/** The only queries on `person_leave`. */
@Injectable()
export class LeaveRepository {
  /** Everybody who is away on a day, by person; the latest line counts. */
  async awayOn(tx: ReadTx, day: string): Promise<Map<string, LeaveSpan>> {
    const rows = await tx.sql<LeaveSpan>(
      'reminders.away-on',
      `SELECT DISTINCT ON (l.person_id) l.person_id AS "personId", p.name AS "personName", l.stand_in_id AS "standInId"
       FROM person_leave l JOIN person p ON p.district_id = $1 AND p.id = l.person_id
       WHERE l.district_id = $1 AND l.ends_on >= $2::date AND l.starts_on <= $2::date
       ORDER BY l.person_id, l.created_at DESC`,
      [tx.districtId, day],
    );
    return new Map(rows.map((row) => [row.personId, row]));
  }

  /** The posts that people hold today. */
  postsHeldBy(
    tx: ReadTx,
    personIds: readonly string[],
  ): Promise<{ postId: string; tenureId: string; personName: string }[]> {
    return tx.sql(
      'reminders.leave.posts-held-by',
      `SELECT t.post_id AS "postId", t.id AS "tenureId", p.name AS "personName"
       FROM tenure t JOIN person p ON p.district_id = $1 AND p.id = t.person_id
       WHERE t.district_id = $1 AND t.person_id = ANY($2::uuid[]) AND t.starts_on <= $3::date
         AND (t.ends_on IS NULL OR t.ends_on >= $3::date)
       ORDER BY t.post_id, t.id`,
      [tx.districtId, personIds, tx.today],
    );
  }

  /** What runs or is to come within the subtrees of `roots`, by last day. */
  page(tx: ReadTx, roots: readonly string[], limit: number): Promise<LeaveRow[]> {
    return tx.sql<LeaveRow>(
      'reminders.leave.page',
      `SELECT ${ROW} FROM person_leave l ${JOINS}
       WHERE l.district_id = $1 AND l.ends_on >= $3::date AND l.ends_on >= l.starts_on
         AND EXISTS (SELECT 1 FROM organization_closure c
                     WHERE c.district_id = $1 AND c.ancestor_id = ANY($2::uuid[]) AND c.descendant_id = l.organization_id
                       AND c.via = 'tree')
       ORDER BY l.ends_on, l.id LIMIT $4`,
      [tx.districtId, roots, tx.today, limit],
    );
  }

  byId(tx: ReadTx, id: string): Promise<LeaveRow | undefined> {
    return tx.sqlOne<LeaveRow>(
      'reminders.leave.by-id',
      `SELECT ${ROW} FROM person_leave l ${JOINS} WHERE l.district_id = $1 AND l.id = $2`,
      [tx.districtId, id],
    );
  }

  /** 0 when the person is away on one of these days already. */
  insert(tx: WriteTx, leave: NewLeave): Promise<number> {
    return tx.change(
      'reminders.leave.insert',
      `INSERT INTO person_leave (district_id, id, person_id, organization_id, stand_in_id, starts_on, ends_on, created_at)
       SELECT $1, $2, $3, $4, $5, $6::date, $7::date, clock_now()
       WHERE NOT EXISTS (SELECT 1 FROM person_leave
                         WHERE district_id = $1 AND person_id = $3 AND starts_on <= $7::date AND ends_on >= $6::date)`,
      [
        tx.districtId,
        leave.id,
        leave.personId,
        leave.organizationId,
        leave.standInId,
        leave.startsOn,
        leave.endsOn,
      ],
    );
  }

  /** Back from today on; what has not begun never will have. */
  end(tx: WriteTx, id: string, version: number): Promise<number> {
    return tx.change(
      'reminders.leave.end',
      `UPDATE person_leave SET ends_on = $3::date - 1, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $4 AND ends_on >= $3::date AND ends_on >= starts_on`,
      [tx.districtId, id, tx.today, version],
    );
  }
}
