import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../../platform/database/transaction';

/** Somebody's days in the period of an assessed unit. */
export interface TermInUnit {
  readonly assessmentId: string;
  readonly organizationId: string;
  readonly postTitle: string;
  readonly from: string;
  readonly to: string;
  readonly days: number;
}

/** A score is split by tenure days: whoever held the post for a part of the period has that part (model, "Who"). */
@Injectable()
export class TermsRepository {
  ofPerson(tx: ReadTx, personId: string): Promise<TermInUnit[]> {
    return tx.sql<TermInUnit>(
      'assessments.terms-of-person',
      `SELECT u.assessment_id AS "assessmentId", u.organization_id AS "organizationId", p.title AS "postTitle",
              greatest(t.starts_on, a.period_from)::text AS "from",
              least(coalesce(t.ends_on, a.as_of), a.as_of)::text AS "to",
              least(coalesce(t.ends_on, a.as_of), a.as_of) - greatest(t.starts_on, a.period_from) + 1 AS days
       FROM tenure t
       JOIN assessment_unit u ON u.district_id = t.district_id AND u.post_id = t.post_id
       JOIN assessment a ON a.district_id = u.district_id AND a.id = u.assessment_id
       JOIN post p ON p.district_id = t.district_id AND p.id = t.post_id
       WHERE t.district_id = $1 AND t.person_id = $2 AND t.starts_on <= a.as_of
         AND (t.ends_on IS NULL OR t.ends_on >= a.period_from)
       ORDER BY a.as_of DESC, u.organization_id LIMIT 200`,
      [tx.districtId, personId],
    );
  }
}
