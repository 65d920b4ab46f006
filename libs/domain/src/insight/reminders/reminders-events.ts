import type { NewEvent } from '../../platform/event-envelope';

/** A district speaks of a kind of deadline at other times: what waits is put up anew. */
export type ReminderLadderChanged = NewEvent<'reminder-ladder.changed', { readonly kind: string }>;

/** Whoever answers for a duty is to be reminded now (催办). */
export type DutyChased = NewEvent<'duty.chased', { readonly dutyId: string }>;

/** Whoever answers for a duty asked not to be reminded for a while. */
export type DutySnoozed = NewEvent<'duty.snoozed', { readonly dutyId: string }>;

export const reminderLadderChanged = (districtId: string, kind: string): ReminderLadderChanged => ({
  type: 'reminder-ladder.changed',
  v: 1,
  subject: { kind: 'district', id: districtId },
  data: { kind },
});

export const dutyChased = (dutyId: string): DutyChased => ({
  type: 'duty.chased',
  v: 1,
  subject: { kind: 'duty', id: dutyId },
  data: { dutyId },
});

export const dutySnoozed = (dutyId: string): DutySnoozed => ({
  type: 'duty.snoozed',
  v: 1,
  subject: { kind: 'duty', id: dutyId },
  data: { dutyId },
});
