import type { NewEvent } from '../../platform/event-envelope';

/** A list's duties were made: reminders are due for them. */
export type DutyDated = NewEvent<'duty.dated', { readonly listId: string }>;

/** A duty was reported, or its report corrected: its reminders are no longer due. */
export type DutyReported = NewEvent<'duty.reported', { readonly dutyId: string }>;

/** A report was taken back with the import that it came of: the duty is owed again and spoken of as before. */
export type DutyReopened = NewEvent<'duty.reopened', { readonly dutyId: string }>;

/** What is owed at a post is red later than before, or sooner: its reminders are due at other times. */
export type DutyGraced = NewEvent<'duty.graced', { readonly postId: string }>;

/** More time was asked for: whoever decides one level up is told. */
export type DutyExtensionAsked = NewEvent<'duty.extension-asked', OfExtension>;

/** More time was granted: what is owed is red later, and spoken of at other times. */
export type DutyExtended = NewEvent<'duty.extended', OfExtension>;

/** More time was refused: whoever asked is told why. */
export type DutyExtensionRefused = NewEvent<'duty.extension-refused', OfExtension>;

interface OfExtension {
  readonly dutyId: string;
  readonly extensionId: string;
}

/** Somebody verified what was reported. */
export type DutyVerified = NewEvent<'duty.verified', { readonly dutyId: string }>;

/** What was reported went back: its bearer puts it right and reports again. */
export type DutyReturned = NewEvent<'duty.returned', { readonly dutyId: string }>;

/**
 * A duty turned double red as time went by. Counts, not words: how many periods of its item were missed running, this one
 * included, and how many duties of the post are double red now.
 */
export type DutyTurnedSevere = NewEvent<'duty.turned-severe', SevereDuty>;

export interface SevereDuty {
  readonly dutyId: string;
  readonly postId: string;
  readonly organizationId: string;
  readonly dueOn: string;
  readonly missesRunning: number;
  readonly severeAtPost: number;
}

export const DUTY_TURNED_SEVERE = 'duty.turned-severe';

export const dutyTurnedSevere = (data: SevereDuty): DutyTurnedSevere => ({
  type: DUTY_TURNED_SEVERE,
  v: 1,
  subject: { kind: 'duty', id: data.dutyId },
  data,
});

export const dutyDated = (listId: string): DutyDated => ({
  type: 'duty.dated',
  v: 1,
  subject: { kind: 'responsibility-list', id: listId },
  data: { listId },
});

export const dutyReported = (dutyId: string): DutyReported => ({
  type: 'duty.reported',
  v: 1,
  subject: { kind: 'duty', id: dutyId },
  data: { dutyId },
});

export const dutyReopened = (dutyId: string): DutyReopened => ({
  type: 'duty.reopened',
  v: 1,
  subject: { kind: 'duty', id: dutyId },
  data: { dutyId },
});

export const dutyGraced = (postId: string): DutyGraced => ({
  type: 'duty.graced',
  v: 1,
  subject: { kind: 'post', id: postId },
  data: { postId },
});

export const dutyVerified = (dutyId: string): DutyVerified => ({
  type: 'duty.verified',
  v: 1,
  subject: { kind: 'duty', id: dutyId },
  data: { dutyId },
});

export const dutyReturned = (dutyId: string): DutyReturned => ({
  type: 'duty.returned',
  v: 1,
  subject: { kind: 'duty', id: dutyId },
  data: { dutyId },
});

const ofDuty = (id: string) => ({ kind: 'duty', id });

export const dutyExtensionAsked = (dutyId: string, extensionId: string): DutyExtensionAsked => ({
  ...{ type: 'duty.extension-asked', v: 1, subject: ofDuty(dutyId) },
  data: { dutyId, extensionId },
});

export const dutyExtended = (dutyId: string, extensionId: string): DutyExtended => ({
  ...{ type: 'duty.extended', v: 1, subject: ofDuty(dutyId) },
  data: { dutyId, extensionId },
});

export const dutyExtensionRefused = (dutyId: string, extensionId: string): DutyExtensionRefused => ({
  ...{ type: 'duty.extension-refused', v: 1, subject: ofDuty(dutyId) },
  data: { dutyId, extensionId },
});
