import type { Permission } from './permissions';
import { capabilitySetsWith, heldUnder } from './powers';
import type { PresentTenure } from './powers';

/** A grant that holds today; `lastDay` null where it has no end. */
export interface GrantInForce {
  readonly id: string;
  readonly capabilitySet: string;
  readonly rootOrganizationId: string;
  /** Null where it was given to the person. */
  readonly postId: string | null;
  readonly lastDay: string | null;
}

/** A row of the closure: how an organisation is reached from a root. `via` is 'tree', or the id of an edge of guidance. */
export interface Reach {
  readonly rootId: string;
  readonly organizationId: string;
  readonly via: string;
  readonly depth: number;
}

/** Until when an edge of guidance holds. */
export interface EdgeInForce {
  readonly id: string;
  readonly lastDay: string | null;
}

export interface WhySeenFacts {
  /** The permission under which one looks at what is asked about. */
  readonly permission: Permission;
  /** The tenure acted under, with its last day where it has one. */
  readonly acting: (Pick<PresentTenure, 'tenureId' | 'postId'> & { readonly lastDay: string | null }) | null;
  readonly grants: readonly GrantInForce[];
  readonly reaches: readonly Reach[];
  readonly edges: readonly EdgeInForce[];
}

/** One way in which something is seen, link by link. */
export interface SeenBecause {
  readonly grantId: string;
  /** The tenure that brings the grant; null where it was given to the person. */
  readonly tenureId: string | null;
  readonly rootId: string;
  readonly organizationId: string;
  /** The edge of guidance that leads there; null by 隶属. */
  readonly edgeId: string | null;
  /** The last day on which all of it holds; null without an end. */
  readonly until: string | null;
}

/**
 * Every way in which somebody sees what belongs to an organisation, the plainest first: by 隶属 before guidance, from the
 * nearest root, through the post before the person, what lasts before what ends. Empty when no grant explains it.
 */
export function whySeen({ permission, acting, grants, reaches, edges }: WhySeenFacts): SeenBecause[] {
  const sets: readonly string[] = capabilitySetsWith(permission);
  const lastDayOf = new Map(edges.map(({ id, lastDay }) => [id, lastDay]));
  const ways = heldUnder(grants, acting)
    .filter(({ capabilitySet }) => sets.includes(capabilitySet))
    .flatMap((grant) =>
      reaches
        .filter(
          ({ rootId, via }) => rootId === grant.rootOrganizationId && (via === 'tree' || lastDayOf.has(via)),
        )
        .map(({ organizationId, via, depth }) => {
          const edgeId = via === 'tree' ? null : via;
          const tenureId = grant.postId === null ? null : (acting?.tenureId ?? null);
          const days = [
            grant.lastDay,
            tenureId && acting ? acting.lastDay : null,
            edgeId && (lastDayOf.get(edgeId) ?? null),
          ];
          const because: SeenBecause = {
            grantId: grant.id,
            tenureId,
            rootId: grant.rootOrganizationId,
            organizationId,
            edgeId,
            until: earliest(days),
          };
          return { because, depth };
        }),
    );
  return ways
    .sort(
      (a, b) =>
        Number(a.because.edgeId !== null) - Number(b.because.edgeId !== null) ||
        a.depth - b.depth ||
        Number(a.because.tenureId === null) - Number(b.because.tenureId === null) ||
        (b.because.until ?? FOREVER).localeCompare(a.because.until ?? FOREVER) ||
        a.because.grantId.localeCompare(b.because.grantId),
    )
    .map(({ because }) => because);
}

const FOREVER = '9999-12-31';

function earliest(days: readonly (string | null)[]): string | null {
  return days.filter((day): day is string => day !== null).sort()[0] ?? null;
}
