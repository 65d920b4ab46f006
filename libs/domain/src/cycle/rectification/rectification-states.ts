/**
 * Where a rectification order (整改交办单) stands. `verified`: an act of verification found it put right; `closed`: 销号;
 * `passed`: the look-back (回头看) found that it lasts.
 */
export const ORDER_STATES = [
  'issued',
  'received',
  'planned',
  'working',
  'held',
  'submitted',
  'verified',
  'closed',
  'passed',
  'withdrawn',
] as const;

export type OrderState = (typeof ORDER_STATES)[number];

/** What may be done to an order; `verify`, `return`, `pass` and `relapse` each leave an act of verification. */
export const ORDER_VERBS = [
  'receive',
  'plan',
  'approve-plan',
  'return-plan',
  'progress',
  'hold',
  'resume',
  'submit',
  'verify',
  'return',
  'close',
  'pass',
  'relapse',
  'withdraw',
] as const;

export type OrderVerb = (typeof ORDER_VERBS)[number];

/**
 * The lifecycle of an order, whole. There is one way to `closed`: through an approved plan, what was submitted, and a
 * verification by somebody else. What relapses is issued again under the same number, one level graver. An order is
 * taken back only before its plan is approved, and its problem then waits for another disposition.
 */
export const ORDER_LIFECYCLE: Readonly<Record<OrderState, Readonly<Partial<Record<OrderVerb, OrderState>>>>> =
  {
    issued: { receive: 'received', withdraw: 'withdrawn' },
    received: { plan: 'planned', withdraw: 'withdrawn' },
    planned: { 'approve-plan': 'working', 'return-plan': 'received', withdraw: 'withdrawn' },
    working: { progress: 'working', hold: 'held', submit: 'submitted' },
    held: { resume: 'working' },
    submitted: { verify: 'verified', return: 'working' },
    verified: { close: 'closed' },
    closed: { pass: 'passed', relapse: 'issued' },
    passed: {},
    withdrawn: {},
  };

/** The state that `verb` leads to, or null where it may not be done. */
export function orderStateAfter(state: OrderState, verb: OrderVerb): OrderState | null {
  return ORDER_LIFECYCLE[state][verb] ?? null;
}

/** States in which the unit still owes something. */
export const OWED_STATES = [
  'issued',
  'received',
  'planned',
  'working',
  'held',
] as const satisfies OrderState[];

/** Days after closing until somebody looks whether it lasts. */
export const LOOK_BACK_DAYS = 90;
