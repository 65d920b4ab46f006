import { refuse } from '../../../platform/refusal';
import type { Outcome } from '../../../platform/refusal';
import { dutyStateAfter } from '../duty-states';
import type { DutyState } from '../duty-states';
import { checkingRefusals } from './checking-refusals';
import { mayCheck } from './may-verify-duty';
import type { VerifiableDuty, VerifyingActor } from './may-verify-duty';

/** What a second verifier came to: the same, or that it is not so after all. */
export const LOOK_OUTCOMES = ['agreed', 'contradicted'] as const;
export type LookOutcome = (typeof LOOK_OUTCOMES)[number];

/** A verification that was drawn to be done again. */
export interface DrawnLook {
  readonly outcome: LookOutcome | null;
  readonly firstPersonId: string | null;
}

/** Somebody else than the first verifier, under the same rules as they; once, while it still counts as verified. */
export function mayLookAgain(
  look: DrawnLook | undefined,
  duty: VerifiableDuty,
  actor: VerifyingActor,
): Outcome<null> {
  if (!look || look.outcome !== null || duty.state !== 'verified')
    return refuse(checkingRefusals['duty.nothing-to-look-at']());
  if (actor.personId !== null && actor.personId === look.firstPersonId)
    return refuse(checkingRefusals['duty.own-verification']());
  return mayCheck(duty, actor);
}

/** What becomes of a duty: contradicted, it goes back; “verified” does not stand against a later look. */
export function stateAfterLook(outcome: LookOutcome): DutyState {
  return (outcome === 'contradicted' ? dutyStateAfter('verified', 'contradict') : null) ?? 'verified';
}

/** Fewer looks than this say little about a person. */
export const FEW_LOOKS = 10;

/** The contradiction rate of a verifier: contradicted of those looked at again, in per cent with one place, half up. */
export function contradictionRate(looked: number, contradicted: number): string | null {
  return looked === 0 ? null : (Math.round((contradicted * 1000) / looked) / 10).toFixed(1);
}
