import type { CheckedItem, CheckedPost, CheckThresholds } from './checked-set';
import { isOneOfThreeHeads, TEAM_LEVELS } from './three-heads';

/** How many of a member's items stand in one cell of the matrix. */
export interface CellLoad {
  readonly dimension: string;
  readonly domain: string;
  readonly items: number;
}

/** How many items one member of a team bears, and where in the matrix: the division of labour. */
export interface MemberLoad {
  readonly postId: string;
  readonly title: string;
  readonly kind: string;
  readonly items: number;
  readonly isHead: boolean;
  /** Whether one of the items is tied to line work (一岗双责). */
  readonly tied: boolean;
  /** The cells that hold any; absent from what was checked before this was told. */
  readonly cells?: readonly CellLoad[];
  readonly warning: 'none' | 'overloaded' | null;
}

/** One leadership team: members in the order given. */
export interface TeamLoad {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly level: string;
  readonly median: number;
  readonly members: readonly MemberLoad[];
}

/** The loads of all county, township and street teams of a set. */
export function teamLoads(
  items: readonly CheckedItem[],
  posts: readonly CheckedPost[],
  thresholds: CheckThresholds,
): readonly TeamLoad[] {
  const itemsOf = new Map<string, CheckedItem[]>();
  for (const item of items) {
    const held = itemsOf.get(item.postId);
    if (held) held.push(item);
    else itemsOf.set(item.postId, [item]);
  }
  const teams = new Map<string, CheckedPost[]>();
  for (const post of posts.filter(({ inTeam, level }) => inTeam && TEAM_LEVELS.has(level))) {
    const team = teams.get(post.organizationId);
    if (team) team.push(post);
    else teams.set(post.organizationId, [post]);
  }
  return [...teams.values()].map((team) => {
    const median = medianOf(team.map(({ postId }) => itemsOf.get(postId)?.length ?? 0));
    const judged = team.length >= thresholds.smallestTeam;
    const members = team.map(({ postId, title, kind }): MemberLoad => {
      const held = itemsOf.get(postId) ?? [];
      const warning =
        judged && held.length === 0
          ? 'none'
          : judged && median > 0 && held.length > thresholds.overload * median
            ? 'overloaded'
            : null;
      return {
        postId,
        title,
        kind,
        items: held.length,
        isHead: isOneOfThreeHeads(kind),
        tied: held.some(({ lineWork }) => (lineWork ?? '') !== ''),
        cells: cellsOf(held),
        warning,
      };
    });
    const { organizationId, organizationName, level } = team[0]!;
    return { organizationId, organizationName, level, median, members };
  });
}

function cellsOf(items: readonly CheckedItem[]): CellLoad[] {
  const cells = new Map<string, CellLoad>();
  for (const { dimension, domain } of items) {
    const key = `${dimension}\n${domain}`;
    cells.set(key, { dimension, domain, items: (cells.get(key)?.items ?? 0) + 1 });
  }
  return [...cells.values()];
}

/** The middle of the numbers; of two middles their mean. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
