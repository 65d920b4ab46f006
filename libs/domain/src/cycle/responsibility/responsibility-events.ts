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

/** The holder objected to the list instead of signing for it: the issuing body is to reply. */
export type ResponsibilityListObjected = NewEvent<
  'responsibility-list.objected',
  { readonly listId: string; readonly objectionId: string }
>;

/** The objection was answered: the holder is to be told, and the list waits to be signed for again. */
export type ResponsibilityListObjectionAnswered = NewEvent<
  'responsibility-list.objection-answered',
  { readonly listId: string; readonly objectionId: string }
>;

/** A set was copied from an earlier year: what stayed open there is to be marked. */
export type ListSetCopied = NewEvent<
  'list-set.copied',
  { readonly listSetId: string; readonly fromYear: number }
>;

export const responsibilityListObjected = (
  listId: string,
  objectionId: string,
): ResponsibilityListObjected => ({
  type: 'responsibility-list.objected',
  v: 1,
  subject: { kind: 'responsibility-list', id: listId },
  data: { listId, objectionId },
});

export const responsibilityListObjectionAnswered = (
  listId: string,
  objectionId: string,
): ResponsibilityListObjectionAnswered => ({
  type: 'responsibility-list.objection-answered',
  v: 1,
  subject: { kind: 'responsibility-list', id: listId },
  data: { listId, objectionId },
});

export const listSetCopied = (listSetId: string, fromYear: number): ListSetCopied => ({
  type: 'list-set.copied',
  v: 1,
  subject: { kind: 'list-set', id: listSetId },
  data: { listSetId, fromYear },
});

/** A version of a template is in force: lists made from the one before may take it over. */
export type ListTemplatePublished = NewEvent<'list-template.published', { readonly templateId: string }>;

export const listTemplatePublished = (templateId: string): ListTemplatePublished => ({
  type: 'list-template.published',
  v: 1,
  subject: { kind: 'list-template', id: templateId },
  data: { templateId },
});

/** Drafts were opened from a template in a set, for posts that had no list. */
export type ListsOpened = NewEvent<
  'list-set.lists-opened',
  { readonly listSetId: string; readonly templateId: string; readonly lists: number }
>;

export const listsOpened = (listSetId: string, templateId: string, lists: number): ListsOpened => ({
  type: 'list-set.lists-opened',
  v: 1,
  subject: { kind: 'list-set', id: listSetId },
  data: { listSetId, templateId, lists },
});

/** A draft was opened for one post that had no list of the year. */
export type ResponsibilityListOpened = NewEvent<'responsibility-list.opened', { readonly listId: string }>;

export const listOpened = (listId: string): ResponsibilityListOpened => ({
  type: 'responsibility-list.opened',
  v: 1,
  subject: { kind: 'responsibility-list', id: listId },
  data: { listId },
});

/** A draft of a template was taken away. */
export type ListTemplateDiscarded = NewEvent<'list-template.discarded', { readonly templateId: string }>;

export const listTemplateDiscarded = (templateId: string): ListTemplateDiscarded => ({
  type: 'list-template.discarded',
  v: 1,
  subject: { kind: 'list-template', id: templateId },
  data: { templateId },
});
