import { balanceOf, coverageOf, mostNeglected, shareOf } from './coverage';
import type { Coverage, DomainBalance } from './coverage';
import { DEFAULT_THRESHOLDS } from './checked-set';
import type { CheckedSet, CheckThresholds } from './checked-set';
import { distinctItems } from './distinct-items';
import type { DistinctItem } from './distinct-items';
import { teamLoads } from './team-load';
import type { TeamLoad } from './team-load';
import { isOneOfThreeHeads, TEAM_LEVELS } from './three-heads';

/** A share of the set's items beside the line at which it warns; `share` is null when there is nothing to divide. */
export interface CheckedShare {
  readonly part: number;
  readonly whole: number;
  readonly share: number | null;
  readonly threshold: number;
  readonly warns: boolean;
}

/** What wants a reason before the set is issued. */
export type CheckWarning =
  | { readonly code: 'empty-cell'; readonly dimension: string; readonly domain: string }
  | { readonly code: 'rural-and-community' | 'three-heads' | 'organization-building' | 'outcomes' }
  | {
      readonly code: 'empty-member' | 'overloaded-member' | 'untied-member';
      readonly postId: string;
      readonly organizationId: string;
    };

/** The check of a whole list set (firsts, 1; S1–S4): figures for the screen and the warnings that follow from them. */
export interface SetCheck {
  /** Wordings per kind of post: what every share below counts. */
  readonly itemCount: number;
  readonly coverage: Coverage;
  readonly balance: readonly DomainBalance[];
  readonly neglected: DomainBalance | null;
  readonly ruralAndCommunity: CheckedShare;
  readonly threeHeads: CheckedShare;
  readonly organizationBuilding: CheckedShare;
  readonly outcomes: CheckedShare;
  readonly teams: readonly TeamLoad[];
  readonly warnings: readonly CheckWarning[];
}

const RURAL_AND_COMMUNITY = new Set(['农村', '社区']);
const ORGANIZATION_BUILDING = '组织建设';
const OUTCOMES = new Set(['成效', '满意度']);

/** Coverage, balance, narrowness, concentration, outcomes and loads of a set; a pure function of what it is told. */
export function checkListSet(set: CheckedSet, thresholds: CheckThresholds = DEFAULT_THRESHOLDS): SetCheck {
  const items = distinctItems(set.items, set.posts);
  const coverage = coverageOf(items, set.dimensions, set.domains, set.exemptions);
  const balance = balanceOf(items, set.domains, set.sizes);
  const teams = teamLoads(set.items, set.posts, thresholds);
  const sized = new Set(
    teams
      .filter(({ members }) => members.length >= 2)
      .flatMap(({ members }) => members.map(({ postId }) => postId)),
  );
  const ofTeams = items.filter(
    ({ postId, inTeam, level }) => inTeam && TEAM_LEVELS.has(level) && sized.has(postId),
  );
  const share = (
    among: readonly DistinctItem[],
    counts: (item: DistinctItem) => boolean,
    threshold: number,
    warns: (share: number) => boolean,
  ): CheckedShare => {
    const part = among.filter(counts).length;
    const found = shareOf(part, among.length);
    return {
      part,
      whole: among.length,
      share: found,
      threshold,
      warns: found !== null && warns(found),
    };
  };
  const above = (limit: number) => (found: number) => found > limit;
  const figures = {
    ruralAndCommunity: share(
      items,
      ({ domain }) => RURAL_AND_COMMUNITY.has(domain),
      thresholds.ruralAndCommunity,
      above(thresholds.ruralAndCommunity),
    ),
    threeHeads: share(
      ofTeams,
      ({ postKind }) => isOneOfThreeHeads(postKind),
      thresholds.threeHeads,
      above(thresholds.threeHeads),
    ),
    organizationBuilding: share(
      items,
      ({ dimension }) => dimension === ORGANIZATION_BUILDING,
      thresholds.organizationBuilding,
      above(thresholds.organizationBuilding),
    ),
    outcomes: share(
      items,
      ({ type }) => OUTCOMES.has(type),
      thresholds.outcomes,
      (found) => found < thresholds.outcomes,
    ),
  };
  return {
    itemCount: items.length,
    coverage,
    balance,
    neglected: mostNeglected(balance),
    ...figures,
    teams,
    warnings: warningsOf(coverage, figures, teams, thresholds),
  };
}

type Figures = Pick<SetCheck, 'ruralAndCommunity' | 'threeHeads' | 'organizationBuilding' | 'outcomes'>;

function warningsOf(
  { cells }: Coverage,
  figures: Figures,
  teams: readonly TeamLoad[],
  thresholds: CheckThresholds,
): CheckWarning[] {
  const shares = [
    ['rural-and-community', figures.ruralAndCommunity],
    ['three-heads', figures.threeHeads],
    ['organization-building', figures.organizationBuilding],
    ['outcomes', figures.outcomes],
  ] as const;
  // Once anybody's item is tied to line work, everybody in a team is asked for such a tie.
  const anyTie = teams.some(({ members }) => members.some(({ tied }) => tied));
  return [
    ...cells
      .filter(({ state }) => state === 'empty')
      .map(({ dimension, domain }) => ({ code: 'empty-cell' as const, dimension, domain })),
    ...shares.filter(([, { warns }]) => warns).map(([code]) => ({ code })),
    ...teams.flatMap(({ organizationId, members }) =>
      members.flatMap(({ postId, warning, items, tied }): CheckWarning[] => {
        const untied = anyTie && members.length >= thresholds.smallestTeam && items > 0 && !tied;
        return [
          ...(warning === 'none' ? [{ code: 'empty-member' as const, postId, organizationId }] : []),
          ...(warning === 'overloaded'
            ? [{ code: 'overloaded-member' as const, postId, organizationId }]
            : []),
          ...(untied ? [{ code: 'untied-member' as const, postId, organizationId }] : []),
        ];
      }),
    ),
  ];
}
