/** Where a handover stands: its list gathered, handed over by the outgoing side, taken over by the incoming, or called off. */
export const HANDOVER_STATES = ['gathered', 'handed-over', 'taken-over', 'recalled'] as const;

export type HandoverState = (typeof HANDOVER_STATES)[number];

/** What may be done to a handover. `register-paper` enters both signatures of a sheet that was signed on paper. */
export type HandoverVerb = 'refresh' | 'hand-over' | 'take-over' | 'register-paper' | 'recall' | 'add-item';

/**
 * The lifecycle of a handover, whole. The list may be gathered anew until the outgoing side has signed; what turns up
 * later is added as a late item and changes no signature. Whatever was signed stays in the record of a recalled one.
 */
export const HANDOVER_LIFECYCLE: Readonly<
  Record<HandoverState, Readonly<Partial<Record<HandoverVerb, HandoverState>>>>
> = {
  gathered: {
    refresh: 'gathered',
    'add-item': 'gathered',
    'hand-over': 'handed-over',
    'register-paper': 'taken-over',
    recall: 'recalled',
  },
  'handed-over': {
    'add-item': 'handed-over',
    'take-over': 'taken-over',
    'register-paper': 'taken-over',
    recall: 'recalled',
  },
  'taken-over': { 'add-item': 'taken-over', recall: 'recalled' },
  recalled: {},
};

/** The state that `verb` leads to, or null where it may not be done. */
export function handoverStateAfter(state: HandoverState, verb: HandoverVerb): HandoverState | null {
  return HANDOVER_LIFECYCLE[state][verb] ?? null;
}

/** Whether somebody still has to sign. */
export function awaitsSignature(state: HandoverState): boolean {
  return state === 'gathered' || state === 'handed-over';
}

/** The two who sign. */
export const HANDOVER_SIDES = ['outgoing', 'incoming'] as const;

export type HandoverSide = (typeof HANDOVER_SIDES)[number];

/** How a side was signed for: by themselves, by the superior for somebody absent, or on paper. */
export type SignedAs = 'self' | 'superior' | 'paper';
