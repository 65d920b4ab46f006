import { Injectable } from '@nestjs/common';
import type { MeasureState } from '@zeren/domain/cycle/accountability/matter-states';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { MEASURE_COLUMNS } from './matter-record';
import type { MeasureRecord } from './matter-record';

export type NewMeasure = Pick<
  MeasureRecord,
  | 'id'
  | 'matterId'
  | 'target'
  | 'organizationId'
  | 'tenureId'
  | 'personId'
  | 'organizationName'
  | 'subjectName'
  | 'formCode'
  | 'decidedBy'
  | 'number'
  | 'decidedOn'
  | 'deliveredOn'
  | 'months'
  | 'endsOn'
  | 'state'
>;

/** What an act leaves on a measure; what it does not name stays. */
export type MeasureChange = Partial<
  Pick<
    MeasureRecord,
    | 'state'
    | 'appealedOn'
    | 'appealAnswerDueOn'
    | 'appealAnswer'
    | 'appealAnsweredOn'
    | 'appealAnswerNumber'
    | 'correctedOn'
    | 'correctionNumber'
    | 'correctedBy'
  >
>;

/** Appeals of one matter that nobody has answered. */
export interface OpenAppealsRow {
  readonly matterId: string;
  readonly deciderPostId: string;
  readonly appeals: number;
  readonly dueOn: string;
}

/** Whose measures: of matters that the acting post is a member of, and of the register's subtrees. */
export interface MeasureScope {
  readonly keptRootIds: readonly string[];
}

export const measureScope = (tx: ReadTx): MeasureScope => ({
  keptRootIds: tx.actor.permissions.get('accountability.keep') ?? [],
});

/** As the policies of the table say it once more: what ended is the register's alone. */
const VISIBLE = `((x.state <> 'ended' AND x.matter_id IN (SELECT c.matter_id FROM case_member c
    WHERE c.district_id = $1 AND c.post_id = $2 AND c.removed_at IS NULL))
  OR x.organization_id IN (SELECT o.descendant_id FROM organization_closure o
    WHERE o.district_id = $1 AND o.via = 'tree' AND o.ancestor_id = ANY($3::uuid[])))`;

/** The only queries on measures. */
@Injectable()
export class MeasuresRepository {
  /** Newest first. */
  page(
    tx: ReadTx,
    scope: MeasureScope,
    {
      states,
      organizationId,
      after,
    }: {
      readonly states: readonly MeasureState[];
      readonly organizationId: string | null;
      readonly after: string | null;
    },
    limit: number,
  ): Promise<MeasureRecord[]> {
    return tx.sql<MeasureRecord>(
      'accountability.measures.page',
      `SELECT ${MEASURE_COLUMNS} FROM accountability_measure x
       WHERE x.district_id = $1 AND ${VISIBLE} AND x.state = ANY($4::text[])
         AND ($5::uuid IS NULL OR x.organization_id IN (SELECT s.descendant_id FROM organization_closure s
           WHERE s.district_id = $1 AND s.ancestor_id = $5 AND s.via = 'tree'))
         AND ($6::uuid IS NULL OR x.id < $6)
       ORDER BY x.id DESC LIMIT $7`,
      [tx.districtId, tx.actor.postId, scope.keptRootIds, states, organizationId, after, limit],
    );
  }

  /** Of one matter, what the acting post may see. */
  ofMatter(tx: ReadTx, scope: MeasureScope, matterId: string): Promise<MeasureRecord[]> {
    return tx.sql<MeasureRecord>(
      'accountability.measures.of-matter',
      `SELECT ${MEASURE_COLUMNS} FROM accountability_measure x
       WHERE x.district_id = $1 AND ${VISIBLE} AND x.matter_id = $4 ORDER BY x.id`,
      [tx.districtId, tx.actor.postId, scope.keptRootIds, matterId],
    );
  }

  /** How many of a matter there are, masked ones too. */
  async countOf(tx: ReadTx, matterId: string): Promise<number> {
    const row = await tx.sqlOne<{ n: number }>(
      'accountability.measures.count-of',
      `SELECT count(*)::int AS n FROM accountability_measure WHERE district_id = $1 AND matter_id = $2`,
      [tx.districtId, matterId],
    );
    return row!.n;
  }

  one(tx: ReadTx, scope: MeasureScope, id: string): Promise<MeasureRecord | undefined> {
    return tx.sqlOne<MeasureRecord>(
      'accountability.measures.one',
      `SELECT ${MEASURE_COLUMNS} FROM accountability_measure x
       WHERE x.district_id = $1 AND ${VISIBLE} AND x.id = $4`,
      [tx.districtId, tx.actor.postId, scope.keptRootIds, id],
    );
  }

  /** Of the register of these subtrees, also what has ended. */
  kept(tx: ReadTx, rootIds: readonly string[], id: string): Promise<MeasureRecord | undefined> {
    return tx.sqlOne<MeasureRecord>(
      'accountability.measures.kept',
      `SELECT ${MEASURE_COLUMNS} FROM accountability_measure x
       WHERE x.district_id = $1 AND x.id = $2 AND x.organization_id IN (
         SELECT o.descendant_id FROM organization_closure o
         WHERE o.district_id = $1 AND o.via = 'tree' AND o.ancestor_id = ANY($3::uuid[]))`,
      [tx.districtId, id, rootIds],
    );
  }

