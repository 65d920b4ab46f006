import { allow, refuse } from '../../platform/refusal';
import type { Outcome, Refusal } from '../../platform/refusal';
import { handoverRefusals } from './handover-refusals';
import { handoverStateAfter } from './handover-states';
import type { HandoverSide, HandoverState, HandoverVerb } from './handover-states';

/** What the rules need of a handover. */
export interface ConfirmableHandover {
  readonly state: HandoverState;
  readonly outgoingPersonId: string;
  readonly outgoingName: string;
  /** Null while nobody is named to take over. */
  readonly incomingPersonId: string | null;
  readonly incomingName: string | null;
  /** Who signed for the outgoing side; null before. */
  readonly handedOverBy: string | null;
}

/** Who confirms. */
export interface ConfirmingActor {
  readonly personId: string | null;
  /** Acts under the head post of an organisation above the post's own: the nearest one that is filled. */
  readonly isSuperior: boolean;
  /** Takes over in the interim: answers for the vacant post, or is the superior where no head is there. */
  readonly standsIn: boolean;
}

/** The outgoing person themselves confirms that the list is whole; also after their tenure has ended. */
export function mayHandOver(handover: ConfirmableHandover, actor: ConfirmingActor): Outcome<HandoverState> {
  const next = handoverStateAfter(handover.state, 'hand-over');
  if (next === null) return refuse(whyNot(handover.state, 'hand-over'));
  if (actor.personId === handover.outgoingPersonId) return allow(next);
  return refuse(handoverRefusals['handover.not-outgoing']({ parameters: { name: handover.outgoingName } }));
}

/** The incoming person themselves takes over; for a vacant post who stands in. Never who signed the other side. */
export function mayTakeOver(handover: ConfirmableHandover, actor: ConfirmingActor): Outcome<HandoverState> {
  const next = handoverStateAfter(handover.state, 'take-over');
  if (next === null) return refuse(whyNot(handover.state, 'take-over'));
  const { incomingPersonId, incomingName } = handover;
  if (incomingPersonId === null) {
    if (actor.personId === null || !actor.standsIn) return refuse(handoverRefusals['handover.not-interim']());
  } else if (actor.personId !== incomingPersonId) {
    return refuse(handoverRefusals['handover.not-incoming']({ parameters: { name: incomingName ?? '' } }));
  }
  return otherHand(handover, 'incoming', actor) ?? allow(next);
}

/** The head of the superior organisation confirms for a side that is absent. They belong to neither side themselves. */
export function mayConfirmForAbsent(
  handover: ConfirmableHandover,
  side: HandoverSide,
  actor: ConfirmingActor,
): Outcome<HandoverState> {
  const verb = side === 'outgoing' ? 'hand-over' : 'take-over';
  const next = handoverStateAfter(handover.state, verb);
  if (next === null) return refuse(whyNot(handover.state, verb));
  if (!actor.isSuperior) return refuse(handoverRefusals['handover.not-superior']());
  if (side === 'incoming' && handover.incomingPersonId === null) {
    return refuse(handoverRefusals['handover.no-incoming']());
  }
  return otherHand(handover, side, actor) ?? allow(next);
}

/** Both signatures of a paper sheet are entered together, with the scan that shows them; by neither side itself. */
export function mayRegisterPaper(
  handover: ConfirmableHandover,
  scans: number,
  { personId }: Pick<ConfirmingActor, 'personId'>,
): Outcome<HandoverState> {
  const next = handoverStateAfter(handover.state, 'register-paper');
  if (next === null) return refuse(whyNot(handover.state, 'take-over'));
  if (handover.incomingPersonId === null) return refuse(handoverRefusals['handover.no-incoming']());
  if (personId === handover.outgoingPersonId || personId === handover.incomingPersonId) {
    return refuse(handoverRefusals['handover.paper-of-a-side']());
  }
  if (scans === 0) return refuse(handoverRefusals['handover.nothing-on-paper']());
  return allow(next);
}

/** The list is gathered anew by whoever is concerned, until the outgoing side has signed. */
export function mayRefresh({ state }: Pick<ConfirmableHandover, 'state'>): Outcome<HandoverState> {
  const next = handoverStateAfter(state, 'refresh');
  return next === null ? refuse(whyNot(state, 'hand-over')) : allow(next);
}

export function mayRecall({ state }: Pick<ConfirmableHandover, 'state'>): Outcome<HandoverState> {
  const next = handoverStateAfter(state, 'recall');
  return next === null ? refuse(handoverRefusals['handover.recalled']()) : allow(next);
}

/** Of what is added after the outgoing side has signed, the sheet says that it came late. */
export function mayAddItem({
  state,
}: Pick<ConfirmableHandover, 'state'>): Outcome<{ readonly late: boolean }> {
  if (handoverStateAfter(state, 'add-item') === null) return refuse(handoverRefusals['handover.recalled']());
  return allow({ late: state !== 'gathered' });
}

/** Nobody stands on both sides: neither as the person of the other one, nor by having signed for it. */
function otherHand(
  handover: ConfirmableHandover,
  side: HandoverSide,
  { personId }: ConfirmingActor,
): Outcome<never> | undefined {
  const others =
    side === 'incoming'
      ? [handover.outgoingPersonId, handover.handedOverBy]
      : [handover.incomingPersonId, handover.outgoingPersonId];
  return others.includes(personId) ? refuse(handoverRefusals['handover.same-person']()) : undefined;
}

function whyNot(state: HandoverState, verb: HandoverVerb): Refusal {
  if (state === 'recalled') return handoverRefusals['handover.recalled']();
  if (state === 'taken-over') return handoverRefusals['handover.already-taken-over']();
  return verb === 'take-over'
    ? handoverRefusals['handover.first-hand-over']()
    : handoverRefusals['handover.already-handed-over']();
}

/** Longest of what is typed: a note beside an item, words beside a signature, a reason. */
export const TEXT_LIMIT = 200;

/** A line that somebody typed, as it is kept; null when nothing is left. */
export function shortLine(text: string | null | undefined, field: string): Outcome<string | null> {
  const line = (text ?? '').replace(/\p{Cc}|\p{Cs}/gu, ' ').trim();
  const length = [...line].length;
  if (length > TEXT_LIMIT) {
    return refuse(
      handoverRefusals['handover.text-too-long']({ field, parameters: { limit: TEXT_LIMIT, length } }),
    );
  }
  return allow(line || null);
}
