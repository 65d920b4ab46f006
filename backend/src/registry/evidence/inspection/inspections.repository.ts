import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { PICTURE_DISTANCE, TEXT_DISTANCE } from '@zeren/domain/registry/evidence/likeness';
import type { PreviewBlock } from '@zeren/domain/registry/evidence/preview';
import type { EarlierSignKind } from '@zeren/domain/registry/evidence/evidence-signs';
import { RUNTIME_DATA_SOURCE } from '../../../platform/database/runtime-data-source';
import { runStatement } from '../../../platform/database/statement';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';

/** A piece that a job has taken to look into. */
export interface TakenInspection {
  readonly evidenceId: string;
  readonly organizationId: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly storageKey: string;
  readonly attempts: number;
}

/** What was found in it. */
export interface InspectionFindings {
  readonly documentOn: string | null;
  /** As it stands first, then turned. */
  readonly pictureMarks: readonly string[];
  readonly textMark: string | null;
  readonly preview: readonly PreviewBlock[] | null;
  readonly thumbnailKey: string | null;
}

/** A sign as it is kept. */
export interface SignRow {
  readonly evidenceId: string;
  readonly kind: EarlierSignKind;
  readonly otherOrganizationName: string;
  readonly otherUploadedAt: Date;
}

/** What is shown of a piece. */
export interface InspectionRow {
  readonly evidenceId: string;
  readonly state: 'waiting' | 'done' | 'untold';
  readonly documentOn: string | null;
  readonly hasThumbnail: boolean;
  readonly hasPreview: boolean;
}

// A job that has not been heard of for two minutes has died; another begins anew.
const OPEN = `state = 'waiting' AND (heard_at IS NULL OR heard_at < clock_now() - interval '2 minutes')`;
/** More than these say nothing more. */
const MOST_SIGNS = 5;

/** The only queries on what jobs find in evidence. */
@Injectable()
export class InspectionsRepository {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** Pieces that no job has looked into, in all districts; the oldest first. */
  open(): Promise<{ districtId: string; evidenceId: string }[]> {
    return runStatement(this.dataSource, {
      name: 'evidence.inspections.open',
      text: `SELECT district_id AS "districtId", evidence_id AS "evidenceId" FROM evidence_inspection
             WHERE ${OPEN} ORDER BY evidence_id LIMIT 50`,
      values: [],
    });
  }

  async expect(tx: WriteTx, evidenceId: string): Promise<void> {
    await tx.change(
      'evidence.inspections.expect',
      `INSERT INTO evidence_inspection (district_id, evidence_id) VALUES ($1, $2)`,
      [tx.districtId, evidenceId],
    );
  }

  take(tx: WriteTx, evidenceId: string): Promise<TakenInspection | undefined> {
    return tx.sqlOne<TakenInspection>(
      'evidence.inspections.take',
      `UPDATE evidence_inspection i SET heard_at = clock_now(), attempts = attempts + 1
       FROM evidence e
       WHERE i.district_id = $1 AND i.evidence_id = $2 AND ${OPEN}
         AND e.district_id = i.district_id AND e.id = i.evidence_id
       RETURNING e.id AS "evidenceId", e.organization_id AS "organizationId", e.media_type AS "mediaType",
                 e.size::float8 AS size, encode(e.sha256, 'hex') AS sha256, e.storage_key AS "storageKey", i.attempts`,
      [tx.districtId, evidenceId],
    );
  }

  async finish(tx: WriteTx, evidenceId: string, found: InspectionFindings | null): Promise<void> {
    await tx.change(
      'evidence.inspections.finish',
      `UPDATE evidence_inspection
       SET state = $3, document_on = $4, picture_mark = $5::text::bit(64), text_mark = $6::text::bit(64),
           preview = $7::jsonb, thumbnail_key = $8
       WHERE district_id = $1 AND evidence_id = $2`,
      [
        tx.districtId,
        evidenceId,
        found ? 'done' : 'untold',
        found?.documentOn ?? null,
        found?.pictureMarks[0] ?? null,
        found?.textMark ?? null,
        found?.preview ? JSON.stringify(found.preview) : null,
        found?.thumbnailKey ?? null,
      ],
    );
  }

