import type { NewEvent } from '../../platform/event-envelope';

/** A finding was put to a unit: it may state its case. */
export type FindingPut = NewEvent<'finding.put', { readonly findingId: string }>;
/** A problem was confirmed: it waits for its disposition. */
export type FindingConfirmed = NewEvent<'finding.confirmed', { readonly findingId: string }>;

const subject = (id: string) => ({ kind: 'finding', id });

export const findingPut = (findingId: string): FindingPut => ({
  ...{ type: 'finding.put', v: 1, subject: subject(findingId) },
  data: { findingId },
});

export const findingConfirmed = (findingId: string): FindingConfirmed => ({
  ...{ type: 'finding.confirmed', v: 1, subject: subject(findingId) },
  data: { findingId },
});
