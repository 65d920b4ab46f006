import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { plainText } from '../duties/may-report-duty';
import { accountabilityRefusals } from './accountability-refusals';
import { matterStateAfter } from './matter-states';
import type { CaseRole, MatterState, MatterVerb } from './matter-states';

/** Somebody as a member of a matter. */
export interface MatterActor {
  readonly personId: string | null;
  /** The role of the post acted under. */
  readonly role: CaseRole;
}

export interface ActedMatter {
  readonly state: MatterState;
  /** Whom it is about; null of an organisation alone. */
  readonly personId: string | null;
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
  return oneself(matter, actor) ?? allow(next);
}

/** Letters, receipts, conclusions and measures are entered by any member but the one they are about. */
export function mayKeepMatter(
  matter: ActedMatter,
  actor: MatterActor,
  verb: Exclude<MatterVerb, 'decline' | 'send'>,
): Outcome<MatterState> {
  const next = matterStateAfter(matter.state, verb);
  if (next === null) return refuse(accountabilityRefusals['accountability.out-of-order']());
  return oneself(matter, actor) ?? allow(next);
}

function oneself({ personId }: ActedMatter, actor: MatterActor): Outcome<never> | null {
  return personId !== null && personId === actor.personId
    ? refuse(accountabilityRefusals['accountability.about-oneself']())
    : null;
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
