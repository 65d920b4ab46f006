import type { ReadTx } from '../../platform/database/transaction';
import type { OrganizationReads } from '../organizations';
import type { EvidenceViewDto } from './dto/evidence-view.dto';
import type { EvidenceRow } from './evidence.repository';

/** Rows as people see them: with the uploader's name, without where the bytes lie. One query for the names. */
export async function evidenceViews(
  tx: ReadTx,
  organizations: OrganizationReads,
  rows: readonly EvidenceRow[],
): Promise<EvidenceViewDto[]> {
  const tenureIds = [...new Set(rows.flatMap((row) => row.uploadedByTenureId ?? []))];
  const tenures = tenureIds.length === 0 ? [] : await organizations.tenures(tx, tenureIds);
  const names = new Map(tenures.map((tenure) => [tenure.tenureId, tenure.personName]));
  return rows.map((row) => ({
    id: row.id,
    fileName: row.fileName,
    mediaType: row.mediaType,
    size: row.size,
    uploadedAt: row.uploadedAt.toISOString(),
    uploadedBy: row.uploadedByTenureId === null ? null : (names.get(row.uploadedByTenureId) ?? null),
    capturedAt: row.capturedAt?.toISOString() ?? null,
    sha256: row.sha256,
    firstUploadedAt: row.firstUploadedAt?.toISOString() ?? null,
  }));
}
