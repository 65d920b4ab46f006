import { refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { mayMoveOrder } from './may-move-order';
import type { MovedOrder } from './may-move-order';
import type { OrderActor } from './order-parties';
import { rectificationRefusals } from './rectification-refusals';
import type { OrderState } from './rectification-states';

/** What must stand before an order is closed (architecture, decision 15). */
export interface ClosableOrder extends MovedOrder {
  readonly evidence: number;
  readonly planApproved: boolean;
  /** The act that found it put right; null where there is none. */
  readonly verificationActId: string | null;
}

/** 销号: with evidence, an approved plan and a foreign verifier; of what is grave, by somebody else than the verifier. */
export function mayCloseOrder(order: ClosableOrder, actor: OrderActor): Outcome<OrderState> {
  const moved = mayMoveOrder(order, actor, 'close');
  if (!moved.ok) return moved;
  if (!order.planApproved) return refuse(rectificationRefusals['rectification.no-approved-plan']());
  if (order.evidence === 0) return refuse(rectificationRefusals['rectification.no-evidence']());
  const { verifierPersonId } = order;
  const foreign = verifierPersonId !== null && !order.ownerPersonIds.includes(verifierPersonId);
  if (order.verificationActId === null || !foreign)
    return refuse(rectificationRefusals['rectification.not-verified']());
  return order.apart && verifierPersonId === actor.personId
    ? refuse(rectificationRefusals['rectification.verifier-closes']())
    : moved;
}
