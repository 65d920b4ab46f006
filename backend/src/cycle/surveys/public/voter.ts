import type { Actor } from '../../../platform/actor';

/** Whoever holds a ticket: nobody in particular, with nothing but the ticket to see by. */
export const voter = (districtId: string): Actor => ({
  districtId,
  accountId: null,
  personId: null,
  tenureId: null,
  postId: null,
  organizationId: null,
  permissions: new Map(),
  rootOrganizationIds: [],
  request: { id: 'ballot' },
});
