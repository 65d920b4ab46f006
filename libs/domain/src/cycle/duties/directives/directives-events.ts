import type { NewEvent } from '../../../platform/event-envelope';

/** A directive went out: its duties are dated and may be spoken of. */
export type DirectiveIssued = NewEvent<'directive.issued', { readonly directiveId: string }>;
/** It was taken back: what was still open is owed no more. */
export type DirectiveWithdrawn = NewEvent<'directive.withdrawn', { readonly directiveId: string }>;

const subject = (id: string) => ({ kind: 'directive', id });

export const directiveIssued = (directiveId: string): DirectiveIssued => ({
  ...{ type: 'directive.issued', v: 1, subject: subject(directiveId) },
  data: { directiveId },
});

export const directiveWithdrawn = (directiveId: string): DirectiveWithdrawn => ({
  ...{ type: 'directive.withdrawn', v: 1, subject: subject(directiveId) },
  data: { directiveId },
});
