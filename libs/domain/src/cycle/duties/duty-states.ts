/** Where a duty stands. The light is another matter: it follows from the state and the calendar. */
export const DUTY_STATES = ['owed', 'reported', 'verified', 'returned', 'withdrawn'] as const;

export type DutyState = (typeof DUTY_STATES)[number];

/**
 * What may be done to a duty. `verify` and `return` leave a verification act, `contradict` a second one by somebody else;
 * `withdraw` follows a superseding list.
 */
export type DutyVerb = 'report' | 'verify' | 'return' | 'contradict' | 'withdraw';

/**
 * The lifecycle of a duty, whole. A report may be followed by another until it is verified: the later one corrects,
 * both are kept. What was reported is never withdrawn: a fact does not go away because a list was replaced.
 */
export const DUTY_LIFECYCLE: Readonly<Record<DutyState, Readonly<Partial<Record<DutyVerb, DutyState>>>>> = {
  owed: { report: 'reported', withdraw: 'withdrawn' },
  reported: { report: 'reported', verify: 'verified', return: 'returned' },
  returned: { report: 'reported', withdraw: 'withdrawn' },
  verified: { contradict: 'returned' },
  withdrawn: {},
};

/** The state that `verb` leads to, or null where it may not be done. */
export function dutyStateAfter(state: DutyState, verb: DutyVerb): DutyState | null {
  return DUTY_LIFECYCLE[state][verb] ?? null;
}

/** States from which `verb` is possible: the `state` part of a compare-and-set. */
export function dutyStatesAllowing(verb: DutyVerb): DutyState[] {
  return DUTY_STATES.filter((state) => dutyStateAfter(state, verb) !== null);
}
