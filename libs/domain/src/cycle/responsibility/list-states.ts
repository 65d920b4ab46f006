/** Where a responsibility list stands. */
export const LIST_STATES = ['draft', 'issued', 'received', 'superseded'] as const;

export type ListState = (typeof LIST_STATES)[number];

/** What may be done to a list: 印发, 签收, and its replacement by a newer version. */
export type ListVerb = 'issue' | 'receive' | 'supersede';

/** The lifecycle of a list, whole. A draft is changed by importing again; from issuing on its items stay as they are. */
export const LIST_LIFECYCLE: Readonly<Record<ListState, Readonly<Partial<Record<ListVerb, ListState>>>>> = {
  draft: { issue: 'issued' },
  issued: { receive: 'received', supersede: 'superseded' },
  received: { supersede: 'superseded' },
  superseded: {},
};

/** The state that `verb` leads to, or null where it may not be done. */
export function listStateAfter(state: ListState, verb: ListVerb): ListState | null {
  return LIST_LIFECYCLE[state][verb] ?? null;
}
