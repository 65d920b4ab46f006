import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { listStateAfter } from './list-states';
import type { ListState } from './list-states';
import { responsibilityRefusals } from './responsibility-refusals';

/** What the rule needs of the list. */
export interface ReceivableList {
  readonly state: ListState;
  readonly postTitle: string;
  /** The tenure under which somebody answers for the post today; null when nobody does. */
  readonly answeringTenureId: string | null;
}

/** A list is signed for by who answers for its post today, acting under that very tenure; nobody signs for another. */
export function mayReceiveList(
  list: ReceivableList,
  actor: { readonly tenureId: string | null },
): Outcome<ListState> {
  if (list.answeringTenureId === null || actor.tenureId !== list.answeringTenureId) {
    return refuse(
      responsibilityRefusals['responsibility-list.not-yours']({ parameters: { post: list.postTitle } }),
    );
  }
  const next = listStateAfter(list.state, 'receive');
  if (next !== null) return allow(next);
  const code = {
    draft: 'not-issued',
    objected: 'objected',
    received: 'already-received',
    closed: 'closed',
    superseded: 'superseded',
    issued: 'superseded',
  } as const;
  return refuse(responsibilityRefusals[`responsibility-list.${code[list.state]}`]());
}
