import { Injectable } from '@nestjs/common';
import { dayOfTheThing, shanghaiDayOf } from '@zeren/domain/registry/evidence/evidence-facts';
import { signOfAge, signOfEarlier } from '@zeren/domain/registry/evidence/evidence-signs';
import type { EvidenceSign } from '@zeren/domain/registry/evidence/evidence-signs';
import type { ReadTx } from '../../platform/database/transaction';
import { CatalogueReads } from '../catalogues';
import { OrganizationReads } from '../organizations';
import type { EvidenceViewDto } from './dto/evidence-view.dto';
import type { EvidenceRow } from './evidence.repository';
import { InspectionsRepository } from './inspection/inspections.repository';
import type { SignRow } from './inspection/inspections.repository';

/** Rows as people see them: with the uploader's name and the words of the catalogue, without where the bytes lie. */
@Injectable()
export class EvidenceViews {
  constructor(
    private readonly organizations: OrganizationReads,
    private readonly catalogues: CatalogueReads,
    private readonly inspections: InspectionsRepository,
  ) {}

  async of(
    tx: ReadTx,
    rows: readonly (EvidenceRow & { readonly proves?: string | null })[],
    /** When the period opens in which the subject is to be proved. */
    opensOn: string | null = null,
  ): Promise<EvidenceViewDto[]> {
    if (rows.length === 0) return [];
    const tenureIds = [
      ...new Set(rows.flatMap((row) => [row.uploadedByTenureId ?? [], row.inSteadOfTenureId ?? []].flat())),
    ];
    const tenures = tenureIds.length === 0 ? [] : await this.organizations.tenures(tx, tenureIds);
    const names = new Map(tenures.map((tenure) => [tenure.tenureId, tenure.personName]));
    const kinds = new Map(
      (await this.catalogues.everyEntry(tx, 'evidence-kinds')).map((entry) => [entry.code, entry]),
    );
    const ids = rows.map(({ id }) => id);
    const inspected = new Map((await this.inspections.of(tx, ids)).map((found) => [found.evidenceId, found]));
    const noticed = await this.inspections.signs(tx, ids);
    return rows.map((row) => {
      const inspection = inspected.get(row.id);
      const capturedAt = row.capturedAt?.toISOString() ?? null;
      const { day, source } = dayOfTheThing({
        happenedOn: row.happenedOn,
        capturedAt,
        documentOn: inspection?.documentOn ?? null,
      });
      const kind = kinds.get(row.kindCode);
      return {
        id: row.id,
        fileName: row.fileName,
        mediaType: row.mediaType,
        size: row.size,
        uploadedAt: row.uploadedAt.toISOString(),
        uploadedBy: row.uploadedByTenureId === null ? null : (names.get(row.uploadedByTenureId) ?? null),
        inSteadOf: (row.inSteadOfTenureId && names.get(row.inSteadOfTenureId)) || null,
        capturedAt,
        sha256: row.sha256,
        firstUploadedAt: row.firstUploadedAt?.toISOString() ?? null,
        kindCode: row.kindCode,
        kindZh: kind?.nameZh ?? row.kindCode,
        kindEn: kind?.nameEn ?? row.kindCode,
        happenedOn: day,
        happenedOnSource: source,
        fromWhom: row.fromWhom,
        proves: row.proves ?? null,
        version: row.version,
        signs: signsOf(row.id, noticed, opensOn === null ? null : signOfAge(day, opensOn)),
        inspecting: inspection?.state === 'waiting',
        hasThumbnail: inspection?.hasThumbnail ?? false,
        hasPreview: inspection?.hasPreview ?? false,
      };
    });
  }
}

function signsOf(id: string, noticed: readonly SignRow[], age: EvidenceSign | null): EvidenceSign[] {
  const earlier = noticed
    .filter((sign) => sign.evidenceId === id)
    .map(({ kind, otherOrganizationName, otherUploadedAt }) =>
      signOfEarlier(kind, { organizationName: otherOrganizationName, on: shanghaiDayOf(otherUploadedAt) }),
    );
  return age ? [...earlier, age] : earlier;
}
