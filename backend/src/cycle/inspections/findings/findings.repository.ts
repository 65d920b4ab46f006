import { Injectable } from '@nestjs/common';
import type {
  Disposition,
  FindingAnswer,
  FindingState,
} from '@zeren/domain/cycle/inspections/finding-states';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { FINDING_COLUMNS } from './finding-record';
import type { FindingRecord, FindingText } from './finding-record';

/** Which findings to show; `undisposed`: confirmed, and nothing came of it; `late`: not within its days either. */
export interface FindingFilter {
  readonly state: FindingState | null;
  readonly disposal: 'undisposed' | 'late' | null;
  readonly organizationId: string | null;
  readonly after: string | null;
}

export interface NewFinding extends FindingText {
  readonly id: string;
  readonly state: FindingState;
  readonly answerBy: string;
  readonly disposeBy: string | null;
  /** Of one that comes in confirmed: by whom. */
  readonly settleReason?: string | null;
}

export interface FindingCounts {
  readonly put: number;
  readonly undisposed: number;
  readonly late: number;
}

const UNDISPOSED = `f.state = 'confirmed' AND f.disposition IS NULL`;

/** Within the subtrees of the roots in parameter 2, or guided by them. */
const WITHIN = `f.organization_id IN (
  SELECT c.descendant_id FROM organization_closure c WHERE c.district_id = $1 AND c.ancestor_id = ANY($2::uuid[]))`;

/** The queries on `finding`; what goes along with a reorganisation stands in its own repository. */
@Injectable()
export class FindingsRepository {
  /** Newest first. */
  page(
    tx: ReadTx,
    { state, disposal, organizationId, after }: FindingFilter,
    limit: number,
  ): Promise<FindingRecord[]> {
    return tx.sql<FindingRecord>(
      'inspections.findings.page',
      `SELECT ${FINDING_COLUMNS} FROM finding f
       WHERE f.district_id = $1 AND ${WITHIN} AND ($3::text IS NULL OR f.state = $3)
         AND ($4::text IS NULL OR (${UNDISPOSED} AND ($4 = 'undisposed' OR f.dispose_by < $5::date)))
         AND ($6::uuid IS NULL OR f.organization_id IN (
               SELECT c.descendant_id FROM organization_closure c
               WHERE c.district_id = $1 AND c.ancestor_id = $6 AND c.via = 'tree'))
         AND ($7::uuid IS NULL OR f.id < $7)
       ORDER BY f.id DESC LIMIT $8`,
      [tx.districtId, tx.actor.rootOrganizationIds, state, disposal, tx.today, organizationId, after, limit],
    );
  }

  async counts(tx: ReadTx): Promise<FindingCounts> {
    const row = await tx.sqlOne<FindingCounts>(
      'inspections.findings.counts',
      `SELECT count(*) FILTER (WHERE f.state = 'put')::int AS put,
              count(*) FILTER (WHERE ${UNDISPOSED})::int AS undisposed,
              count(*) FILTER (WHERE ${UNDISPOSED} AND f.dispose_by < $3::date)::int AS late
       FROM finding f WHERE f.district_id = $1 AND ${WITHIN}`,
      [tx.districtId, tx.actor.rootOrganizationIds, tx.today],
    );
    return row!;
  }

  /** What the unit may state its case on, at these posts or, for a head, anywhere in their organisation. */
  toAnswer(
    tx: ReadTx,
    {
      postIds,
      organizationId,
    }: { readonly postIds: readonly string[]; readonly organizationId: string | null },
    limit: number,
  ): Promise<FindingRecord[]> {
    return tx.sql<FindingRecord>(
      'inspections.findings.to-answer',
      `SELECT ${FINDING_COLUMNS} FROM finding f
       WHERE f.district_id = $1 AND f.state = 'put' AND f.answer IS NULL
         AND (f.post_id = ANY($2::uuid[]) OR f.organization_id = $3)
       ORDER BY f.answer_by, f.id LIMIT $4`,
      [tx.districtId, postIds, organizationId, limit],
    );
  }

  /** What nothing has become of yet at these posts: it goes with them when they change hands. */
  openOfPosts(tx: ReadTx, postIds: readonly string[]): Promise<FindingRecord[]> {
    return tx.sql<FindingRecord>(
      'inspections.findings.open-of-posts',
      `SELECT ${FINDING_COLUMNS} FROM finding f
       WHERE f.district_id = $1 AND f.post_id = ANY($2::uuid[]) AND f.state IN ('put', 'confirmed')
         AND f.disposition IS NULL
       ORDER BY f.answer_by, f.id`,
      [tx.districtId, postIds],
    );
  }

