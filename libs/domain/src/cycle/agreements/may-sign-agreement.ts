import { allow, refuse } from '../../platform/refusal';
import type { Outcome, Refusal } from '../../platform/refusal';
import { agreementsRefusals } from './agreements-refusals';
import { agreementStateAfter } from './agreement-states';
import type { AgreementState, AgreementVerb } from './agreement-states';

/** What the rules need of an agreement. */
export interface SignableAgreement {
  readonly state: AgreementState;
  /** The digest of the text, in hexadecimal. */
  readonly digest: string;
  /** Who signed for the responsible side; null before. */
  readonly signedBy: string | null;
}

/** Who signs: whether they answer today for the post of each side. */
export interface SigningActor {
  readonly personId: string | null;
  readonly isResponsible: boolean;
  readonly isIssuer: boolean;
}

/** The holder of the responsible post signs first, over the text that they were shown. */
export function maySign(
  agreement: SignableAgreement,
  shownDigest: string,
  actor: SigningActor,
): Outcome<AgreementState> {
  if (!actor.isResponsible) return refuse(agreementsRefusals['agreement.not-responsible']());
  const next = agreementStateAfter(agreement.state, 'sign');
  if (next === null) return refuse(whyNot(agreement.state, 'sign'));
  return sameText(agreement, shownDigest) ?? allow(next);
}

/** The holder of the issuing post signs after them. */
export function mayCountersign(
  agreement: SignableAgreement,
  shownDigest: string,
  actor: SigningActor,
): Outcome<AgreementState> {
  if (!actor.isIssuer) return refuse(agreementsRefusals['agreement.not-issuer']());
  const next = agreementStateAfter(agreement.state, 'countersign');
  if (next === null) return refuse(whyNot(agreement.state, 'countersign'));
  if (actor.personId === agreement.signedBy) return refuse(agreementsRefusals['agreement.same-person']());
  return sameText(agreement, shownDigest) ?? allow(next);
}

/** Instead of signing, the holder says why not; the text is open to the issuer again. */
export function mayDecline(agreement: SignableAgreement, actor: SigningActor): Outcome<AgreementState> {
  if (!actor.isResponsible) return refuse(agreementsRefusals['agreement.not-responsible']());
  const next = agreementStateAfter(agreement.state, 'decline');
  return next === null ? refuse(whyNot(agreement.state, 'sign')) : allow(next);
}

/** The clerk of the issuing body changes, recalls or registers what nobody has signed yet. */
export function mayChange(
  { state }: Pick<SignableAgreement, 'state'>,
  verb: 'revise' | 'recall' | 'register-paper',
): Outcome<AgreementState> {
  const next = agreementStateAfter(state, verb);
  return next === null ? refuse(whyNot(state, 'sign')) : allow(next);
}

/** Both signatures of a paper copy are entered together, with the scan that shows them; by neither side itself. */
export function mayRegisterPaper(
  agreement: Pick<SignableAgreement, 'state'>,
  scans: number,
  actor: SigningActor,
): Outcome<AgreementState> {
  const next = mayChange(agreement, 'register-paper');
  if (!next.ok) return next;
  if (actor.isResponsible || actor.isIssuer) return refuse(agreementsRefusals['agreement.paper-of-a-side']());
  return scans === 0 ? refuse(agreementsRefusals['agreement.nothing-on-paper']()) : next;
}

/** An addendum is drawn up to what is in force, one at a time, valid from a day within the term. */
export function mayAmend(
  agreement: {
    readonly state: AgreementState;
    readonly latest: boolean;
    readonly validFrom: string;
    readonly validTo: string;
  },
  validFrom: string,
): Outcome<AgreementState> {
  const next = agreementStateAfter(agreement.state, 'amend');
  if (next === null) return refuse(agreementsRefusals['agreement.not-in-force']());
  if (!agreement.latest) return refuse(agreementsRefusals['agreement.addendum-open']());
  if (validFrom <= agreement.validFrom || validFrom > agreement.validTo) {
    const parameters = { from: agreement.validFrom, to: agreement.validTo };
    return refuse(agreementsRefusals['agreement.addendum-day']({ field: 'validFrom', parameters }));
  }
  return allow(next);
}

function sameText({ digest }: SignableAgreement, shown: string): Outcome<never> | undefined {
  return digest === shown ? undefined : refuse(agreementsRefusals['agreement.text-changed']());
}

function whyNot(state: AgreementState, verb: AgreementVerb): Refusal {
  switch (state) {
    case 'made':
      return agreementsRefusals['agreement.first-responsible']();
    case 'signed':
      return agreementsRefusals['agreement.already-signed']();
    case 'in-force':
      return agreementsRefusals['agreement.already-in-force']();
    case 'declined':
      return agreementsRefusals['agreement.was-declined']();
    case 'recalled':
      return agreementsRefusals[verb === 'amend' ? 'agreement.not-in-force' : 'agreement.recalled']();
  }
}

const REASON_LIMIT = 200;

/** A reason that has to be there, on one line. */
export function reasonLine(text: string): Outcome<string> {
  const line = text.replace(/\p{Cc}|\p{Cs}/gu, ' ').trim();
  const length = [...line].length;
  if (length === 0) return refuse(agreementsRefusals['agreement.reason-missing']({ field: 'reason' }));
  if (length > REASON_LIMIT) {
    const parameters = { limit: REASON_LIMIT, length };
    return refuse(agreementsRefusals['agreement.reason-too-long']({ field: 'reason', parameters }));
  }
  return allow(line);
}
