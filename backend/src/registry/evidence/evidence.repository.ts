import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import type { SubjectName, SubjectRef } from '../../platform/subjects/subject-kind';
import { EvidenceOpening } from './evidence-opening.entity';
import { Evidence } from './evidence.entity';

/** What a piece of evidence is evidence for. */
export interface EvidenceSubject {
  readonly kind: string;
  readonly id: string;
}

/** What is done with a subject's evidence, and the tenure of whoever is on leave where it is done in their stead. */
export interface ActedOn extends EvidenceSubject {
  readonly inSteadOf?: string | null;
}

/** A piece of evidence as it is stored. */
export interface EvidenceRow {
  readonly id: string;
  readonly organizationId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly storageKey: string;
  readonly capturedAt: Date | null;
  readonly uploadedByTenureId: string | null;
  /** Who was on leave, where somebody stood in for them. */
  readonly inSteadOfTenureId: string | null;
  readonly uploadedAt: Date;
  readonly kindCode: string;
  readonly happenedOn: string | null;
  readonly fromWhom: string | null;
  readonly version: number;
  /** When the same organisation first uploaded the same bytes, if that was before. */
  readonly firstUploadedAt: Date | null;
}

const COLUMNS = `
  e.id, e.organization_id AS "organizationId", e.file_name AS "fileName", e.media_type AS "mediaType",
  e.size::float8 AS size, encode(e.sha256, 'hex') AS sha256, e.storage_key AS "storageKey",
  e.kind_code AS "kindCode", e.happened_on::text AS "happenedOn", e.from_whom AS "fromWhom", e.version,
  e.captured_at AS "capturedAt", e.uploaded_by_tenure_id AS "uploadedByTenureId",
  e.in_stead_of_tenure_id AS "inSteadOfTenureId", e.uploaded_at AS "uploadedAt",
  (SELECT min(s.uploaded_at) FROM evidence s
   WHERE s.district_id = e.district_id AND s.sha256 = e.sha256 AND s.organization_id = e.organization_id
     AND s.uploaded_at < e.uploaded_at) AS "firstUploadedAt"`;

/** A piece of evidence where it is linked. */
export interface LinkedRow extends EvidenceRow {
  readonly proves: string | null;
}

/** What somebody may say of a piece of evidence. */
export interface EvidenceFacts {
  readonly kindCode: string;
  readonly happenedOn: string | null;
  readonly fromWhom: string | null;
}

/** The only queries on evidence, its links and its openings. */
@Injectable()
export class EvidenceRepository {
  /** Evidence of one organisation with these bytes, oldest first. */
  sameBytes(tx: ReadTx, organizationId: string, sha256: string): Promise<EvidenceRow[]> {
    return tx.sql<EvidenceRow>(
      'evidence.same-bytes',
      `SELECT ${COLUMNS} FROM evidence e
       WHERE e.district_id = $1 AND e.sha256 = decode($3, 'hex') AND e.organization_id = $2
       ORDER BY e.uploaded_at, e.id LIMIT 20`,
      [tx.districtId, organizationId, sha256],
    );
  }

  /** What an organisation's evidence takes: the same bytes are kept once. */
  async bytesOf(tx: ReadTx, organizationId: string): Promise<number> {
    const row = await tx.sqlOne<{ bytes: number }>(
      'evidence.bytes-of',
      `SELECT coalesce(sum(size), 0)::float8 AS bytes
       FROM (SELECT DISTINCT sha256, size FROM evidence WHERE district_id = $1 AND organization_id = $2) AS kept`,
      [tx.districtId, organizationId],
    );
    return row!.bytes;
  }

  ofSubject(tx: ReadTx, subject: EvidenceSubject): Promise<LinkedRow[]> {
    return tx.sql<LinkedRow>(
      'evidence.of-subject',
      `SELECT l.proves, ${COLUMNS} FROM evidence_link l
       JOIN evidence e ON e.district_id = l.district_id AND e.id = l.evidence_id
       WHERE l.district_id = $1 AND l.subject_kind = $2 AND l.subject_id = $3
       ORDER BY l.linked_at, l.id`,
      [tx.districtId, subject.kind, subject.id],
    );
  }

  linked(tx: ReadTx, subject: EvidenceSubject, evidenceId: string): Promise<LinkedRow | undefined> {
    return tx.sqlOne<LinkedRow>(
      'evidence.linked',
      `SELECT l.proves, ${COLUMNS} FROM evidence_link l
       JOIN evidence e ON e.district_id = l.district_id AND e.id = l.evidence_id
       WHERE l.district_id = $1 AND l.subject_kind = $2 AND l.subject_id = $3 AND l.evidence_id = $4`,
      [tx.districtId, subject.kind, subject.id, evidenceId],
    );
  }

  byId(tx: ReadTx, evidenceId: string): Promise<EvidenceRow | undefined> {
    return tx.sqlOne<EvidenceRow>(
      'evidence.by-id',
      `SELECT ${COLUMNS} FROM evidence e WHERE e.district_id = $1 AND e.id = $2`,
      [tx.districtId, evidenceId],
    );
  }

