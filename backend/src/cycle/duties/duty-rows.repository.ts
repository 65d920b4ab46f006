import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { DUTY_COLUMNS } from './duty-record';
import type { DutyRecord } from './duty-record';
import type { TurnedLight } from './duty-lights.repository';

/** A date that an item owes, ready to be kept. */
export interface NewDuty {
  readonly id: string;
  readonly itemId: string;
  readonly lineageId: string;
  readonly clauseIndex: number;
  readonly domainCode: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly periodLabel: string;
  readonly opensOn: string;
  readonly dueOn: string;
  readonly provisional: boolean;
  readonly checkingClass: string;
}

/** Whose duties they are. */
export interface DutyBearer {
  readonly postId: string;
  readonly organizationId: string;
  readonly year: number;
}

/** One row each, and the one statement that makes many. */
@Injectable()
export class DutyRowsRepository {
  byId(tx: ReadTx, id: string): Promise<DutyRecord | undefined> {
    return tx.sqlOne<DutyRecord>(
      'duties.by-id',
      `SELECT ${DUTY_COLUMNS} FROM duty d WHERE d.district_id = $1 AND d.id = $2`,
      [tx.districtId, id],
    );
  }

  /** Waits for whoever changes the row now, the light turner too: counts are taken from what is read here. */
  lock(tx: WriteTx, id: string): Promise<DutyRecord | undefined> {
    return tx.sqlOne<DutyRecord>(
      'duties.lock',
      `SELECT ${DUTY_COLUMNS} FROM duty d WHERE d.district_id = $1 AND d.id = $2 FOR UPDATE`,
      [tx.districtId, id],
    );
  }

  byIds(tx: ReadTx, ids: readonly string[]): Promise<DutyRecord[]> {
    return tx.sql<DutyRecord>(
      'duties.by-ids',
      `SELECT ${DUTY_COLUMNS} FROM duty d WHERE d.district_id = $1 AND d.id = ANY($2::uuid[]) ORDER BY d.due_on, d.id`,
      [tx.districtId, ids],
    );
  }

  ofItems(tx: ReadTx, itemIds: readonly string[]): Promise<DutyRecord[]> {
    return tx.sql<DutyRecord>(
      'duties.of-items',
      `SELECT ${DUTY_COLUMNS} FROM duty d
       WHERE d.district_id = $1 AND d.item_id = ANY($2::uuid[]) ORDER BY d.due_on, d.id`,
      [tx.districtId, itemIds],
    );
  }

  /** What posts still have to do, by due date. */
  openOfPosts(tx: ReadTx, postIds: readonly string[]): Promise<DutyRecord[]> {
    return tx.sql<DutyRecord>(
      'duties.open-of-posts',
      `SELECT ${DUTY_COLUMNS} FROM duty d
       WHERE d.district_id = $1 AND d.post_id = ANY($2::uuid[]) AND d.state IN ('owed', 'returned') ORDER BY d.due_on, d.id`,
      [tx.districtId, postIds],
    );
  }

  /** How many pieces of evidence the duties of posts carry; posts without any are left out. */
  evidenceOfPosts(
    tx: ReadTx,
    postIds: readonly string[],
  ): Promise<{ readonly postId: string; readonly pieces: number }[]> {
    return tx.sql(
      'duties.evidence-of-posts',
      `SELECT post_id AS "postId", sum(evidence_count)::int AS pieces FROM duty
       WHERE district_id = $1 AND post_id = ANY($2::uuid[]) GROUP BY post_id HAVING sum(evidence_count) > 0`,
      [tx.districtId, postIds],
    );
  }

