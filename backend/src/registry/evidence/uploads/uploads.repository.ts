import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { RUNTIME_DATA_SOURCE } from '../../../platform/database/runtime-data-source';
import { runStatement } from '../../../platform/database/statement';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import type { EvidenceSubject } from '../evidence.repository';

/** A file that is coming in, and how far it is. */
export interface UploadRow {
  readonly id: string;
  readonly organizationId: string;
  readonly fileName: string;
  readonly size: number;
  readonly received: number;
  readonly pieces: readonly number[];
}

export interface NewUpload extends Pick<UploadRow, 'id' | 'organizationId' | 'fileName' | 'size'> {
  readonly modifiedAt: string;
}

const COLUMNS = `id, organization_id AS "organizationId", file_name AS "fileName", size::float8 AS size,
  received::float8 AS received, pieces::float8[] AS pieces`;

/** The only queries on files that are still coming in. */
@Injectable()
export class UploadsRepository {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** The same file of the same person for the same subject goes on where it stopped. */
  async begin(tx: WriteTx, subject: EvidenceSubject, upload: NewUpload): Promise<UploadRow> {
    const row = await tx.sqlOne<UploadRow>(
      'evidence.uploads.begin',
      `INSERT INTO evidence_upload (district_id, id, organization_id, subject_kind, subject_id, account_id, file_name, size,
                                    modified_at, begun_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (district_id, account_id, subject_kind, subject_id, file_name, size, modified_at)
         DO UPDATE SET begun_at = evidence_upload.begun_at
       RETURNING ${COLUMNS}`,
      [
        ...[tx.districtId, upload.id, upload.organizationId, subject.kind, subject.id, tx.actor.accountId],
        ...[upload.fileName, upload.size, upload.modifiedAt, tx.now],
      ],
    );
    return row!;
  }

  /** One's own, of this subject. */
  byId(tx: ReadTx, subject: EvidenceSubject, id: string): Promise<UploadRow | undefined> {
    return tx.sqlOne<UploadRow>(
      'evidence.uploads.by-id',
      `SELECT ${COLUMNS} FROM evidence_upload
       WHERE district_id = $1 AND id = $2 AND subject_kind = $3 AND subject_id = $4 AND account_id = $5`,
      [tx.districtId, id, subject.kind, subject.id, tx.actor.accountId],
    );
  }

  /** One more piece, if the upload is where the piece begins: of two that bring the same, one counts. */
  received(tx: WriteTx, id: string, offset: number, bytes: number): Promise<number> {
    return tx.change(
      'evidence.uploads.received',
      `UPDATE evidence_upload SET received = received + $4, pieces = pieces || $3::bigint
       WHERE district_id = $1 AND id = $2 AND received = $3::bigint AND received + $4 <= size`,
      [tx.districtId, id, offset, bytes],
    );
  }

  async forget(tx: WriteTx, id: string): Promise<void> {
    await tx.change(
      'evidence.uploads.forget',
      `DELETE FROM evidence_upload WHERE district_id = $1 AND id = $2`,
      [tx.districtId, id],
    );
  }

  /** Begun more than a day ago, in all districts. */
  stale(): Promise<{ districtId: string; id: string; pieces: number[] }[]> {
    return runStatement(this.dataSource, {
      name: 'evidence.uploads.stale',
      text: `SELECT district_id AS "districtId", id, pieces::float8[] AS pieces FROM evidence_upload
             WHERE begun_at < clock_now() - interval '1 day' ORDER BY begun_at LIMIT 200`,
      values: [],
    });
  }
}
