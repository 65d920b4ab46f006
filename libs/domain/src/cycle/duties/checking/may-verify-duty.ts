import { allow, refuse } from '../../../platform/refusal';
import type { Outcome } from '../../../platform/refusal';
import { dutyStateAfter } from '../duty-states';
import type { DutyState } from '../duty-states';
import { checkingRefusals } from './checking-refusals';

/** What the rule needs of the duty. */
export interface VerifiableDuty {
  readonly state: DutyState;
  readonly postId: string;
  readonly organizationId: string;
  /** Whoever reported what stands, and whoever holds the post today. */
  readonly personIds: readonly string[];
}

/** Under which tenure somebody verifies. */
export interface VerifyingActor {
  readonly tenureId: string | null;
  readonly personId: string | null;
  readonly postId: string | null;
  readonly organizationId: string | null;
  /** Whether the post acted under is the head of its organisation. */
  readonly isHead: boolean;
}

/**
 * Nobody verifies what they report: not the post, not the person under another post. Within an organisation only its head
 * verifies what the others did; else it is somebody from elsewhere.
 */
export function mayVerifyDuty(
  duty: VerifiableDuty,
  actor: VerifyingActor,
  verb: 'verify' | 'return',
): Outcome<DutyState> {
  const next = dutyStateAfter(duty.state, verb);
  if (next === null) {
    const verified = duty.state === 'verified';
    return refuse(checkingRefusals[verified ? 'duty.verified-already' : 'duty.nothing-to-verify']());
  }
  const checks = mayCheck(duty, actor);
  return checks.ok ? allow(next) : checks;
}

/** Whether it is somebody else who looks, and of their own organisation only its head. */
export function mayCheck(duty: VerifiableDuty, actor: VerifyingActor): Outcome<null> {
  if (actor.tenureId === null) return refuse(checkingRefusals['duty.no-verifying-post']());
  const own = actor.postId === duty.postId || duty.personIds.includes(actor.personId ?? '');
  if (own) return refuse(checkingRefusals['duty.own-report']());
  if (actor.organizationId === duty.organizationId && !actor.isHead) {
    return refuse(checkingRefusals['duty.colleague']());
  }
  return allow(null);
}
