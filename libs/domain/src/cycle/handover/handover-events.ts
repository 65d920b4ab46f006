import type { NewEvent } from '../../platform/event-envelope';

interface OfHandover {
  readonly handoverId: string;
}

/** A post changes hands: its list was gathered, the outgoing side is to hand over. */
export type HandoverOpened = NewEvent<'handover.opened', OfHandover>;

/** Something of an open handover changed: who takes over, by when, or that the outgoing side has signed. */
export type HandoverChanged = NewEvent<'handover.changed', OfHandover>;

/** Both sides have signed. */
export type HandoverCompleted = NewEvent<'handover.completed', OfHandover>;

/** The handover was called off: the tenure did not end, or its holder keeps the post. */
export type HandoverRecalled = NewEvent<'handover.recalled', OfHandover>;

/** Whoever has still to sign is to be reminded now (催办). */
export type HandoverChased = NewEvent<'handover.chased', OfHandover>;

const event =
  <Type extends string>(type: Type) =>
  (handoverId: string): NewEvent<Type, OfHandover> => ({
    type,
    v: 1,
    subject: { kind: 'handover', id: handoverId },
    data: { handoverId },
  });

export const handoverOpened = event('handover.opened');
export const handoverChanged = event('handover.changed');
export const handoverCompleted = event('handover.completed');
export const handoverRecalled = event('handover.recalled');
export const handoverChased = event('handover.chased');
