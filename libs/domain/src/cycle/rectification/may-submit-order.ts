import { refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { mayMoveOrder } from './may-move-order';
import type { MovedOrder } from './may-move-order';
import type { OrderActor } from './order-parties';
import { rectificationRefusals } from './rectification-refusals';
import type { OrderState } from './rectification-states';

/** Nothing is submitted without evidence. */
export function maySubmitOrder(order: MovedOrder, evidence: number, actor: OrderActor): Outcome<OrderState> {
  const moved = mayMoveOrder(order, actor, 'submit');
  return moved.ok && evidence === 0 ? refuse(rectificationRefusals['rectification.no-evidence']()) : moved;
}
