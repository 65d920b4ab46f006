import { Injectable } from '@nestjs/common';
import type { AgreementStanding } from '@zeren/domain/cycle/agreements/agreement-states';
import type { ReadTx } from '../../platform/database/transaction';
import { AGREEMENT_COLUMNS } from './agreement-record';
import type { AgreementRecord } from './agreement-record';

export interface AgreementFilter {
  readonly year: number;
  readonly standing?: AgreementStanding | undefined;
  readonly levelCode?: string | undefined;
  readonly overdue?: boolean | undefined;
  /** Id of the last row of the page before. */
  readonly after?: string | undefined;
}

/** One cell of the signing map: how many of a level stand so. */
export interface StandingCount {
  readonly levelCode: string;
  readonly standing: AgreementStanding;
  readonly count: number;
  readonly overdue: number;
}

/** Clauses of a version that is in force, with what is needed to choose the one of a day. */
export interface InForceRow {
  readonly postId: string;
  readonly lineageId: string;
  readonly versionNo: number;
  readonly validFrom: string;
  readonly clauses: readonly { factKey: string; label: string; target: string; from: string; to: string }[];
}

const STANDING = `CASE WHEN a.state = 'in-force' AND a.on_paper THEN 'paper' ELSE a.state END`;
const WAITING = `a.state IN ('made', 'signed')`;

/** What lies below the roots in parameter `roots`, what is guided from there, and the own post's. */
const inSight = (roots: number, ownPost: number) => `(a.post_id = $${ownPost} OR a.organization_id IN (
  SELECT c.descendant_id FROM organization_closure c WHERE c.district_id = $1 AND c.ancestor_id = ANY($${roots}::uuid[])))`;

/** Many agreements at a time: the newest version of each, and recalled ones when they are asked for. */
@Injectable()
export class AgreementPagesRepository {
  page(tx: ReadTx, filter: AgreementFilter, limit: number): Promise<AgreementRecord[]> {
    const { year, standing, levelCode, overdue, after } = filter;
    return tx.sql<AgreementRecord>(
      'agreements.page',
      `SELECT ${AGREEMENT_COLUMNS} FROM agreement a
       WHERE a.district_id = $1 AND a.year = $2 AND ${inSight(3, 4)}
         AND CASE WHEN $5::text IS NULL THEN a.latest ELSE ${STANDING} = $5 AND (a.latest OR $5 = 'recalled') END
         AND ($6::text IS NULL OR a.level_code = $6)
         AND (NOT $7::boolean OR (${WAITING} AND a.due_on < $8::date))
         AND ($9::uuid IS NULL OR a.id > $9)
       ORDER BY a.id LIMIT $10`,
      [
        tx.districtId,
        year,
        tx.actor.rootOrganizationIds,
        tx.actor.postId,
        standing ?? null,
        levelCode ?? null,
        overdue ?? false,
        tx.today,
        after ?? null,
        limit,
      ],
    );
  }

  counts(tx: ReadTx, year: number): Promise<StandingCount[]> {
    return tx.sql<StandingCount>(
      'agreements.counts',
      `SELECT a.level_code AS "levelCode", ${STANDING} AS standing, count(*)::int AS count,
              count(*) FILTER (WHERE ${WAITING} AND a.due_on < $5::date)::int AS overdue
       FROM agreement a WHERE a.district_id = $1 AND a.year = $2 AND a.latest AND ${inSight(3, 4)}
       GROUP BY 1, 2`,
      [tx.districtId, year, tx.actor.rootOrganizationIds, tx.actor.postId, tx.today],
    );
  }

  /** What waits for the holders of these posts to sign or to counter-sign, the most urgent first. */
  waitingFor(tx: ReadTx, postIds: readonly string[]): Promise<AgreementRecord[]> {
    return tx.sql<AgreementRecord>(
      'agreements.waiting-for',
      `SELECT ${AGREEMENT_COLUMNS} FROM agreement a
       WHERE a.district_id = $1 AND ((a.state = 'made' AND a.post_id = ANY($2::uuid[]))
                                     OR (a.state = 'signed' AND a.issuer_post_id = ANY($2::uuid[])))
       ORDER BY a.due_on, a.id LIMIT 100`,
      [tx.districtId, postIds],
    );
  }

  /** What of these posts is open or in force this year or later, the newest versions. */
  ofPosts(tx: ReadTx, postIds: readonly string[], year: number): Promise<AgreementRecord[]> {
    return tx.sql<AgreementRecord>(
      'agreements.of-posts',
      `SELECT ${AGREEMENT_COLUMNS} FROM agreement a
       WHERE a.district_id = $1 AND a.year >= $3 AND a.latest
         AND (a.post_id = ANY($2::uuid[]) OR (a.state = 'signed' AND a.issuer_post_id = ANY($2::uuid[])))
       ORDER BY a.id`,
      [tx.districtId, postIds, year],
    );
  }

  /** What was declined and waits for another text, by the post that made it; where that is not known, the issuing one. */
  declinedOf(tx: ReadTx, postIds: readonly string[]): Promise<{ postId: string; agreements: number }[]> {
    return tx.sql(
      'agreements.declined-of',
      `SELECT coalesce(t.post_id, a.issuer_post_id) AS "postId", count(*)::int AS agreements
       FROM agreement a LEFT JOIN tenure t ON t.district_id = a.district_id AND t.id = a.made_by_tenure_id
       WHERE a.district_id = $1 AND a.state = 'declined' AND a.latest
         AND coalesce(t.post_id, a.issuer_post_id) = ANY($2::uuid[])
       GROUP BY 1 ORDER BY 1`,
      [tx.districtId, postIds],
    );
  }

  /** Posts that have an agreement of the year already. */
  async postsAgreed(tx: ReadTx, year: number): Promise<Set<string>> {
    const rows = await tx.sql<{ postId: string }>(
      'agreements.posts-agreed',
      `SELECT DISTINCT a.post_id AS "postId" FROM agreement a
       WHERE a.district_id = $1 AND a.year = $2 AND a.state <> 'recalled'`,
      [tx.districtId, year],
    );
    return new Set(rows.map(({ postId }) => postId));
  }

  /** The versions in force of these posts, with their clauses. */
  inForce(tx: ReadTx, postIds: readonly string[]): Promise<InForceRow[]> {
    return tx.sql<InForceRow>(
      'agreements.in-force',
      `SELECT a.post_id AS "postId", a.lineage_id AS "lineageId", a.version_no AS "versionNo",
              a.valid_from::text AS "validFrom", a.document::jsonb -> 'clauses' AS clauses
       FROM agreement a WHERE a.district_id = $1 AND a.post_id = ANY($2::uuid[]) AND a.state = 'in-force'`,
      [tx.districtId, postIds],
    );
  }
}
