import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { plainDecimal } from '../rounds/assessment-record';

/** Who marks, and how far they are. */
export interface ScorerRow {
  readonly personId: string;
  readonly name: string;
  readonly number: number;
  readonly given: number;
  readonly sentAt: Date | null;
}

/** A mark with its reason. */
export interface MarkRow {
  readonly id: string;
  readonly organizationId: string;
  readonly key: string;
  readonly rater: number;
  readonly points: string;
  readonly reason: string;
}

export interface NewMark {
  readonly id: string;
  readonly assessmentId: string;
  readonly organizationId: string;
  readonly key: string;
  readonly points: string;
  readonly reason: string;
}

/** An assessment that waits for the marks of somebody. */
export interface WaitingSheet {
  readonly id: string;
  readonly name: string;
  readonly asOf: string;
}

/** The only queries on scorers and marks. Whose marks somebody sees is said by row-level security. */
@Injectable()
export class MarksRepository {
  scorers(tx: ReadTx, assessmentId: string): Promise<ScorerRow[]> {
    return tx.sql<ScorerRow>(
      'marks.scorers',
      `SELECT r.person_id AS "personId", p.name, r.number, r.sent_at AS "sentAt",
              (SELECT count(*)::int FROM assessment_mark m WHERE m.district_id = r.district_id
                 AND m.assessment_id = r.assessment_id AND m.person_id = r.person_id) AS given
       FROM assessment_scorer r JOIN person p ON p.district_id = r.district_id AND p.id = r.person_id
       WHERE r.district_id = $1 AND r.assessment_id = $2 AND r.released_at IS NULL ORDER BY r.number`,
      [tx.districtId, assessmentId],
    );
  }

  /** The one who asks, as a scorer. */
  self(tx: ReadTx, assessmentId: string): Promise<Pick<ScorerRow, 'number' | 'sentAt'> | undefined> {
    return tx.sqlOne(
      'marks.self',
      `SELECT number, sent_at AS "sentAt" FROM assessment_scorer
       WHERE district_id = $1 AND assessment_id = $2 AND person_id = $3 AND released_at IS NULL`,
      [tx.districtId, assessmentId, tx.actor.personId],
    );
  }

  /** What waits for the marks of the one who asks. */
  waiting(tx: ReadTx): Promise<WaitingSheet[]> {
    return tx.sql<WaitingSheet>(
      'marks.waiting',
      `SELECT a.id, a.name, a.as_of::text AS "asOf" FROM assessment_scorer r
       JOIN assessment a ON a.district_id = r.district_id AND a.id = r.assessment_id AND a.state = 'frozen'
       WHERE r.district_id = $1 AND r.person_id = $2 AND r.sent_at IS NULL AND r.released_at IS NULL ORDER BY a.as_of, a.id LIMIT 50`,
      [tx.districtId, tx.actor.personId],
    );
  }

  /** Sheets that these people have still to send. */
  unsentOf(
    tx: ReadTx,
    personIds: readonly string[],
  ): Promise<(Pick<WaitingSheet, 'id' | 'name'> & { readonly personId: string })[]> {
    return tx.sql(
      'marks.unsent-of',
      `SELECT a.id, a.name, r.person_id AS "personId" FROM assessment_scorer r
       JOIN assessment a ON a.district_id = r.district_id AND a.id = r.assessment_id AND a.state IN ('open', 'frozen')
       WHERE r.district_id = $1 AND r.person_id = ANY($2::uuid[]) AND r.sent_at IS NULL AND r.released_at IS NULL
       ORDER BY a.as_of, a.id`,
      [tx.districtId, personIds],
    );
  }

