import { addDays } from '../../../registry/calendar/calendar-days';
import { allow, refuse } from '../../../platform/refusal';
import type { Outcome } from '../../../platform/refusal';
import { standingDue } from '../duty-light';
import type { DutyState } from '../duty-states';
import { plainText } from '../may-report-duty';
import { extensionsRefusals } from './extensions-refusals';

/** Where a request for more time (延期) stands. */
export const EXTENSION_STATES = ['asked', 'granted', 'refused', 'withdrawn'] as const;
export type ExtensionState = (typeof EXTENSION_STATES)[number];

/** A duty is extended no more often than this, and never further than so many days past the date that holds. */
export const MOST_EXTENSIONS = 2;
export const MOST_DAYS = 180;

/** What asking for more time needs of a duty. */
export interface ExtensibleDuty {
  readonly state: DutyState;
  readonly dueOn: string;
  readonly extendedTo: string | null;
}

/** What asking needs of the requests before. */
export interface AskedBefore {
  readonly state: ExtensionState;
}

/**
 * More time is asked for while the duty is owed and not overdue: on its last day still, for it is overdue from the next
 * one on. One request waits at a time.
 */
export function mayAskExtension(
  duty: ExtensibleDuty,
  before: readonly AskedBefore[],
  today: string,
): Outcome<{ readonly from: string; readonly until: string }> {
  const due = standingDue(duty);
  if (duty.state !== 'owed') return refuse(extensionsRefusals['extension.nothing-owed']());
  if (today > due) return refuse(extensionsRefusals['extension.too-late']({ parameters: { due } }));
  if (before.some(({ state }) => state === 'asked'))
    return refuse(extensionsRefusals['extension.asked-already']());
  const times = before.filter(({ state }) => state === 'granted').length;
  if (times >= MOST_EXTENSIONS)
    return refuse(extensionsRefusals['extension.too-often']({ parameters: { times } }));
  return allow({ from: addDays(due, 1), until: addDays(due, MOST_DAYS) });
}

/** The words and the date of a request, as they are kept. */
export function extensionAsked(
  duty: ExtensibleDuty,
  { askedFor, reason }: { readonly askedFor: string; readonly reason: string },
): Outcome<{ readonly askedFor: string; readonly reason: string }> {
  const due = standingDue(duty);
  if (askedFor <= due || askedFor > addDays(due, MOST_DAYS)) {
    const parameters = { due, most: MOST_DAYS };
    return refuse(extensionsRefusals['extension.not-later']({ field: 'askedFor', parameters }));
  }
  const why = plainText(reason);
  if (!why) return refuse(extensionsRefusals['extension.no-reason']({ field: 'reason' }));
  return allow({ askedFor, reason: why });
}

/** A request and who may answer it. */
export interface AskedExtension {
  readonly state: ExtensionState;
  /** One level up: the body whose head, or whose clerk, decides. */
  readonly deciderOrganizationId: string;
  readonly deciderName: string;
}

/** Whose duty it is. */
export interface ExtendedDuty {
  readonly state: DutyState;
  readonly postId: string;
  readonly organizationId: string;
  /** Whoever asked, and whoever holds the post today: on leave, somebody else may have asked for them. */
  readonly personIds: readonly string[];
}

/** Under which tenure somebody decides, and for which bodies they may. */
export interface DecidingActor {
  readonly tenureId: string | null;
  readonly personId: string | null;
  readonly postId: string | null;
  readonly organizationId: string | null;
  readonly isHead: boolean;
  /** The bodies that their right to decide was given for: not what lies below them. */
  readonly decidesFor: readonly string[];
}

/**
 * One level up decides, and nobody about what they asked for themselves or what was asked for them. Within an organisation it is the head; elsewhere
 * whoever has the right for that very body, so that a county does not answer in a township's stead.
 */
export function mayDecideExtension(
  extension: AskedExtension,
  duty: ExtendedDuty,
  actor: DecidingActor,
): Outcome<null> {
  if (extension.state !== 'asked') return refuse(extensionsRefusals['extension.settled']());
  if (duty.state !== 'owed') return refuse(extensionsRefusals['extension.nothing-owed']());
  if (actor.tenureId === null) return refuse(extensionsRefusals['extension.no-post']());
  if (actor.postId === duty.postId || duty.personIds.includes(actor.personId ?? ''))
    return refuse(extensionsRefusals['extension.own-request']());
  const theirs =
    actor.decidesFor.includes(extension.deciderOrganizationId) &&
    (actor.organizationId !== duty.organizationId || actor.isHead);
  return theirs
    ? allow(null)
    : refuse(extensionsRefusals['extension.other-level']({ parameters: { decider: extension.deciderName } }));
}

/** The date that was asked for still lies ahead, and past the date that holds: either may have moved on since. */
export function mayGrantExtension(
  askedFor: string,
  duty: Pick<ExtensibleDuty, 'dueOn' | 'extendedTo'>,
  today: string,
): Outcome<null> {
  const due = standingDue(duty);
  if (askedFor > due && askedFor >= today) return allow(null);
  return refuse(extensionsRefusals['extension.date-overtaken']({ parameters: { askedFor, due } }));
}

/** Where a duty's time is decided about: its own body's head for the others of the team, else the level above. */
export interface Decider {
  readonly organizationId: string;
  readonly postId: string;
  readonly personId: string;
}

/**
 * The nearest on the way up who is somebody else than those whose request it is: vacant posts, and posts that the same
 * person holds (一肩挑), are passed over.
 */
export function deciderOf(wayUp: readonly Decider[], personIds: readonly string[]): Outcome<Decider> {
  const decider = wayUp.find(({ personId }) => !personIds.includes(personId));
  return decider ? allow(decider) : refuse(extensionsRefusals['extension.nobody-above']());
}
