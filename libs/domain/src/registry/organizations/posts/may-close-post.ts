import { allow, refuse } from '../../../platform/refusal';
import type { Outcome } from '../../../platform/refusal';
import { dayBefore } from '../../calendar/calendar-days';
import type { HeldTenure } from '../tenures/may-start-tenure';
import { postsRefusals } from './posts-refusals';

/** The days of a post; `validTo` is the first on which it no longer exists. */
export interface ClosingPost {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/**
 * A post is closed while vacant, or together with the end of its tenures: those that would run beyond the last day are
 * answered, to be ended with it.
 */
export function mayClosePost<T extends HeldTenure>(
  post: ClosingPost,
  tenures: readonly T[],
  closing: { readonly lastOn: string; readonly endsTenures: boolean },
): Outcome<readonly T[]> {
  const { lastOn, endsTenures } = closing;
  if (post.validTo !== null) {
    return refuse(postsRefusals['post.closed-already']({ parameters: { end: dayBefore(post.validTo) } }));
  }
  if (lastOn < post.validFrom) {
    return refuse(
      postsRefusals['post.closes-before-start']({ field: 'lastOn', parameters: { start: post.validFrom } }),
    );
  }
  const ahead = tenures.find(({ startsOn }) => startsOn > lastOn);
  if (ahead) {
    const parameters = { name: ahead.personName, start: ahead.startsOn };
    return refuse(postsRefusals['post.tenure-ahead']({ parameters }));
  }
  const beyond = tenures.filter(({ endsOn }) => endsOn === null || endsOn > lastOn);
  if (beyond[0] && !endsTenures) {
    return refuse(postsRefusals['post.held']({ parameters: { name: beyond[0].personName, end: lastOn } }));
  }
  return allow(beyond);
}
