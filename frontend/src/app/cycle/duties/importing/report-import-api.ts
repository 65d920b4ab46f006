import { Service, inject } from '@angular/core';
import type { PlannedReportDto } from '@zeren/api-client/models/planned-report-dto';
import type { PlannedReportPageDto } from '@zeren/api-client/models/planned-report-page-dto';
import type { ReportMappingDto } from '@zeren/api-client/models/report-mapping-dto';
import type { SaveReportMappingBody } from '@zeren/api-client/models/save-report-mapping-body';
import { Api } from '../../../platform/http/api';
import type { Page } from '../../../platform/http/api';
import type { ImportRun } from '../../../platform/ui/import-panel/import-run';

export type PlannedReport = PlannedReportDto;
export type ReportMapping = ReportMappingDto;

/** Where imports of other systems' records live. */
export const REPORT_IMPORTS = '/api/duties/imports';

/** Imports of other systems' records over HTTP; what all imports have in common is the panel's. */
@Service()
export class ReportImportApi {
  private readonly api = inject(Api);

  save({ id, version }: ImportRun, body: SaveReportMappingBody): Promise<ImportRun> {
    return this.api.put(`${REPORT_IMPORTS}/${id}/mapping`, body, { version });
  }

  async planned(id: string, after: string | null): Promise<Page<PlannedReport>> {
    const page = await this.api.get<PlannedReportPageDto>(`${REPORT_IMPORTS}/${id}/reports`, { after });
    return { items: page.items, next: page.next === null ? null : String(page.next) };
  }
}
