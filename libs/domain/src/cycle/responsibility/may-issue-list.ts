import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { listStateAfter } from './list-states';
import type { ListState } from './list-states';
import { responsibilityRefusals } from './responsibility-refusals';

/** What the rule needs of the list. */
export interface IssuableList {
  readonly state: ListState;
  readonly postTitle: string;
  /** Whether somebody answers for the post today: its holder, or for a vacant post the head of its organisation. */
  readonly hasOwner: boolean;
  /** The body that keeps the list set, where it lies outside what the actor answers for; null when it is theirs. */
  readonly keptElsewhereBy: string | null;
  readonly undated: readonly {
    readonly code: string | null;
    readonly textZh: string;
    readonly cadencePhrase: string;
  }[];
}

const SHOWN_CHARACTERS = 24;

/**
 * Only the body that keeps a list set, and those above it, issue its lists. Beyond that only two things keep a list from
 * being issued: nobody who answers for it, and an item without a date (architecture, decision 15). Whatever else is odd about a list is said elsewhere and never blocks.
 */
export function mayIssueList(list: IssuableList): Outcome<ListState> {
  const next = listStateAfter(list.state, 'issue');
  if (next === null) {
    const superseded = list.state === 'superseded';
    return refuse(
      responsibilityRefusals[
        superseded ? 'responsibility-list.superseded' : 'responsibility-list.already-issued'
      ](),
    );
  }
  if (list.keptElsewhereBy !== null) {
    const parameters = { body: list.keptElsewhereBy };
    return refuse(responsibilityRefusals['responsibility-list.kept-elsewhere']({ parameters }));
  }
  if (!list.hasOwner) {
    return refuse(
      responsibilityRefusals['responsibility-list.no-owner']({ parameters: { post: list.postTitle } }),
    );
  }
  const [undated] = list.undated;
  if (!undated) return allow(next);
  return refuse(
    responsibilityRefusals['responsibility-list.undated']({
      parameters: { item: nameOf(undated), phrase: undated.cadencePhrase, count: list.undated.length },
    }),
  );
}

function nameOf({ code, textZh }: { code: string | null; textZh: string }): string {
  const characters = [...textZh];
  const text =
    characters.length > SHOWN_CHARACTERS ? `${characters.slice(0, SHOWN_CHARACTERS).join('')}…` : textZh;
  return code ? `${code} ${text}` : text;
}
