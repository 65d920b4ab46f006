/**
 * Where a matter stands in the product: proposed; declined; to be handed over (decided, the letter is not out yet); handed
 * over; received by the competent body; concluded by it. What happens between receipt and conclusion is not ours.
 */
export const MATTER_STATES = [
  'proposed',
  'declined',
  'to-hand-over',
  'handed-over',
  'received',
  'concluded',
] as const;

export type MatterState = (typeof MATTER_STATES)[number];

/** What may be done to a matter. */
export type MatterVerb = 'decline' | 'send' | 'hand-over' | 'receive' | 'conclude' | 'record-measure';

/** The lifecycle of a matter, whole. A declined one is not taken up again: what comes later is another proposal. */
export const MATTER_LIFECYCLE: Readonly<
  Record<MatterState, Readonly<Partial<Record<MatterVerb, MatterState>>>>
> = {
  proposed: { decline: 'declined', send: 'to-hand-over' },
  declined: {},
  'to-hand-over': { 'hand-over': 'handed-over' },
  'handed-over': { receive: 'received' },
  received: { conclude: 'concluded' },
  concluded: { 'record-measure': 'concluded' },
};

/** The state that `verb` leads to, or null where it may not be done. */
export function matterStateAfter(state: MatterState, verb: MatterVerb): MatterState | null {
  return MATTER_LIFECYCLE[state][verb] ?? null;
}

/** Whether somebody of ours, or the competent body, still has to do something. */
export function matterIsOpen(state: MatterState): boolean {
  return state !== 'declined' && state !== 'concluded';
}

/** As what a post is a member of a matter: it decides, it proposed, or it was named to keep the papers. */
export const CASE_ROLES = ['decider', 'proposer', 'keeper'] as const;

export type CaseRole = (typeof CASE_ROLES)[number];

/** Where a measure stands: in effect, ended by itself, or corrected as improper. */
export const MEASURE_STATES = ['in-effect', 'ended', 'corrected'] as const;

export type MeasureState = (typeof MEASURE_STATES)[number];

/** Whom a measure is taken against. */
export const MEASURE_TARGETS = ['organization', 'leader'] as const;

export type MeasureTarget = (typeof MEASURE_TARGETS)[number];

/** What came of an appeal. */
export const APPEAL_ANSWERS = ['upheld', 'changed'] as const;

export type AppealAnswer = (typeof APPEAL_ANSWERS)[number];