  /**
   * Keeps where the same, or nearly the same, was uploaded earlier by another organisation; answers the kinds. The same is
   * not called similar as well.
   */
  async keepSigns(
    tx: WriteTx,
    piece: TakenInspection,
    { pictureMarks, textMark }: Pick<InspectionFindings, 'pictureMarks' | 'textMark'>,
  ): Promise<EarlierSignKind[]> {
    const rows = await tx.sql<{ kind: EarlierSignKind }>(
      'evidence.inspections.keep-signs',
      `WITH earlier AS (
         SELECT 'same-elsewhere' AS kind, s.id, 0 AS far FROM evidence s
         WHERE s.district_id = $1 AND s.sha256 = decode($4, 'hex')
         UNION ALL
         SELECT 'similar-picture', i.evidence_id, min(bit_count(i.picture_mark # m::bit(64)))
         FROM evidence_inspection i, unnest($5::text[]) AS m
         WHERE i.district_id = $1 AND i.picture_mark IS NOT NULL AND bit_count(i.picture_mark # m::bit(64)) <= $7
         GROUP BY i.evidence_id
         UNION ALL
         SELECT 'similar-text', i.evidence_id, bit_count(i.text_mark # $6::text::bit(64)) FROM evidence_inspection i
         WHERE i.district_id = $1 AND i.text_mark IS NOT NULL AND bit_count(i.text_mark # $6::text::bit(64)) <= $8),
       found AS (
         SELECT DISTINCT ON (e.organization_id) f.kind, f.id, o.name_zh, e.uploaded_at
         FROM earlier f
         JOIN evidence e ON e.district_id = $1 AND e.id = f.id
         JOIN organization o ON o.district_id = $1 AND o.id = e.organization_id
         JOIN evidence own ON own.district_id = $1 AND own.id = $2
         WHERE e.organization_id <> $3 AND (e.uploaded_at, e.id) < (own.uploaded_at, own.id)
         ORDER BY e.organization_id, f.far, f.kind, e.uploaded_at),
       kept AS (SELECT * FROM found ORDER BY uploaded_at LIMIT ${MOST_SIGNS})
       INSERT INTO evidence_sign (district_id, evidence_id, kind, other_evidence_id, other_organization_name,
                                  other_uploaded_at, at)
       SELECT $1, $2, kind, id, name_zh, uploaded_at, $9 FROM kept
       ON CONFLICT DO NOTHING RETURNING kind`,
      [
        tx.districtId,
        piece.evidenceId,
        piece.organizationId,
        piece.sha256,
        pictureMarks,
        textMark,
        PICTURE_DISTANCE,
        TEXT_DISTANCE,
        tx.now,
      ],
    );
    return rows.map(({ kind }) => kind);
  }

  of(tx: ReadTx, evidenceIds: readonly string[]): Promise<InspectionRow[]> {
    return tx.sql<InspectionRow>(
      'evidence.inspections.of',
      `SELECT evidence_id AS "evidenceId", state, document_on::text AS "documentOn",
              thumbnail_key IS NOT NULL AS "hasThumbnail", preview IS NOT NULL AS "hasPreview"
       FROM evidence_inspection WHERE district_id = $1 AND evidence_id = ANY ($2)`,
      [tx.districtId, evidenceIds],
    );
  }

  signs(tx: ReadTx, evidenceIds: readonly string[]): Promise<SignRow[]> {
    return tx.sql<SignRow>(
      'evidence.inspections.signs',
      `SELECT evidence_id AS "evidenceId", kind, other_organization_name AS "otherOrganizationName",
              other_uploaded_at AS "otherUploadedAt"
       FROM evidence_sign WHERE district_id = $1 AND evidence_id = ANY ($2) ORDER BY other_uploaded_at`,
      [tx.districtId, evidenceIds],
    );
  }

  shown(
    tx: ReadTx,
    evidenceId: string,
  ): Promise<{ preview: readonly PreviewBlock[] | null; thumbnailKey: string | null } | undefined> {
    return tx.sqlOne(
      'evidence.inspections.shown',
      `SELECT preview, thumbnail_key AS "thumbnailKey" FROM evidence_inspection
       WHERE district_id = $1 AND evidence_id = $2`,
      [tx.districtId, evidenceId],
    );
  }
}