  /**
   * Makes what is not there yet and answers the ids of what was made; lights and counts follow. Where they lie is asked
   * of the organisation itself: it may have moved since the list was made.
   */
  async insert(tx: WriteTx, bearer: DutyBearer, duties: readonly NewDuty[]): Promise<string[]> {
    const column = <K extends keyof NewDuty>(key: K) => duties.map((duty) => duty[key]);
    const rows = await tx.sql<{ id: string }>(
      'duties.insert',
      `INSERT INTO duty (district_id, id, origin_kind, item_id, lineage_id, clause_index, post_id, organization_id,
                         l2_id, l3_id, l4_id, year, domain_code, title, title_en, period_label, opens_on, due_on,
                         provisional, checking_class, state, light, dated_at)
       SELECT $1, t.id, 'item', t.item_id, t.lineage_id, t.clause_index, $2, o.id, o.l2_id, o.l3_id, o.l4_id, $4,
              t.domain_code, t.title, t.title_en, t.period_label, t.opens_on, t.due_on, t.provisional, t.checking_class,
              'owed', 'idle', $5
       FROM unnest($6::uuid[], $7::uuid[], $8::uuid[], $9::int[], $10::text[], $11::text[], $12::text[], $13::text[],
                   $14::date[], $15::date[], $16::boolean[], $17::text[])
            AS t(id, item_id, lineage_id, clause_index, domain_code, title, title_en, period_label, opens_on, due_on,
                 provisional, checking_class)
       JOIN organization o ON o.district_id = $1 AND o.id = $3
       ON CONFLICT (district_id, item_id, clause_index, due_on, period_label) DO NOTHING
       RETURNING id`,
      [
        tx.districtId,
        bearer.postId,
        bearer.organizationId,
        bearer.year,
        tx.now,
        column('id'),
        column('itemId'),
        column('lineageId'),
        column('clauseIndex'),
        column('domainCode'),
        column('title'),
        column('titleEn'),
        column('periodLabel'),
        column('opensOn'),
        column('dueOn'),
        column('provisional'),
        column('checkingClass'),
      ],
    );
    return rows.map((row) => row.id);
  }

  /** Duties of other versions of the post's list of the year, locked until what becomes of them is written. */
  lockOtherVersions(tx: WriteTx, bearer: DutyBearer, itemIds: readonly string[]): Promise<DutyRecord[]> {
    return tx.sql<DutyRecord>(
      'duties.lock-other-versions',
      `SELECT ${DUTY_COLUMNS} FROM duty d
       WHERE d.district_id = $1 AND d.post_id = $2 AND d.year = $3 AND d.origin_kind = 'item'
         AND d.item_id <> ALL($4::uuid[]) AND d.state <> 'withdrawn'
       ORDER BY d.due_on, d.id FOR UPDATE`,
      [tx.districtId, bearer.postId, bearer.year, itemIds],
    );
  }

  /** Puts duties under the items of a newer version; what was done stays. */
  adopt(tx: WriteTx, adopted: readonly { duty: DutyRecord; date: NewDuty }[]): Promise<number> {
    const column = <K extends keyof NewDuty>(key: K) => adopted.map(({ date }) => date[key]);
    return tx.change(
      'duties.adopt',
      `UPDATE duty d SET item_id = t.item_id, clause_index = t.clause_index, domain_code = t.domain_code,
              title = t.title, title_en = t.title_en, opens_on = t.opens_on, due_on = t.due_on,
              provisional = t.provisional, checking_class = t.checking_class, version = d.version + 1
       FROM unnest($2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[], $8::date[], $9::date[],
                   $10::boolean[], $11::text[])
            AS t(id, item_id, clause_index, domain_code, title, title_en, opens_on, due_on, provisional, checking_class)
       WHERE d.district_id = $1 AND d.id = t.id`,
      [
        tx.districtId,
        adopted.map(({ duty }) => duty.id),
        column('itemId'),
        column('clauseIndex'),
        column('domainCode'),
        column('title'),
        column('titleEn'),
        column('opensOn'),
        column('dueOn'),
        column('provisional'),
        column('checkingClass'),
      ],
    );
  }

  /** What is owed no more; what was handed in is never withdrawn. */
  withdraw(tx: WriteTx, ids: readonly string[]): Promise<number> {
    return tx.change(
      'duties.withdraw',
      `UPDATE duty SET state = 'withdrawn', light_turns_on = NULL, version = version + 1
       WHERE district_id = $1 AND id = ANY($2::uuid[]) AND state IN ('owed', 'returned')`,
      [tx.districtId, ids],
    );
  }

