import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { dutiesRefusals } from './duties-refusals';
import { dutyStateAfter } from './duty-states';
import type { DutyState } from './duty-states';

/** What the rule needs of the duty. */
export interface ReportableDuty {
  readonly state: DutyState;
  readonly postId: string;
  readonly organizationId: string;
  /** Whether nobody holds the post today. */
  readonly postVacant: boolean;
  /** Whether its holder is on leave and the actor stands in. */
  readonly stoodIn: boolean;
}

/** Under which tenure somebody acts. Tenures that have ended or not begun never reach this far. */
export interface ReportingActor {
  readonly tenureId: string | null;
  readonly postId: string | null;
  readonly organizationId: string | null;
  /** Whether the post acted under is the head of its organisation. */
  readonly isHead: boolean;
}

/**
 * Only the holder of the post, acting under that tenure, reports on its duties; while they are on leave whoever stands in
 * does, for a vacant post the head of its organisation. A duty whose window is not open yet may be reported: saving never blocks (architecture, decision
 * 15), work is often done ahead, and asking to type it again later would be worse. The light's reason says that it was
 * early, so the next level sees it.
 */
export function mayReportDuty(duty: ReportableDuty, actor: ReportingActor): Outcome<DutyState> {
  if (duty.state === 'withdrawn') return refuse(dutiesRefusals['duty.withdrawn']());
  const next = dutyStateAfter(duty.state, 'report');
  if (next === null) return refuse(dutiesRefusals['duty.already-verified']());
  if (actor.tenureId === null) return refuse(dutiesRefusals['duty.no-post']());
  if (actor.postId === duty.postId || duty.stoodIn) return allow(next);
  if (!duty.postVacant) return refuse(dutiesRefusals['duty.not-yours']());
  const standsIn = actor.isHead && actor.organizationId === duty.organizationId;
  return standsIn ? allow(next) : refuse(dutiesRefusals['duty.post-vacant']());
}

/** What a report says. */
export interface ReportWords {
  readonly result: string;
  readonly problem?: string | null;
  readonly helpWanted?: string | null;
}

export const RESULT_LIMIT = 500;

/** A report's words as they are kept: one line of result is enough, empty options are none. */
export function reportWords(words: ReportWords): Outcome<Required<ReportWords>> {
  const result = plainText(words.result);
  const length = [...result].length;
  if (length === 0) return refuse(dutiesRefusals['duty.result-missing']({ field: 'result' }));
  if (length > RESULT_LIMIT) {
    return refuse(
      dutiesRefusals['duty.result-too-long']({
        field: 'result',
        parameters: { limit: RESULT_LIMIT, length },
      }),
    );
  }
  return allow({
    result,
    problem: plainText(words.problem ?? '') || null,
    helpWanted: plainText(words.helpWanted ?? '') || null,
  });
}

/** Without what no text has and no database keeps: control characters other than line ends, halves of characters. */
export function plainText(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}|\p{Cs}/gu, '').trim();
}

/**
 * The day that counts as the day of reporting. A correction keeps the day of what it corrects; after a return the new
 * report has its own.
 */
export function reportedOnAfter(
  duty: { state: DutyState; reportedOn: string | null },
  today: string,
): string {
  return duty.state === 'reported' && duty.reportedOn !== null ? duty.reportedOn : today;
}
