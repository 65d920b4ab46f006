import { addMonths } from '../../registry/calendar/calendar-days';
import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { accountabilityRefusals } from './accountability-refusals';
import type { AccountabilityTerms } from './accountability-terms';
import type { MeasureState } from './matter-states';

export interface AppealedMeasure {
  readonly state: MeasureState;
  /** When the decision reached whom it concerns. */
  readonly deliveredOn: string;
  readonly appealedOn: string | null;
  readonly appealAnsweredOn: string | null;
}

/** The last day on which one may appeal: one month from receiving the decision. */
export function appealUntil(
  { deliveredOn }: Pick<AppealedMeasure, 'deliveredOn'>,
  { appealMonths }: AccountabilityTerms,
): string {
  return addMonths(deliveredOn, appealMonths);
}

/** The last day on which an appeal is answered: one month from its receipt. The measure stays in effect meanwhile. */
export function answerUntil(appealedOn: string, { answerMonths }: AccountabilityTerms): string {
  return addMonths(appealedOn, answerMonths);
}

/** Registers an appeal, once, within its month. */
export function mayAppeal(
  measure: AppealedMeasure,
  appealedOn: string,
  terms: AccountabilityTerms,
): Outcome<string> {
  if (measure.appealedOn !== null) return refuse(accountabilityRefusals['measure.appealed-already']());
  if (measure.state === 'corrected') return refuse(accountabilityRefusals['measure.corrected-already']());
  const until = appealUntil(measure, terms);
  if (appealedOn < measure.deliveredOn || appealedOn > until)
    return refuse(
      accountabilityRefusals['measure.appeal-too-late']({ field: 'appealedOn', parameters: { until } }),
    );
  return allow(answerUntil(appealedOn, terms));
}

/** Registers the answer to an appeal that waits for it. */
export function mayAnswerAppeal(measure: AppealedMeasure): Outcome<true> {
  return measure.appealedOn !== null && measure.appealAnsweredOn === null
    ? allow(true)
    : refuse(accountabilityRefusals['measure.no-appeal']());
}

/** Corrects an improper measure, once; also after its effect has ended. */
export function mayCorrect({ state }: Pick<AppealedMeasure, 'state'>): Outcome<'corrected'> {
  return state === 'corrected'
    ? refuse(accountabilityRefusals['measure.corrected-already']())
    : allow('corrected');
}
