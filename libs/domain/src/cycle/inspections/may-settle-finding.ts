import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { plainText } from '../duties/may-report-duty';
import { findingStateAfter } from './finding-states';
import type { Disposition, FindingAnswer, FindingState } from './finding-states';
import { findingsRefusals } from './findings-refusals';

/** What the rules need of a finding. Days are 'yyyy-MM-dd'. */
export interface SettledFinding {
  readonly state: FindingState;
  readonly organizationId: string;
  readonly postId: string | null;
  /** Who answers for that post today; null where nobody does. */
  readonly holderPersonId: string | null;
  readonly answer: FindingAnswer | null;
  /** Until this day the unit may state its case. */
  readonly answerBy: string;
  readonly disposition: Disposition | null;
}

/** Under which tenure somebody acts. */
export interface FindingActor {
  readonly tenureId: string | null;
  readonly personId: string | null;
  readonly postId: string | null;
  readonly organizationId: string | null;
  readonly isHead: boolean;
}

/** The unit states its case once, or says that it agrees, while nothing is decided: its head, or the post it is about. */
export function mayAnswerFinding(
  finding: Omit<SettledFinding, 'holderPersonId'>,
  actor: FindingActor,
): Outcome<FindingState> {
  const next = findingStateAfter(finding.state, 'answer');
  if (next === null) return refuse(findingsRefusals['finding.settled']());
  if (actor.tenureId === null) return refuse(findingsRefusals['finding.no-post']());
  const ofTheUnit =
    actor.organizationId === finding.organizationId && (actor.isHead || actor.postId === finding.postId);
  if (!ofTheUnit) return refuse(findingsRefusals['finding.not-your-unit']());
  return finding.answer === null ? allow(next) : refuse(findingsRefusals['finding.answered']());
}

/** A dispute without a case is none. */
export function findingAnswer(
  answer: FindingAnswer,
  text: string | null | undefined,
): Outcome<{ readonly answer: FindingAnswer; readonly caseText: string | null }> {
  const caseText = plainText(text ?? '') || null;
  return answer === 'disputed' && caseText === null
    ? refuse(findingsRefusals['finding.dispute-without-case']({ field: 'caseText' }))
    : allow({ answer, caseText });
}

/** Confirmed or dropped by somebody who is not of the unit, or its head; not before the unit could state its case. */
export function maySettleFinding(
  finding: SettledFinding,
  actor: FindingActor,
  verb: 'confirm' | 'drop',
  today: string,
): Outcome<FindingState> {
  const next = findingStateAfter(finding.state, verb);
  if (next === null) return refuse(findingsRefusals['finding.settled']());
  const whose = mayLeadFinding(finding, actor);
  if (!whose.ok) return whose;
  if (verb === 'confirm' && finding.answer === null && today <= finding.answerBy) {
    const parameters = { answerBy: finding.answerBy };
    return refuse(findingsRefusals['finding.case-open']({ parameters }));
  }
  return allow(next);
}

/** A confirmed problem gets one disposition; what is no order says why. */
export function mayDisposeFinding(
  finding: SettledFinding,
  actor: FindingActor,
  disposition: Disposition,
  reason: string | null,
): Outcome<Disposition> {
  if (finding.state !== 'confirmed') return refuse(findingsRefusals['finding.not-confirmed']());
  if (finding.disposition !== null) return refuse(findingsRefusals['finding.disposed']());
  const whose = mayLeadFinding(finding, actor);
  if (!whose.ok) return whose;
  return disposition !== 'order' && reason === null
    ? refuse(findingsRefusals['finding.disposition-without-reason']({ field: 'reason' }))
    : allow(disposition);
}

/** Nobody decides about oneself, under whichever post; of what was found at one's own unit, only the head decides. */
function mayLeadFinding(finding: SettledFinding, actor: FindingActor): Outcome<null> {
  if (actor.tenureId === null) return refuse(findingsRefusals['finding.no-post']());
  const ofOwnPost = actor.postId !== null && actor.postId === finding.postId;
  const aboutOneself = actor.personId !== null && actor.personId === finding.holderPersonId;
  if (ofOwnPost || aboutOneself) return refuse(findingsRefusals['finding.about-oneself']());
  return actor.organizationId === finding.organizationId && !actor.isHead
    ? refuse(findingsRefusals['finding.own-unit']())
    : allow(null);
}
