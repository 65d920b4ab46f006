import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import type { ListState } from './list-states';
import { responsibilityRefusals } from './responsibility-refusals';

/** What the rule needs of the list. */
export interface AmendableList {
  readonly state: ListState;
  /** The body that keeps the list set, where it lies outside what the actor answers for; null when it is theirs. */
  readonly keptElsewhereBy: string | null;
  /** Whether a newer version is being drafted already. */
  readonly hasDraft: boolean;
}

/** An issued list is amended by a version: a draft with the same items, which takes its place when it is issued. */
export function mayAmendList(list: AmendableList): Outcome<'draft'> {
  if (list.keptElsewhereBy !== null) {
    const parameters = { body: list.keptElsewhereBy };
    return refuse(responsibilityRefusals['responsibility-list.kept-elsewhere']({ parameters }));
  }
  switch (list.state) {
    case 'issued':
    case 'objected':
    case 'received':
      return list.hasDraft
        ? refuse(responsibilityRefusals['responsibility-list.amended-already']())
        : allow('draft');
    case 'superseded':
      return refuse(responsibilityRefusals['responsibility-list.superseded']());
    case 'closed':
      return refuse(responsibilityRefusals['responsibility-list.closed']());
    case 'draft':
      return refuse(responsibilityRefusals['responsibility-list.not-amendable']());
  }
}

/** A list in force is closed when its year is over. */
export function mayCloseList(
  list: { readonly state: ListState; readonly year: number },
  today: string,
): Outcome<ListState> {
  if (list.state === 'superseded') {
    return refuse(responsibilityRefusals['responsibility-list.superseded']());
  }
  if (list.state === 'closed') return refuse(responsibilityRefusals['responsibility-list.closed']());
  const isOver = Number(today.slice(0, 4)) > list.year;
  return isOver && list.state === 'received'
    ? allow('closed')
    : refuse(responsibilityRefusals['responsibility-list.not-closable']());
}
