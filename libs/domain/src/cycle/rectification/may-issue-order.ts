import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { rectificationRefusals } from './rectification-refusals';

/** Nobody gives an order to themselves: not to their post, not to another one that they answer for. */
export function mayIssueOrder(
  responsible: { readonly postId: string; readonly holderPersonId: string | null },
  actor: { readonly postId: string | null; readonly personId: string | null },
): Outcome<null> {
  const oneself =
    actor.postId === responsible.postId ||
    (actor.personId !== null && actor.personId === responsible.holderPersonId);
  return oneself ? refuse(rectificationRefusals['rectification.to-oneself']()) : allow(null);
}