  byIds(tx: ReadTx, ids: readonly string[]): Promise<FindingRecord[]> {
    return tx.sql<FindingRecord>(
      'inspections.findings.by-ids',
      `SELECT ${FINDING_COLUMNS} FROM finding f WHERE f.district_id = $1 AND f.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  async byId(tx: ReadTx, id: string): Promise<FindingRecord | undefined> {
    return (await this.byIds(tx, [id]))[0];
  }

  lock(tx: WriteTx, id: string): Promise<FindingRecord | undefined> {
    return tx.sqlOne<FindingRecord>(
      'inspections.findings.lock',
      `SELECT ${FINDING_COLUMNS} FROM finding f WHERE f.district_id = $1 AND f.id = $2 FOR UPDATE`,
      [tx.districtId, id],
    );
  }

  add(tx: WriteTx, found: readonly NewFinding[]): Promise<number> {
    const column = <K extends keyof NewFinding>(key: K) => found.map((each) => each[key]);
    return tx.change(
      'inspections.findings.add',
      `INSERT INTO finding (district_id, found_by_tenure_id, found_by_person_id, created_at, id, organization_id, post_id,
                            item_id, source_code, dimension_code, domain_code, severity_code, title, request, clause,
                            found_on, state, answer_by, dispose_by, settle_reason, settled_by_tenure_id, settled_at)
       SELECT $1, $2, $3, $4, t.*, CASE t.state WHEN 'confirmed' THEN $2::uuid END,
              CASE t.state WHEN 'confirmed' THEN $4::timestamptz END
       FROM unnest($5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[], $9::text[], $10::text[], $11::text[], $12::text[],
                   $13::text[], $14::text[], $15::text[], $16::date[], $17::text[], $18::date[], $19::date[],
                   $20::text[])
            AS t(id, organization_id, post_id, item_id, source_code, dimension_code, domain_code, severity_code, title,
                 request, clause, found_on, state, answer_by, dispose_by, settle_reason)`,
      [
        ...[tx.districtId, tx.actor.tenureId, tx.actor.personId, tx.now],
        ...[column('id'), column('organizationId'), column('postId'), column('itemId'), column('sourceCode')],
        ...[column('dimensionCode'), column('domainCode'), column('severityCode'), column('title')],
        ...[column('request'), column('clause'), column('foundOn'), column('state'), column('answerBy')],
        ...[column('disposeBy'), found.map(({ settleReason }) => settleReason ?? null)],
      ],
    );
  }

  answer(
    tx: WriteTx,
    { id, version }: FindingRecord,
    { answer, caseText }: { readonly answer: FindingAnswer; readonly caseText: string | null },
  ): Promise<number> {
    return tx.change(
      'inspections.findings.answer',
      `UPDATE finding SET answer = $4, case_text = $5, answered_by_tenure_id = $6, answered_at = $7, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'put' AND answer IS NULL`,
      [tx.districtId, id, version, answer, caseText, tx.actor.tenureId, tx.now],
    );
  }

  settle(
    tx: WriteTx,
    { id, version }: FindingRecord,
    settled: {
      readonly state: FindingState;
      readonly reason: string | null;
      readonly disposeBy: string | null;
    },
  ): Promise<number> {
    return tx.change(
      'inspections.findings.settle',
      `UPDATE finding SET state = $4, settle_reason = $5, dispose_by = $6, settled_by_tenure_id = $7, settled_at = $8,
                          version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'put'`,
      [
        tx.districtId,
        id,
        version,
        settled.state,
        settled.reason,
        settled.disposeBy,
        tx.actor.tenureId,
        tx.now,
      ],
    );
  }

  dispose(
    tx: WriteTx,
    { id, version }: FindingRecord,
    disposition: Disposition,
    reason: string | null,
  ): Promise<number> {
    return tx.change(
      'inspections.findings.dispose',
      `UPDATE finding SET disposition = $4, disposition_reason = $5, disposed_by_tenure_id = $6, disposed_at = $7,
                          version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'confirmed' AND disposition IS NULL`,
      [tx.districtId, id, version, disposition, reason, tx.actor.tenureId, tx.now],
    );
  }

  /** Brought in by mistake, and nothing came of them. */
  takeBack(tx: WriteTx, ids: readonly string[], reason: string): Promise<number> {
    return tx.change(
      'inspections.findings.take-back',
      `UPDATE finding SET state = 'dropped', settle_reason = $3, dispose_by = NULL, settled_by_tenure_id = $4,
                          settled_at = $5, version = version + 1
       WHERE district_id = $1 AND id = ANY($2::uuid[]) AND state = 'confirmed' AND disposition IS NULL`,
      [tx.districtId, ids, reason, tx.actor.tenureId, tx.now],
    );
  }

  /** Its order was taken back: the problem waits for another disposition. */
  undispose(tx: WriteTx, { id, version }: FindingRecord, disposeBy: string): Promise<number> {
    return tx.change(
      'inspections.findings.undispose',
      `UPDATE finding SET disposition = NULL, disposed_by_tenure_id = NULL, disposed_at = NULL, dispose_by = $4,
                          version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND disposition = 'order'`,
      [tx.districtId, id, version, disposeBy],
    );
  }
}
