/** Where an agreement stands: made and to be signed, signed by who answers and to be counter-signed, in force … */
export const AGREEMENT_STATES = ['made', 'signed', 'in-force', 'declined', 'recalled'] as const;

export type AgreementState = (typeof AGREEMENT_STATES)[number];

/** What may be done to one version of an agreement. An addendum (补充协议) is a version of its own. */
export type AgreementVerb =
  'sign' | 'countersign' | 'decline' | 'revise' | 'register-paper' | 'recall' | 'amend';

/**
 * The lifecycle of an agreement, whole. Who answers signs first, the issuer after them. A refusal opens the text to the
 * issuer again; once somebody has signed, it changes by an addendum only. `amend` leaves the version as it is.
 */
export const AGREEMENT_LIFECYCLE: Readonly<
  Record<AgreementState, Readonly<Partial<Record<AgreementVerb, AgreementState>>>>
> = {
  made: {
    sign: 'signed',
    decline: 'declined',
    revise: 'made',
    'register-paper': 'in-force',
    recall: 'recalled',
  },
  signed: { countersign: 'in-force', recall: 'recalled' },
  'in-force': { amend: 'in-force' },
  declined: { revise: 'made', 'register-paper': 'in-force', recall: 'recalled' },
  recalled: {},
};

/** The state that `verb` leads to, or null where it may not be done. */
export function agreementStateAfter(state: AgreementState, verb: AgreementVerb): AgreementState | null {
  return AGREEMENT_LIFECYCLE[state][verb] ?? null;
}

/** Who signs, in their order. */
export const SIGNING_ROLES = ['responsible', 'issuer'] as const;

export type SigningRole = (typeof SIGNING_ROLES)[number];

/** What the signing map (签订图) and the list tell apart: as the states, and of those in force what was signed on paper. */
export const AGREEMENT_STANDINGS = ['made', 'signed', 'declined', 'in-force', 'paper', 'recalled'] as const;

export type AgreementStanding = (typeof AGREEMENT_STANDINGS)[number];

export function standingOf(state: AgreementState, onPaper: boolean): AgreementStanding {
  return state === 'in-force' && onPaper ? 'paper' : state;
}

/** Working days within which each side signs, where the issuer names no day. */
export const SIGNING_DAYS = 3;

/** Levels whose posts confirm their list and sign no agreement, unless a superior document says otherwise. */
export const CONFIRMING_LEVELS: readonly string[] = ['村', '社区', '支部'];
