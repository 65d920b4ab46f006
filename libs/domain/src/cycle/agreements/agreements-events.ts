import type { NewEvent } from '../../platform/event-envelope';

interface OfAgreement {
  readonly agreementId: string;
}

/** An agreement waits for its first signature: made, or revised after a refusal. */
export type AgreementMade = NewEvent<'agreement.made', OfAgreement>;

/** The responsible side has signed: the issuer is to counter-sign. */
export type AgreementSigned = NewEvent<'agreement.signed', OfAgreement>;

/** Both have signed; it is in force. */
export type AgreementCountersigned = NewEvent<'agreement.countersigned', OfAgreement>;

/** The responsible side will not sign it so, and says why. */
export type AgreementDeclined = NewEvent<'agreement.declined', OfAgreement>;

/** An addendum was drawn up: a version that waits for its signatures. */
export type AgreementAmended = NewEvent<'agreement.amended', OfAgreement>;

/** It was signed on paper, and is in force. */
export type AgreementPaperRegistered = NewEvent<'agreement.paper-registered', OfAgreement>;

/** The issuer took it back before it was in force. */
export type AgreementRecalled = NewEvent<'agreement.recalled', OfAgreement>;

const event =
  <Type extends string>(type: Type) =>
  (agreementId: string): NewEvent<Type, OfAgreement> => ({
    type,
    v: 1,
    subject: { kind: 'agreement', id: agreementId },
    data: { agreementId },
  });

export const agreementMade = event('agreement.made');
export const agreementSigned = event('agreement.signed');
export const agreementCountersigned = event('agreement.countersigned');
export const agreementDeclined = event('agreement.declined');
export const agreementAmended = event('agreement.amended');
export const agreementPaperRegistered = event('agreement.paper-registered');
export const agreementRecalled = event('agreement.recalled');
