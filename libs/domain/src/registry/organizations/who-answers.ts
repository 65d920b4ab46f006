import { runsOn, TENURE_KINDS } from './tenure';
import type { TenureSpan } from './tenure';

/** What the rule needs of a post. */
export interface AnsweringPost {
  readonly id: string;
  readonly organizationId: string;
  readonly isHead: boolean;
}

/** The holder of a post on a day: by kind of tenure, then who came last. Undefined when the post is vacant. */
export function holderOn<T extends TenureSpan>(
  tenures: readonly T[],
  postId: string,
  day: string,
): T | undefined {
  return tenures
    .filter((tenure) => tenure.postId === postId && runsOn(tenure, day))
    .sort(
      (a, b) =>
        TENURE_KINDS.indexOf(a.kind) - TENURE_KINDS.indexOf(b.kind) ||
        b.startsOn.localeCompare(a.startsOn) ||
        a.personId.localeCompare(b.personId),
    )[0];
}

/** Who answers for a post on a day: its holder, or for a vacant post the head of its organisation. */
export function whoAnswers<T extends TenureSpan>(
  post: AnsweringPost,
  posts: readonly AnsweringPost[],
  tenures: readonly T[],
  day: string,
): { readonly tenure: T; readonly asHead: boolean } | undefined {
  const holder = holderOn(tenures, post.id, day);
  if (holder) return { tenure: holder, asHead: false };
  const head = posts.find(
    (other) => other.isHead && other.organizationId === post.organizationId && other.id !== post.id,
  );
  const standIn = head && holderOn(tenures, head.id, day);
  return standIn && { tenure: standIn, asHead: true };
}
