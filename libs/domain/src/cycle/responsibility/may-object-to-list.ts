import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { listStateAfter } from './list-states';
import type { ListState } from './list-states';
import type { ReceivableList } from './may-receive-list';
import { responsibilityRefusals } from './responsibility-refusals';

/** Whoever would sign for a list may object to it instead, while it waits to be signed for, and says why. */
export function mayObjectToList(
  list: ReceivableList,
  actor: { readonly tenureId: string | null },
  text: string,
): Outcome<ListState> {
  if (list.answeringTenureId === null || actor.tenureId !== list.answeringTenureId) {
    return refuse(
      responsibilityRefusals['responsibility-list.not-yours']({ parameters: { post: list.postTitle } }),
    );
  }
  const next = listStateAfter(list.state, 'object');
  if (next === null) return refuse(responsibilityRefusals['responsibility-list.not-objectable']());
  if (text.trim() === '') {
    return refuse(responsibilityRefusals['list-objection.text-missing']({ field: 'text' }));
  }
  return allow(next);
}
