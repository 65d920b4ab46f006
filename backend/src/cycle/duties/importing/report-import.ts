import type { SourceTable } from '@zeren/domain/cycle/duties/importing/read-source-table';

/** The kind of the runs that are kept. */
export const REPORT_IMPORT = 'duties';

/** What a run holds: the table as it was read, and the mapping that it is read by once there is one. */
export interface ReportImportContent {
  readonly table: SourceTable;
  readonly mappingId: string | null;
  /** Of whoever uploaded it: the job looks no further. */
  readonly rootOrganizationIds: readonly string[];
}

/** The most rows that are taken at a time. */
export const MOST_ROWS = 10_000;

/** The queue of files to check and to apply: its name stands apart from its handler, which needs those who fill it. */
export const REPORT_IMPORTS = 'duties.report-imports';
