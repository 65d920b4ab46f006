import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { actsAsAnother, actsAsIssuer, actsAsOwner } from './order-parties';
import type { OrderActor, OrderParties } from './order-parties';
import { ORDER_STATE_WORDS } from './order-words';
import { rectificationRefusals } from './rectification-refusals';
import { orderStateAfter } from './rectification-states';
import type { OrderState, OrderVerb } from './rectification-states';

/** An order as the rules see it. */
export interface MovedOrder extends OrderParties {
  readonly state: OrderState;
}

/** On which side of an order each act stands. */
const SIDE: Readonly<Record<OrderVerb, (order: OrderParties, actor: OrderActor) => Outcome<null>>> = {
  receive: actsAsOwner,
  plan: actsAsOwner,
  progress: actsAsOwner,
  submit: actsAsOwner,
  'approve-plan': actsAsIssuer,
  'return-plan': actsAsIssuer,
  hold: actsAsIssuer,
  resume: actsAsIssuer,
  withdraw: actsAsIssuer,
  close: actsAsIssuer,
  verify: actsAsAnother,
  return: actsAsAnother,
  pass: actsAsAnother,
  relapse: actsAsAnother,
};

/** Whether an act fits the state, and is done from its side. What more it takes stands in a rule of its own. */
export function mayMoveOrder(order: MovedOrder, actor: OrderActor, verb: OrderVerb): Outcome<OrderState> {
  const side = SIDE[verb](order, actor);
  if (!side.ok) return side;
  const next = orderStateAfter(order.state, verb);
  if (next !== null) return allow(next);
  const { zh, en } = ORDER_STATE_WORDS[order.state];
  return refuse(
    rectificationRefusals['rectification.wrong-state']({ parameters: { state: zh, stateEn: en } }),
  );
}
