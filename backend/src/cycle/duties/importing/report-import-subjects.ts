import { Injectable } from '@nestjs/common';
import { PARTS_TAKEN } from '@zeren/domain/platform/parts-taken';
import type { ReadTx } from '../../../platform/database/transaction';
import { ImportRunRepository } from '../../../platform/imports/import-run.repository';
import { ownRuns } from '../../../platform/imports/import-run-subjects';
import { KnowsSubjects } from '../../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds, WayIn } from '../../../platform/subjects/subject-kind';
import { OrganizationReads } from '../../../registry/organizations';
import { REPORT_IMPORT } from './report-import';
import { ReportMappingsRepository } from './report-mappings.repository';

/** Who opens the runs of this import, and the mappings that units keep for it. */
@Injectable()
@KnowsSubjects()
export class ReportImportSubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    'report-mapping': {
      permission: 'duties.import',
      names: (tx, ids) => this.mappings.names(tx, ids),
      sees: async (tx, id) => (await this.seen(tx, id)).length > 0,
      organizations: (tx, id) => this.seen(tx, id),
    },
  };
  readonly waysIn: Readonly<Record<string, readonly WayIn[]>>;

  constructor(
    private readonly mappings: ReportMappingsRepository,
    private readonly organizations: OrganizationReads,
    runs: ImportRunRepository,
  ) {
    this.waysIn = { 'import-run': [ownRuns(runs, REPORT_IMPORT, 'duties.import', PARTS_TAKEN.uploader)] };
  }

  private async seen(tx: ReadTx, id: string): Promise<string[]> {
    const mapping = await this.mappings.byId(tx, id);
    if (!mapping) return [];
    const seen = await this.organizations.inSight(tx, [mapping.organizationId]);
    return seen.size > 0 ? [mapping.organizationId] : [];
  }
}
