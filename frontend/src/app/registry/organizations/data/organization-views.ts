// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
export type { OrganizationDetailDto as OrganizationView } from '@zeren/api-client/models/organization-detail-dto';
export type { OrganizationNodeDto as OrganizationNode } from '@zeren/api-client/models/organization-node-dto';
export type { OrganizationTreeDto as OrganizationNodes } from '@zeren/api-client/models/organization-tree-dto';
export type { OrganizationFoundDto as OrganizationFound } from '@zeren/api-client/models/organization-found-dto';
