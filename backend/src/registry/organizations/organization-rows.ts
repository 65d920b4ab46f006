import type { TenureKind } from '@zeren/domain/registry/organizations/tenure';

/** An organisation with its ancestors (or itself) at each level below the district root. */
export interface OrganizationRow {
  readonly id: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly kindCode: string;
  readonly levelCode: string;
  readonly domainCode: string | null;
  readonly l2Id: string | null;
  readonly l3Id: string | null;
  readonly l4Id: string | null;
  readonly version: number;
}

/** A post with what lists and duties need of its organisation. */
export interface PostRow {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly kind: string;
  readonly isHead: boolean;
  readonly inTeam: boolean;
  readonly lineWork: string | null;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly levelCode: string;
  readonly domainCode: string | null;
  readonly l2Id: string | null;
  readonly l3Id: string | null;
  readonly l4Id: string | null;
}

/** Who answers for a post on a day; `asHead` when it is vacant and the head of its organisation does. */
export interface HolderRow {
  readonly postId: string;
  readonly tenureId: string;
  readonly personId: string;
  readonly personName: string;
  readonly kind: TenureKind;
  readonly startsOn: string;
  readonly asHead: boolean;
}

/** A tenure with the post and organisation it is of. */
export interface TenureRow {
  readonly tenureId: string;
  readonly personId: string;
  readonly personName: string;
  readonly kind: TenureKind;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly postId: string;
  readonly postTitle: string;
  readonly postKind: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly version: number;
}

/** A head post above an organisation. */
export interface HeadPostRow {
  readonly organizationId: string;
  readonly headPostId: string;
}

/** A member of an assessment group on a day, and the body that compares them. */
export interface AssessedMember {
  readonly groupId: string;
  readonly groupName: string;
  readonly bodyId: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly headPostId: string | null;
}

/** A district by name. */
export interface DistrictRow {
  readonly id: string;
  readonly kind: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
}

/** A person as other rooms need one. */
export interface PersonRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/**
 * One root of what an actor may see: `column` is the column in which rows of its subtree carry its id. Null means the
 * whole district; `'closure'` that the root lies deeper than the columns reach and only the closure knows its subtree;
 * `'organization_id'` that only the organisation itself is seen, not what stands below it.
 */
export interface ScopeRoot {
  readonly organizationId: string;
  readonly column: 'l2_id' | 'l3_id' | 'l4_id' | 'organization_id' | 'closure' | null;
}

/** How many branches and members a domain has in a subtree. */
export interface DomainSizeRow {
  readonly domain: string;
  readonly branches: number;
  readonly members: number;
}
