import type { DomainSize, Exemption } from './checked-set';
import type { DistinctItem } from './distinct-items';

/** One cell of the matrix dimension × domain. */
export interface CoverageCell {
  readonly dimension: string;
  readonly domain: string;
  readonly count: number;
  readonly state: 'filled' | 'empty' | 'exempt';
  /** Why the cell need not be filled. */
  readonly reason: string | null;
}

/** The matrix of a set, and how much of what must be filled is filled. */
export interface Coverage {
  /** Dimension by dimension, domain by domain. */
  readonly cells: readonly CoverageCell[];
  readonly required: number;
  readonly filled: number;
}

/** Required cells are dimension × domain, less those that are exempt by name. */
export function coverageOf(
  items: readonly DistinctItem[],
  dimensions: readonly string[],
  domains: readonly string[],
  exemptions: readonly Exemption[],
): Coverage {
  const key = (dimension: string, domain: string) => `${dimension}\n${domain}`;
  const counts = new Map<string, number>();
  for (const { dimension, domain } of items) {
    counts.set(key(dimension, domain), (counts.get(key(dimension, domain)) ?? 0) + 1);
  }
  const reasons = new Map(exemptions.map((one) => [key(one.dimension, one.domain), one.reason]));
  const cells = dimensions.flatMap((dimension) =>
    domains.map((domain): CoverageCell => {
      const count = counts.get(key(dimension, domain)) ?? 0;
      const reason = reasons.get(key(dimension, domain)) ?? null;
      const state = count > 0 ? 'filled' : reason === null ? 'empty' : 'exempt';
      return { dimension, domain, count, state, reason };
    }),
  );
  const filled = cells.filter(({ state }) => state === 'filled').length;
  const empty = cells.filter(({ state }) => state === 'empty').length;
  return { cells, required: filled + empty, filled };
}

/** A domain's share of the items beside its shares of branches and members; each 0 to 1, null where there is nothing. */
export interface DomainBalance {
  readonly domain: string;
  readonly items: number;
  readonly itemShare: number | null;
  readonly branchShare: number | null;
  readonly memberShare: number | null;
}

/** Shares among the domains themselves: what is 全域 is nobody's. */
export function balanceOf(
  items: readonly DistinctItem[],
  domains: readonly string[],
  sizes: readonly DomainSize[],
): readonly DomainBalance[] {
  const count = (domain: string) => items.filter((item) => item.domain === domain).length;
  const size = (domain: string, of: 'branches' | 'members') =>
    sizes.find((one) => one.domain === domain)?.[of] ?? 0;
  const sum = (of: (domain: string) => number) => domains.reduce((total, domain) => total + of(domain), 0);
  const allItems = sum(count);
  const allBranches = sum((domain) => size(domain, 'branches'));
  const allMembers = sum((domain) => size(domain, 'members'));
  return domains.map((domain) => ({
    domain,
    items: count(domain),
    itemShare: shareOf(count(domain), allItems),
    branchShare: shareOf(size(domain, 'branches'), allBranches),
    memberShare: shareOf(size(domain, 'members'), allMembers),
  }));
}

/** Behind by so much of the whole, or by half of its own share, a domain is named. */
const LAG = 0.1;

/** The domain whose share of the items falls furthest behind its share of the branches; none where all are near. */
export function mostNeglected(balance: readonly DomainBalance[]): DomainBalance | null {
  const behind = balance.filter(
    ({ itemShare, branchShare }) =>
      itemShare !== null &&
      branchShare !== null &&
      (branchShare - itemShare >= LAG || itemShare < branchShare / 2),
  );
  const lag = ({ itemShare, branchShare }: DomainBalance) => branchShare! - itemShare!;
  return behind.reduce<DomainBalance | null>(
    (worst, one) => (worst === null || lag(one) > lag(worst) ? one : worst),
    null,
  );
}

/**
 * The domain whose share of the items is furthest from its share of the members, either way; none where all are near. It
 * is told and not called neglected: villages hold most members of any county, and lists that follow them are all 农村.
 */
export function furthestFromMembers(balance: readonly DomainBalance[]): DomainBalance | null {
  const gap = ({ itemShare, memberShare }: DomainBalance) =>
    itemShare === null || memberShare === null ? 0 : Math.abs(memberShare - itemShare);
  return balance.reduce<DomainBalance | null>(
    (worst, one) => (gap(one) >= LAG && (worst === null || gap(one) > gap(worst)) ? one : worst),
    null,
  );
}

export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
