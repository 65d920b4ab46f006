/** What the check of a list set looks at (firsts, 1). Catalogue codes throughout; ids are opaque. */

/** One item of the set's lists. */
export interface CheckedItem {
  readonly itemId: string;
  readonly postId: string;
  readonly textZh: string;
  readonly dimension: string;
  /** 全域 covers no cell. */
  readonly domain: string;
  readonly type: string;
  /** The business that the item is tied to (一岗双责). */
  readonly lineWork: string | null;
}

/** One post that bears a list, or sits in a team and bears none yet. */
export interface CheckedPost {
  readonly postId: string;
  readonly title: string;
  readonly kind: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly level: string;
  readonly inTeam: boolean;
}

/** How many branches and members a domain has. */
export interface DomainSize {
  readonly domain: string;
  readonly branches: number;
  readonly members: number;
}

/** A cell that need not be filled, by whom it was said and why: the division of labour, or 不涉及. */
export interface Exemption {
  readonly dimension: string;
  readonly domain: string;
  readonly reason: string;
}

/** Where the check warns; shares are 0 to 1. Kept as a catalogue row, so a county may set its own. */
export interface CheckThresholds {
  readonly ruralAndCommunity: number;
  readonly threeHeads: number;
  readonly organizationBuilding: number;
  readonly outcomes: number;
  /** A member is overloaded beyond so many times the team's median. */
  readonly overload: number;
  /** Smaller teams are not asked about empty and overloaded members. */
  readonly smallestTeam: number;
}

export const DEFAULT_THRESHOLDS: CheckThresholds = {
  ruralAndCommunity: 0.6,
  threeHeads: 0.6,
  organizationBuilding: 0.5,
  outcomes: 0.3,
  overload: 4,
  smallestTeam: 3,
};

/** Everything the check is told. */
export interface CheckedSet {
  readonly items: readonly CheckedItem[];
  readonly posts: readonly CheckedPost[];
  /** Dimensions and domains in force, in the order of their catalogue; 全域 left out. */
  readonly dimensions: readonly string[];
  readonly domains: readonly string[];
  readonly sizes: readonly DomainSize[];
  readonly exemptions: readonly Exemption[];
}
