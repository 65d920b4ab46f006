import type { NewEvent } from '../../platform/event-envelope';

/** A list's duties were made: reminders are due for them. */
export type DutyDated = NewEvent<'duty.dated', { readonly listId: string }>;

/** A duty was reported, or its report corrected: its reminders are no longer due. */
export type DutyReported = NewEvent<'duty.reported', { readonly dutyId: string }>;

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
