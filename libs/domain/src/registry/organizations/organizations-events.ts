import type { EventEnvelope } from '../../platform/event-envelope';

/** A county's workbook was applied: organisations, posts, people or tenures may have changed. */
export type OrganizationImportApplied = EventEnvelope<'organization-import.applied', { importRunId: string }>;

export const ORGANIZATION_IMPORT_APPLIED = 'organization-import.applied';
