import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { plainText } from '../duties/may-report-duty';
import { accountabilityRefusals } from './accountability-refusals';
import { matterStateAfter } from './matter-states';
import type { CaseRole, MatterState, MatterVerb } from './matter-states';

/** Somebody as a member of a matter. */
export interface MatterActor {
  /** Whether it is about them, under whatever post they act: themselves, or the organisation that they lead. */
  readonly concerned: boolean;
  /** The role of the post acted under. */
  readonly role: CaseRole;
}

export interface ActedMatter {
  readonly state: MatterState;
}

/** Only the post that decides: a rule or a clerk proposes, never more. Nobody decides about themselves. */
export function mayDecideMatter(
  matter: ActedMatter,
  actor: MatterActor,
  verb: 'decline' | 'send',
): Outcome<MatterState> {
  const next = matterStateAfter(matter.state, verb);
  if (next === null) return refuse(accountabilityRefusals['accountability.decided-already']());
  if (actor.role !== 'decider') return refuse(accountabilityRefusals['accountability.not-decider']());
  return oneself(actor) ?? allow(next);
}

/** The post that decides also says who else may know: never in a matter about oneself. */
export function mayNameMembers(actor: MatterActor): Outcome<true> {
  if (actor.role !== 'decider') return refuse(accountabilityRefusals['accountability.not-decider']());
  return oneself(actor) ?? allow(true);
}

/** Letters, receipts, conclusions and measures are entered by any member but the one they are about. */
export function mayKeepMatter(
  matter: ActedMatter,
  actor: MatterActor,
  verb: Exclude<MatterVerb, 'decline' | 'send'>,
): Outcome<MatterState> {
  const next = matterStateAfter(matter.state, verb);
  if (next === null) return refuse(accountabilityRefusals['accountability.out-of-order']());
  return oneself(actor) ?? allow(next);
}

function oneself({ concerned }: Pick<MatterActor, 'concerned'>): Outcome<never> | null {
  return concerned ? refuse(accountabilityRefusals['accountability.about-oneself']()) : null;
}

/** A note, a reason: long enough to say which document, too short for a story. */
export const SHORT_TEXT = 60;
/** Names of bodies, numbers of letters. */
export const NUMBER_TEXT = 60;

/** A text that is needed and stays short. */
export function shortText(text: string, field: string, limit = SHORT_TEXT): Outcome<string> {
  const plain = plainText(text).replace(/\s+/g, ' ');
  const length = [...plain].length;
  if (length === 0) return refuse(accountabilityRefusals['accountability.text-missing']({ field }));
  if (length > limit) {
    return refuse(
      accountabilityRefusals['accountability.text-too-long']({ field, parameters: { limit, length } }),
    );
  }
  return allow(plain);
}

/** A day that has come, not before the step that went before. */
export function dayInOrder(
  day: string,
  { notBefore, today }: { readonly notBefore: string | null; readonly today: string },
  field: string,
): Outcome<string> {
  if (day > today) return refuse(accountabilityRefusals['accountability.day-to-come']({ field }));
  if (notBefore !== null && day < notBefore)
    return refuse(
      accountabilityRefusals['accountability.day-too-early']({ field, parameters: { notBefore } }),
    );
  return allow(day);
}
