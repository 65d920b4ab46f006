import type { EventEnvelope, NewEvent } from '../../platform/event-envelope';

/** A county's workbook was applied: organisations, posts, people or tenures may have changed. */
export type OrganizationImportApplied = EventEnvelope<'organization-import.applied', { importRunId: string }>;

export const ORGANIZATION_IMPORT_APPLIED = 'organization-import.applied';

/** Whose tenure of which post; `endsOn` is its last day, null while no end is set. */
export interface TenureNews {
  readonly tenureId: string;
  readonly postId: string;
  readonly personId: string;
  readonly organizationId: string;
  readonly endsOn: string | null;
}

/** Somebody holds a post from today on, or since a day that is past. Told once, on the first day. */
export type TenureStarted = EventEnvelope<'tenure.started', TenureNews>;

/** Somebody holds a post no longer. Told once, on the day after the last. */
export type TenureEnded = EventEnvelope<'tenure.ended', TenureNews>;

/** Days or kind of a tenure were put right; it may have been told of differently, and may run again. */
export type TenureCorrected = EventEnvelope<'tenure.corrected', TenureNews>;

export const TENURE_STARTED = 'tenure.started';
export const TENURE_ENDED = 'tenure.ended';
export const TENURE_CORRECTED = 'tenure.corrected';

/** Guidance of an organisation begins, ends or grants something else: who sees it may have changed, now or on its days. */
export type OrganizationGuidanceChanged = NewEvent<
  'organization-guidance.changed',
  { readonly guidanceId: string; readonly guideId: string; readonly guidedId: string }
>;

export const organizationGuidanceChanged = (edge: {
  readonly id: string;
  readonly guideId: string;
  readonly guidedId: string;
}): OrganizationGuidanceChanged => ({
  type: 'organization-guidance.changed',
  v: 1,
  subject: { kind: 'organization', id: edge.guidedId },
  data: { guidanceId: edge.id, guideId: edge.guideId, guidedId: edge.guidedId },
});

/** Posts that ended, each with the post that takes over what it still owes; null: nobody does. */
export interface EndedPost {
  readonly id: string;
  readonly takenOverBy: string | null;
}

/**
 * Organisations were merged, split or closed: posts and what stands below lie elsewhere, and what is due from `on` of the
 * posts that ended is owed by those that take over.
 */
export interface ReorganizationNews {
  readonly organizationIds: readonly string[];
  readonly successorIds: readonly string[];
  readonly on: string;
  readonly endedPosts: readonly EndedPost[];
}

export type OrganizationReorganized = EventEnvelope<'organization.reorganized', ReorganizationNews>;

export const ORGANIZATION_REORGANIZED = 'organization.reorganized';

export const organizationReorganized = (
  data: ReorganizationNews,
): NewEvent<'organization.reorganized', ReorganizationNews> => ({
  type: ORGANIZATION_REORGANIZED,
  v: 1,
  subject: { kind: 'organization', id: data.organizationIds[0]! },
  data,
});

/** What happened to an organisation: made, named otherwise, tagged otherwise, given another superior. */
export type OrganizationNews = NewEvent<string, { readonly organizationId: string }>;

export const ORGANIZATION_CREATED = 'organization.created';
export const ORGANIZATION_RENAMED = 'organization.renamed';
export const ORGANIZATION_CHANGED = 'organization.changed';
/** Ancestor columns of it and of what stands below have changed; whoever copied them should look. */
export const ORGANIZATION_MOVED = 'organization.moved';

export const organizationNews = (type: string, organizationId: string): OrganizationNews => ({
  type,
  v: 1,
  subject: { kind: 'organization', id: organizationId },
  data: { organizationId },
});