  /** How many duties of each lineage of the posts stayed open in a year. */
  openByLineage(
    tx: ReadTx,
    year: number,
    lineageIds: readonly string[],
  ): Promise<{ postId: string; lineageId: string; open: number }[]> {
    return tx.sql(
      'duties.open-by-lineage',
      `SELECT d.post_id AS "postId", d.lineage_id AS "lineageId", count(*)::int AS open FROM duty d
       WHERE d.district_id = $1 AND d.year = $2 AND d.lineage_id = ANY($3::uuid[])
         AND d.state IN ('owed', 'returned') AND greatest(d.due_on, d.extended_to) <= $4::date
       GROUP BY d.post_id, d.lineage_id`,
      [tx.districtId, year, lineageIds, tx.today],
    );
  }

  /** The compare-and-set of a report. */
  report(
    tx: WriteTx,
    before: DutyRecord,
    reportedOn: string,
    light: Omit<TurnedLight, 'id'>,
    awaitsCheck: boolean,
  ): Promise<number> {
    return tx.change(
      'duties.report',
      `UPDATE duty SET state = 'reported', reported_on = $5, light = $6, due_outcome = $7, light_turns_on = $8,
                       awaits_check = $9, version = version + 1,
                       awaits_check_since = CASE WHEN $9 THEN coalesce(awaits_check_since, $10::date) END
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = $4`,
      [
        tx.districtId,
        before.id,
        before.version,
        before.state,
        reportedOn,
        light.light,
        light.dueOutcome,
        light.lightTurnsOn,
        awaitsCheck,
        tx.today,
      ],
    );
  }

  /** Sets many owed duties to reported; lights and counts follow in the same transaction. */
  markReported(tx: WriteTx, reports: readonly { dutyId: string; reportedOn: string }[]): Promise<number> {
    return tx.change(
      'duties.mark-reported',
      `UPDATE duty d SET state = 'reported', reported_on = t.reported_on, version = d.version + 1,
              awaits_check = d.awaits_check OR d.checking_class = '必核',
              awaits_check_since = CASE WHEN d.awaits_check OR d.checking_class = '必核'
                                        THEN coalesce(d.awaits_check_since, $4::date) END
       FROM unnest($2::uuid[], $3::date[]) AS t(id, reported_on)
       WHERE d.district_id = $1 AND d.id = t.id AND d.state = 'owed'`,
      [
        ...[
          tx.districtId,
          reports.map((report) => report.dutyId),
          reports.map((report) => report.reportedOn),
        ],
        tx.today,
      ],
    );
  }

  /** No new version: evidence comes beside what somebody types, and must not make their report fail. */
  addEvidence(tx: WriteTx, id: string): Promise<number> {
    return tx.change(
      'duties.evidence-count',
      `UPDATE duty SET evidence_count = evidence_count + 1 WHERE district_id = $1 AND id = $2`,
      [tx.districtId, id],
    );
  }

  /** Puts duties whose organisation moved where it is now. No new version: nobody acted on them. */
  followOrganizations(tx: WriteTx): Promise<number> {
    return tx.change(
      'duties.follow-organizations',
      `WITH moved AS (
         SELECT d.id, o.l2_id, o.l3_id, o.l4_id FROM duty d
         JOIN organization o ON o.district_id = d.district_id AND o.id = d.organization_id
         WHERE d.district_id = $1
           AND (d.l2_id, d.l3_id, d.l4_id) IS DISTINCT FROM (o.l2_id, o.l3_id, o.l4_id)
         ORDER BY d.id FOR UPDATE OF d
       )
       UPDATE duty d SET l2_id = moved.l2_id, l3_id = moved.l3_id, l4_id = moved.l4_id
       FROM moved WHERE d.district_id = $1 AND d.id = moved.id`,
      [tx.districtId],
    );
  }

  /** For each of these duties, the next one of the same item and post: its second-miss-running may follow from it. */
  async successors(tx: ReadTx, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'duties.successors',
      `SELECT DISTINCT next.id FROM duty d
       CROSS JOIN LATERAL (
         SELECT n.id FROM duty n
         WHERE n.district_id = d.district_id AND n.post_id = d.post_id AND n.lineage_id = d.lineage_id
           AND n.due_on > d.due_on AND n.state <> 'withdrawn'
         ORDER BY n.due_on, n.id LIMIT 1) next
       WHERE d.district_id = $1 AND d.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
    return rows.map((row) => row.id);
  }
}
