import type { CheckedItem, CheckedPost } from './checked-set';
import { plainWording } from './text-similarity';

/** An item as the set has it: one wording for one kind of post, however many posts of the kind bear it. */
export interface DistinctItem extends CheckedItem {
  readonly postKind: string;
  readonly level: string;
  readonly inTeam: boolean;
}

/**
 * The items of a set, each counted once for its kind of post. Two hundred village secretaries with the same nine items
 * would else make every county's set rural, whatever was thought of.
 */
export function distinctItems(
  items: readonly CheckedItem[],
  posts: readonly CheckedPost[],
): readonly DistinctItem[] {
  const postOf = new Map(posts.map((post) => [post.postId, post]));
  const known = new Map<string, DistinctItem>();
  for (const item of items) {
    const post = postOf.get(item.postId);
    if (!post) continue;
    const key = [post.kind, item.dimension, item.domain, plainWording(item.textZh)].join('\n');
    if (!known.has(key)) {
      known.set(key, { ...item, postKind: post.kind, level: post.level, inTeam: post.inTeam });
    }
  }
  return [...known.values()];
}
