import { carriedBelow } from '@zeren/domain/cycle/responsibility/decomposition/carried-below';
import type {
  Contribution,
  DecompositionFinding,
} from '@zeren/domain/cycle/responsibility/decomposition/check-decomposition';
import type { OrganizationReads } from '../../../registry/organizations';
import type { PlacedItemDto, UpperItemDto } from '../dto/decomposition.dto';
import type { LinkableItem } from './decomposition.repository';

/** Longer lists help nobody on one page; the counts have all. */
const MOST_CARRIERS = 100;

export type Posts = Awaited<ReturnType<OrganizationReads['postsWithHolders']>>;

export function placed(item: LinkableItem, { posts }: Posts): PlacedItemDto {
  const { itemId, listId, code, textZh, textEn, quantity, unit } = item;
  const post = posts.get(item.postId);
  return {
    ...{ itemId, listId, code, textZh, textEn, quantity, unit },
    organizationName: post?.organizationName ?? '',
    postTitle: post?.title ?? '',
  };
}

export function upperView(
  item: LinkableItem,
  all: ReadonlyMap<string, LinkableItem>,
  posts: Posts,
  served: ReadonlyMap<string, readonly Contribution[]>,
  faults: ReadonlyMap<string, readonly DecompositionFinding[]>,
): UpperItemDto {
  const carriers = carriedBelow(served, item.lineageId).flatMap(({ itemId, depth, quantity }) => {
    const lower = all.get(itemId);
    return lower ? [{ ...placed(lower, posts), depth, part: quantity }] : [];
  });
  return {
    ...placed(item, posts),
    findings: (faults.get(item.lineageId) ?? []).map((finding) => ({
      code: finding.code,
      promised: finding.code === 'shortfall' ? finding.promised : null,
      below: finding.code === 'shortfall' ? finding.below : null,
      lowerTextZh: finding.code === 'other-unit' ? (all.get(finding.lowerItemId)?.textZh ?? null) : null,
    })),
    carriers: carriers.slice(0, MOST_CARRIERS),
    carrierCount: carriers.length,
  };
}

export function byItem(findings: readonly DecompositionFinding[]): Map<string, DecompositionFinding[]> {
  const groups = new Map<string, DecompositionFinding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.itemId);
    if (group) group.push(finding);
    else groups.set(finding.itemId, [finding]);
  }
  return groups;
}