  byIds(tx: ReadTx, ids: readonly string[]): Promise<MeasureRecord[]> {
    return tx.sql<MeasureRecord>(
      'accountability.measures.by-ids',
      `SELECT ${MEASURE_COLUMNS} FROM accountability_measure x WHERE x.district_id = $1 AND x.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  /** What is in effect for these people and organisations, of what the acting post may see. */
  inEffectOf(
    tx: ReadTx,
    scope: MeasureScope,
    { personIds, organizationIds }: { personIds: readonly string[]; organizationIds: readonly string[] },
  ): Promise<MeasureRecord[]> {
    return tx.sql<MeasureRecord>(
      'accountability.measures.in-effect-of',
      `SELECT ${MEASURE_COLUMNS} FROM accountability_measure x
       WHERE x.district_id = $1 AND ${VISIBLE} AND x.state = 'in-effect'
         AND ((x.target = 'leader' AND x.person_id = ANY($4::uuid[]))
           OR (x.target = 'organization' AND x.organization_id = ANY($5::uuid[])))`,
      [tx.districtId, tx.actor.postId, scope.keptRootIds, personIds, organizationIds],
    );
  }

  async add(tx: WriteTx, measure: NewMeasure): Promise<void> {
    await tx.change(
      'accountability.measures.add',
      `INSERT INTO accountability_measure
         (district_id, id, matter_id, target, organization_id, tenure_id, person_id, organization_name, subject_name,
          form_code, decided_by, number, decided_on, delivered_on, months, ends_on, state, recorded_at,
          recorded_by_tenure_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
      [
        ...[tx.districtId, measure.id, measure.matterId, measure.target, measure.organizationId],
        ...[measure.tenureId, measure.personId, measure.organizationName, measure.subjectName],
        ...[measure.formCode, measure.decidedBy, measure.number, measure.decidedOn, measure.deliveredOn],
        ...[measure.months, measure.endsOn, measure.state, tx.now, tx.actor.tenureId],
      ],
    );
  }

  /** The compare-and-set of an act. */
  move(
    tx: WriteTx,
    { id, version }: MeasureRecord,
    change: MeasureChange,
  ): Promise<MeasureRecord | undefined> {
    return tx.sqlOne<MeasureRecord>(
      'accountability.measures.move',
      `UPDATE accountability_measure x
       SET version = version + 1, state = coalesce($4, state), appealed_on = coalesce($5::date, appealed_on),
           appeal_answer_due_on = coalesce($6::date, appeal_answer_due_on),
           appeal_answer = coalesce($7, appeal_answer),
           appeal_answered_on = coalesce($8::date, appeal_answered_on),
           appeal_answer_number = coalesce($9, appeal_answer_number),
           corrected_on = coalesce($10::date, corrected_on),
           correction_number = coalesce($11, correction_number), corrected_by = coalesce($12, corrected_by)
       WHERE x.district_id = $1 AND x.id = $2 AND x.version = $3
       RETURNING ${MEASURE_COLUMNS}`,
      [
        ...[tx.districtId, id, version, change.state ?? null, change.appealedOn ?? null],
        ...[change.appealAnswerDueOn ?? null, change.appealAnswer ?? null, change.appealAnsweredOn ?? null],
        ...[change.appealAnswerNumber ?? null, change.correctedOn ?? null],
        ...[change.correctionNumber ?? null, change.correctedBy ?? null],
      ],
    );
  }

  /** Appeals that wait for their answer in matters that these posts decide: how many of each, and by when the first. */
  openAppeals(tx: ReadTx, deciderPostIds: readonly string[]): Promise<OpenAppealsRow[]> {
    return tx.sql<OpenAppealsRow>(
      'accountability.measures.open-appeals',
      `SELECT m.id AS "matterId", m.decider_post_id AS "deciderPostId", count(*)::int AS appeals,
              min(x.appeal_answer_due_on)::text AS "dueOn"
       FROM accountability_measure x
       JOIN accountability_matter m ON m.district_id = x.district_id AND m.id = x.matter_id
       WHERE x.district_id = $1 AND m.decider_post_id = ANY($2::uuid[]) AND x.state = 'in-effect'
         AND x.appealed_on IS NOT NULL AND x.appeal_answered_on IS NULL
       GROUP BY m.id, m.decider_post_id ORDER BY m.id`,
      [tx.districtId, deciderPostIds],
    );
  }

  /** Of two entries of one person, what was taken against the one is the other's. Answers the ids. */
  async movePerson(tx: WriteTx, fromId: string, toId: string): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'accountability.measures.move-person',
      `UPDATE accountability_measure SET person_id = $3, version = version + 1
       WHERE district_id = $1 AND person_id = $2 RETURNING id`,
      [tx.districtId, fromId, toId],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Ends what has run out, as the calendar says: those after their last day. One whose appeal waits for its answer stays to
   * be seen by whoever has to answer, though it affects nobody any more.
   */
  end(
    tx: WriteTx,
    limit: number,
  ): Promise<{ readonly id: string; readonly matterId: string; readonly endsOn: string }[]> {
    return tx.sql(
      'accountability.measures.end',
      `UPDATE accountability_measure x SET state = 'ended', version = version + 1
       WHERE x.district_id = $1 AND x.state = 'in-effect' AND x.id IN (
         SELECT e.id FROM accountability_measure e
         WHERE e.district_id = $1 AND e.state = 'in-effect' AND e.ends_on < $2::date
           AND (e.appealed_on IS NULL OR e.appeal_answered_on IS NOT NULL)
         ORDER BY e.ends_on, e.id LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING x.id, x.matter_id AS "matterId", x.ends_on::text AS "endsOn"`,
      [tx.districtId, tx.today, limit],
    );
  }
}
