// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
export type { OrganizationDetailDto as OrganizationView } from '@zeren/api-client/models/organization-detail-dto';
export type { OrganizationNodeDto as OrganizationNode } from '@zeren/api-client/models/organization-node-dto';
export type { OrganizationTreeDto as OrganizationNodes } from '@zeren/api-client/models/organization-tree-dto';
export type { OrganizationFoundDto as OrganizationFound } from '@zeren/api-client/models/organization-found-dto';
export type { OrganizationHistoryDto as OrganizationHistory } from '@zeren/api-client/models/organization-history-dto';
export type { ClassesOfOrganizationDto as OrganizationClasses } from '@zeren/api-client/models/classes-of-organization-dto';
export type { GuidanceDto as Guidance } from '@zeren/api-client/models/guidance-dto';
export type { GuidanceOfOrganizationDto as GuidanceOfOrganization } from '@zeren/api-client/models/guidance-of-organization-dto';
export type { ReorganizationDto as Reorganization } from '@zeren/api-client/models/reorganization-dto';
export type { ReorganizeDto as Reorganize } from '@zeren/api-client/models/reorganize-dto';
export type { ChangedOrganizationDto as ChangedOrganization } from '@zeren/api-client/models/changed-organization-dto';
export type { MovedOrganizationDto as MovedOrganization } from '@zeren/api-client/models/moved-organization-dto';
export type { DirectoryDto as Directory } from '@zeren/api-client/models/directory-dto';
export type { DirectoryHitDto as DirectoryHit } from '@zeren/api-client/models/directory-hit-dto';
