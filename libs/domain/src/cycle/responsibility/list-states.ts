/** Where a responsibility list stands. `received` is in force. */
export const LIST_STATES = ['draft', 'issued', 'objected', 'received', 'superseded', 'closed'] as const;

export type ListState = (typeof LIST_STATES)[number];

/**
 * What may be done to a list: 印发, 签收, 提出异议 and its 答复, 关闭 when the year is over, and its replacement by an
 * amended version.
 */
export type ListVerb = 'issue' | 'receive' | 'object' | 'answer' | 'supersede' | 'close';

/**
 * The lifecycle of a list, whole. Only a draft's items change; from issuing on a list is amended by a new version, which
 * takes its place when it is issued itself.
 */
export const LIST_LIFECYCLE: Readonly<Record<ListState, Readonly<Partial<Record<ListVerb, ListState>>>>> = {
  draft: { issue: 'issued' },
  issued: { receive: 'received', object: 'objected', supersede: 'superseded' },
  objected: { answer: 'issued', supersede: 'superseded' },
  received: { supersede: 'superseded', close: 'closed' },
  superseded: {},
  closed: {},
};

/** The state that `verb` leads to, or null where it may not be done. */
export function listStateAfter(state: ListState, verb: ListVerb): ListState | null {
  return LIST_LIFECYCLE[state][verb] ?? null;
}
