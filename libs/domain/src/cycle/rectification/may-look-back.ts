import { refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import type { VerificationResult } from '../../registry/evidence/verification/verification-act';
import { mayMoveOrder } from './may-move-order';
import type { MovedOrder } from './may-move-order';
import type { OrderActor } from './order-parties';
import { rectificationRefusals } from './rectification-refusals';
import type { OrderState } from './rectification-states';

/** That it lasts is said once the days are over; a relapse is told whenever it is seen. Never by the owner. */
export function mayLookBack(
  order: MovedOrder & { readonly lookBackOn: string | null },
  actor: OrderActor,
  result: VerificationResult,
  today: string,
): Outcome<OrderState> {
  const moved = mayMoveOrder(order, actor, result === 'confirmed' ? 'pass' : 'relapse');
  if (!moved.ok || result === 'returned') return moved;
  const lookBackOn = order.lookBackOn ?? today;
  return today < lookBackOn
    ? refuse(rectificationRefusals['rectification.look-back-early']({ parameters: { lookBackOn } }))
    : moved;
}
