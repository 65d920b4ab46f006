import type { SetCheck } from '@zeren/domain/cycle/responsibility/check/check-list-set';
import type { LibraryItem } from '@zeren/domain/cycle/responsibility/check/library-suggestions';
import type { WordingFinding } from '@zeren/domain/cycle/responsibility/check/check-wordings';

/** A finding on one item's wording, with what the page shows of the item. */
export interface ItemFinding extends WordingFinding {
  readonly key: string;
  readonly listId: string;
  readonly postTitle: string;
  readonly organizationName: string;
  readonly dimension: string;
  readonly domain: string;
  readonly textZh: string;
  readonly upperTextZh: string | null;
}

/** How one post words its items. */
export interface MemberClarity {
  readonly postId: string;
  readonly items: number;
  /** Mean of its items' scores, rounded half up. */
  readonly score: number;
}

/** How much of an organisation's items was passed on as it came. */
export interface CopiedShare {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly items: number;
  readonly copied: number;
}

/** What a check found, as it is kept. */
export interface CheckResult extends SetCheck {
  /** Mean clarity of all items; null when there are none. */
  readonly clarity: number | null;
  readonly vagueCount: number;
  readonly copiedCount: number;
  /** The worst wordings, at most {@link MOST_FINDINGS}. */
  readonly findings: readonly ItemFinding[];
  readonly members: readonly MemberClarity[];
  readonly copiedShares: readonly CopiedShare[];
  /** For each empty required cell the library's items that would fill it. */
  readonly drafts: readonly {
    readonly dimension: string;
    readonly domain: string;
    readonly items: readonly LibraryItem[];
  }[];
}

/** A page of more findings helps nobody; the export has all. */
export const MOST_FINDINGS = 300;
