import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { rectificationRefusals } from './rectification-refusals';

/** Whose order it is, and who has had a hand in it. */
export interface OrderParties {
  readonly postId: string;
  readonly organizationId: string;
  /** The body that issued it. */
  readonly issuerOrganizationId: string;
  /** Whoever holds the post today, planned, or submitted: none of them checks their own work. */
  readonly ownerPersonIds: readonly string[];
  readonly finderPersonId: string | null;
  /** Who verified what was submitted last; null before. */
  readonly verifierPersonId: string | null;
  /** Whether its severity keeps finder, verifier and closer apart. */
  readonly apart: boolean;
}

/** Under which tenure somebody acts. */
export interface OrderActor {
  readonly tenureId: string | null;
  readonly personId: string | null;
  readonly postId: string | null;
  readonly organizationId: string | null;
  /** Whether the post acted under is the head of its organisation. */
  readonly isHead: boolean;
  /** The posts they look after: their own, and as head the vacant ones. */
  readonly ownPostIds: readonly string[];
  /** The bodies for which their right to lead rectification was given: not what lies below them. */
  readonly leadsFor: readonly string[];
}

/** What the unit does is done by whoever answers for the post. */
export function actsAsOwner(order: OrderParties, actor: OrderActor): Outcome<null> {
  if (actor.tenureId === null) return refuse(rectificationRefusals['rectification.no-post']());
  return actor.ownPostIds.includes(order.postId)
    ? allow(null)
    : refuse(rectificationRefusals['rectification.not-yours']());
}

/** Nobody judges their own work: not the post, not the person under another post; of the own organisation only its head. */
export function actsAsAnother(order: OrderParties, actor: OrderActor): Outcome<null> {
  if (actor.tenureId === null) return refuse(rectificationRefusals['rectification.no-post']());
  const own = actor.postId === order.postId || order.ownerPersonIds.includes(actor.personId ?? '');
  if (own) return refuse(rectificationRefusals['rectification.own-work']());
  return actor.organizationId === order.organizationId && !actor.isHead
    ? refuse(rectificationRefusals['rectification.colleague']())
    : allow(null);
}

/** Plans, time and closing are decided where the order was issued. */
export function actsAsIssuer(order: OrderParties, actor: OrderActor): Outcome<null> {
  const another = actsAsAnother(order, actor);
  if (!another.ok) return another;
  return actor.leadsFor.includes(order.issuerOrganizationId)
    ? allow(null)
    : refuse(rectificationRefusals['rectification.other-body']());
}