  names(tx: ReadTx, ids: readonly string[]): Promise<SubjectName[]> {
    return tx.sql(
      'evidence.names',
      `SELECT id, file_name AS zh, NULL AS en FROM evidence WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  /** The first subject of a kind that the evidence was linked to, of those whose links the actor sees. */
  firstSubject(tx: ReadTx, evidenceId: string, kind: string): Promise<SubjectRef | undefined> {
    return tx.sqlOne(
      'evidence.first-subject',
      `SELECT subject_kind AS kind, subject_id AS id FROM evidence_link
       WHERE district_id = $1 AND evidence_id = $2 AND subject_kind = $3 ORDER BY linked_at, id LIMIT 1`,
      [tx.districtId, evidenceId, kind],
    );
  }

  /** The organisation's newest uploads, one per content, that the subject does not carry yet. */
  reusable(
    tx: ReadTx,
    organizationId: string,
    subject: EvidenceSubject,
    limit: number,
  ): Promise<EvidenceRow[]> {
    return tx.sql<EvidenceRow>(
      'evidence.reusable',
      `SELECT ${COLUMNS} FROM evidence e
       WHERE e.district_id = $1 AND e.organization_id = $2
         AND NOT EXISTS (SELECT 1 FROM evidence s
                         WHERE s.district_id = e.district_id AND s.sha256 = e.sha256
                           AND s.organization_id = e.organization_id AND (s.uploaded_at, s.id) > (e.uploaded_at, e.id))
         AND NOT EXISTS (SELECT 1 FROM evidence_link l JOIN evidence s ON s.district_id = l.district_id AND s.id = l.evidence_id
                         WHERE l.district_id = $1 AND l.subject_kind = $3 AND l.subject_id = $4 AND s.sha256 = e.sha256)
       ORDER BY e.uploaded_at DESC, e.id DESC LIMIT $5`,
      [tx.districtId, organizationId, subject.kind, subject.id, limit],
    );
  }

  async insert(
    tx: WriteTx,
    row: Omit<
      EvidenceRow,
      'firstUploadedAt' | 'uploadedAt' | 'capturedAt' | 'happenedOn' | 'fromWhom' | 'version'
    > & { capturedAt: string | null },
  ): Promise<void> {
    await tx.manager.insert(Evidence, {
      ...row,
      districtId: tx.districtId,
      size: String(row.size),
      sha256: Buffer.from(row.sha256, 'hex'),
      capturedAt: row.capturedAt && new Date(row.capturedAt),
      uploadedAt: new Date(tx.now),
    });
  }

  /** Links once: a second link of the same evidence to the same subject changes nothing. */
  link(tx: WriteTx, id: string, evidenceId: string, subject: EvidenceSubject): Promise<number> {
    return tx.change(
      'evidence.link',
      `INSERT INTO evidence_link (district_id, id, evidence_id, subject_kind, subject_id, linked_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (district_id, subject_kind, subject_id, evidence_id) DO NOTHING`,
      [tx.districtId, id, evidenceId, subject.kind, subject.id, tx.now],
    );
  }

  /** Links one piece to many subjects of a kind; answers those that did not carry it yet. */
  async linkToMany(
    tx: WriteTx,
    evidenceId: string,
    kind: string,
    links: readonly { readonly id: string; readonly subjectId: string }[],
  ): Promise<string[]> {
    const rows = await tx.sql<{ subjectId: string }>(
      'evidence.link-to-many',
      `INSERT INTO evidence_link (district_id, id, evidence_id, subject_kind, subject_id, linked_at)
       SELECT $1, t.id, $2, $3, t.subject_id, $4::timestamptz FROM unnest($5::uuid[], $6::uuid[]) AS t(id, subject_id)
       ON CONFLICT (district_id, subject_kind, subject_id, evidence_id) DO NOTHING RETURNING subject_id AS "subjectId"`,
      [
        tx.districtId,
        evidenceId,
        kind,
        tx.now,
        links.map(({ id }) => id),
        links.map(({ subjectId }) => subjectId),
      ],
    );
    return rows.map(({ subjectId }) => subjectId);
  }

  /** How many pieces each of these subjects carries; those with none are left out. */
  async countsOf(tx: ReadTx, kind: string, subjectIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await tx.sql<{ subjectId: string; count: number }>(
      'evidence.counts-of',
      `SELECT subject_id AS "subjectId", count(*)::int AS count FROM evidence_link
       WHERE district_id = $1 AND subject_kind = $2 AND subject_id = ANY($3::uuid[]) GROUP BY subject_id`,
      [tx.districtId, kind, subjectIds],
    );
    return new Map(rows.map(({ subjectId, count }) => [subjectId, count]));
  }

  /** Changes what is said of a piece of evidence, if it is as the person saw it. */
  describe(tx: WriteTx, id: string, version: number, facts: EvidenceFacts): Promise<number> {
    return tx.change(
      'evidence.describe',
      `UPDATE evidence SET kind_code = $4, happened_on = $5, from_whom = $6, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3`,
      [tx.districtId, id, version, facts.kindCode, facts.happenedOn, facts.fromWhom],
    );
  }

  async setProves(
    tx: WriteTx,
    subject: EvidenceSubject,
    evidenceId: string,
    proves: string | null,
  ): Promise<void> {
    await tx.change(
      'evidence.set-proves',
      `UPDATE evidence_link SET proves = $5
       WHERE district_id = $1 AND subject_kind = $2 AND subject_id = $3 AND evidence_id = $4`,
      [tx.districtId, subject.kind, subject.id, evidenceId, proves],
    );
  }

  async recordOpening(tx: WriteTx, id: string, evidenceId: string): Promise<void> {
    await tx.manager.insert(EvidenceOpening, {
      districtId: tx.districtId,
      id,
      evidenceId,
      // Only people open evidence: without an account the database refuses the opening.
      accountId: tx.actor.accountId!,
      tenureId: tx.actor.tenureId,
      at: new Date(tx.now),
    });
  }
}