  /** Who marks from here on. Whoever marked until now and is not among them is released: what they gave stays on record. */
  async name(tx: WriteTx, assessmentId: string, personIds: readonly string[]): Promise<void> {
    await tx.change(
      'marks.release-scorers',
      `UPDATE assessment_scorer r SET released_at = $4
       WHERE r.district_id = $1 AND r.assessment_id = $2 AND r.person_id <> ALL($3::uuid[]) AND r.sent_at IS NULL
         AND r.released_at IS NULL`,
      [tx.districtId, assessmentId, personIds, tx.now],
    );
    await tx.change(
      'marks.name-scorers',
      `INSERT INTO assessment_scorer (district_id, assessment_id, person_id, number)
       SELECT $1, $2, t.id, t.number FROM unnest($3::uuid[]) WITH ORDINALITY AS t(id, number)
       ON CONFLICT (district_id, assessment_id, person_id) DO UPDATE
       SET number = excluded.number, released_at = NULL`,
      [tx.districtId, assessmentId, personIds],
    );
  }

  /** Of the one who asks. */
  own(tx: ReadTx, assessmentId: string): Promise<MarkRow[]> {
    return this.marks(tx, assessmentId, tx.actor.personId);
  }

  /** Whether the one who asks gave this mark. */
  async isOwn(tx: ReadTx, id: string): Promise<boolean> {
    const mark = await tx.sqlOne(
      'marks.own-by-id',
      'SELECT id FROM assessment_mark WHERE district_id = $1 AND id = $2 AND person_id = $3',
      [tx.districtId, id, tx.actor.personId],
    );
    return mark !== undefined;
  }

  /** All that are in sight: every one once all are in. */
  all(tx: ReadTx, assessmentId: string): Promise<MarkRow[]> {
    return this.marks(tx, assessmentId, null);
  }

  async give(tx: WriteTx, mark: NewMark): Promise<string> {
    const row = await tx.sqlOne<{ id: string }>(
      'marks.give',
      `INSERT INTO assessment_mark (district_id, id, assessment_id, organization_id, fact_key, person_id, points, reason,
                                    given_by_tenure_id, given_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (district_id, assessment_id, person_id, organization_id, fact_key) DO UPDATE
       SET points = excluded.points, reason = excluded.reason, given_by_tenure_id = excluded.given_by_tenure_id,
           given_at = excluded.given_at
       RETURNING id`,
      [
        ...[tx.districtId, mark.id, mark.assessmentId, mark.organizationId, mark.key, tx.actor.personId],
        ...[mark.points, mark.reason, tx.actor.tenureId, tx.now],
      ],
    );
    return row!.id;
  }

  send(tx: WriteTx, assessmentId: string): Promise<number> {
    return tx.change(
      'marks.send',
      `UPDATE assessment_scorer SET sent_at = $4
       WHERE district_id = $1 AND assessment_id = $2 AND person_id = $3 AND sent_at IS NULL AND released_at IS NULL`,
      [tx.districtId, assessmentId, tx.actor.personId, tx.now],
    );
  }

  /** Once the last scorer has sent, whoever leads the assessment sees the marks. 0 while somebody is missing. */
  allIn(tx: WriteTx, assessmentId: string): Promise<number> {
    return tx.change(
      'marks.all-in',
      `UPDATE assessment a SET marks_in_at = $3, version = version + 1
       WHERE a.district_id = $1 AND a.id = $2 AND a.marks_in_at IS NULL AND NOT EXISTS (
         SELECT 1 FROM assessment_scorer r WHERE r.district_id = a.district_id AND r.assessment_id = a.id
           AND r.sent_at IS NULL AND r.released_at IS NULL)`,
      [tx.districtId, assessmentId, tx.now],
    );
  }

  private marks(tx: ReadTx, assessmentId: string, personId: string | null): Promise<MarkRow[]> {
    return tx.sql<MarkRow>(
      'marks.of-assessment',
      `SELECT m.id, m.organization_id AS "organizationId", m.fact_key AS key, r.number AS rater,
              ${plainDecimal('m.points')} AS points, m.reason
       FROM assessment_mark m
       JOIN assessment_scorer r ON r.district_id = m.district_id AND r.assessment_id = m.assessment_id
         AND r.person_id = m.person_id AND r.released_at IS NULL
       WHERE m.district_id = $1 AND m.assessment_id = $2 AND ($3::uuid IS NULL OR m.person_id = $3)
       ORDER BY m.organization_id, m.fact_key, r.number`,
      [tx.districtId, assessmentId, personId],
    );
  }
}
