import type { Contact } from '@zeren/domain/registry/organizations/people/may-save-person';

/** What the record keeps of a contact: that there is one, never what it is. */
export const knownContact = ({ email, mobile }: Contact) => ({
  hasEmail: email !== null,
  hasMobile: mobile !== null,
});
