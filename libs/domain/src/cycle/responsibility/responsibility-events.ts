import type { NewEvent } from '../../platform/event-envelope';

/** A list was issued: its duties are to be dated, its holder told. */
export type ResponsibilityListIssued = NewEvent<'responsibility-list.issued', { readonly listId: string }>;

/** The holder of the post signed for the list. */
export type ResponsibilityListReceived = NewEvent<
  'responsibility-list.received',
  { readonly listId: string }
>;

export const responsibilityListIssued = (listId: string): ResponsibilityListIssued => ({
  type: 'responsibility-list.issued',
  v: 1,
  subject: { kind: 'responsibility-list', id: listId },
  data: { listId },
});

export const responsibilityListReceived = (listId: string): ResponsibilityListReceived => ({
  type: 'responsibility-list.received',
  v: 1,
  subject: { kind: 'responsibility-list', id: listId },
  data: { listId },
});
