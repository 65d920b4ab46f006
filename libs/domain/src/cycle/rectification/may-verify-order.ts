import { refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import type { VerificationResult } from '../../registry/evidence/verification/verification-act';
import { mayMoveOrder } from './may-move-order';
import type { MovedOrder } from './may-move-order';
import type { OrderActor } from './order-parties';
import { rectificationRefusals } from './rectification-refusals';
import type { OrderState } from './rectification-states';

/** Verified or sent back by somebody else than the owner; of what is grave, by somebody else than the finder too (F3). */
export function mayVerifyOrder(
  order: MovedOrder,
  actor: OrderActor,
  result: VerificationResult,
): Outcome<OrderState> {
  const moved = mayMoveOrder(order, actor, result === 'confirmed' ? 'verify' : 'return');
  if (!moved.ok) return moved;
  const finds = order.finderPersonId !== null && order.finderPersonId === actor.personId;
  return order.apart && finds ? refuse(rectificationRefusals['rectification.finder-verifies']()) : moved;
}
