import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { surveyRefusals } from './survey-refusals';

/** A bundle waits for its second entry, for a third look, or counts. */
export const PAPER_STATES = ['entered-once', 'differing', 'settled'] as const;
export type PaperState = (typeof PAPER_STATES)[number];

interface Bundle {
  readonly state: PaperState;
  readonly firstPersonId: string;
  readonly secondPersonId: string | null;
  readonly sheets: number;
}

/** Whether somebody may enter a bundle for the second time: somebody else, and as many sheets. */
export function mayEnterAgain(bundle: Bundle, personId: string | null, sheets: number): Outcome<'second'> {
  if (bundle.state !== 'entered-once') return refuse(surveyRefusals['survey.paper-entered-twice']());
  if (personId === null || personId === bundle.firstPersonId)
    return refuse(surveyRefusals['survey.paper-same-person']());
  if (sheets !== bundle.sheets)
    return refuse(
      surveyRefusals['survey.paper-other-number']({ parameters: { first: bundle.sheets, second: sheets } }),
    );
  return allow('second');
}

/** Whether somebody may settle what two entries differ in: neither of the two. */
export function maySettlePaper(bundle: Bundle, personId: string | null): Outcome<'settled'> {
  if (bundle.state !== 'differing') return refuse(surveyRefusals['survey.paper-nothing-to-settle']());
  if (personId === null || personId === bundle.firstPersonId || personId === bundle.secondPersonId)
    return refuse(surveyRefusals['survey.paper-third-person']());
  return allow('settled');
}
