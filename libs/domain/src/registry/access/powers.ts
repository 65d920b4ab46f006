import { ADMINISTRATOR_PERMISSIONS, CAPABILITY_SETS } from './permissions';
import type { Administrator, CapabilitySet, Permission } from './permissions';

/** A tenure that runs today, as far as acting under it goes. */
export interface PresentTenure {
  readonly tenureId: string;
  readonly kind: string;
  readonly postId: string;
  readonly isHead: boolean;
  readonly startsOn: string;
}

/** A grant that holds today: through a post, or to the person themselves (`postId` null). */
export interface PresentGrant {
  readonly capabilitySet: string;
  readonly rootOrganizationId: string;
  readonly postId: string | null;
}

/** What somebody may do now, and where. */
export interface Powers {
  /** Each permission with the organisations over whose subtrees it holds. */
  readonly permissions: ReadonlyMap<Permission, readonly string[]>;
  /** All of those together: what somebody sees at most. */
  readonly rootOrganizationIds: readonly string[];
}

/** 任职 before the rest; the order of the other kinds follows how much of the post they carry. */
const KINDS = ['任职', '主持工作', '临时负责人', '兼任', '挂职', '借调'];
const rank = (kind: string) => (KINDS.includes(kind) ? KINDS.indexOf(kind) : KINDS.length);

/** The order in which somebody's posts are offered; the first is acted under unless another was chosen. */
export function orderTenures<T extends PresentTenure>(tenures: readonly T[]): T[] {
  return [...tenures].sort(
    (a, b) =>
      rank(a.kind) - rank(b.kind) ||
      Number(b.isHead) - Number(a.isHead) ||
      a.startsOn.localeCompare(b.startsOn) ||
      a.tenureId.localeCompare(b.tenureId),
  );
}

/** The tenure acted under: the chosen one while it runs, else the first of the order. */
export function actingTenure<T extends PresentTenure>(
  tenures: readonly T[],
  chosenId: string | null,
): T | null {
  return tenures.find((tenure) => tenure.tenureId === chosenId) ?? orderTenures(tenures)[0] ?? null;
}

/** What an administrator may do: their own permissions, over the whole of the district they work in. */
export function administratorPowers(administrator: Administrator, districtRoots: readonly string[]): Powers {
  const own: readonly Permission[] = ADMINISTRATOR_PERMISSIONS[administrator];
  return {
    permissions: new Map(own.map((permission) => [permission, districtRoots])),
    rootOrganizationIds: districtRoots,
  };
}

/**
 * What the grants of the acting post and of the person give: each permission over the roots of the grants that contain
 * it.
 */
export function powersOf(
  grants: readonly PresentGrant[],
  acting: Pick<PresentTenure, 'postId'> | null,
): Powers {
  const roots = new Map<Permission, Set<string>>();
  for (const { capabilitySet, rootOrganizationId } of heldUnder(grants, acting)) {
    for (const permission of permissionsOf(capabilitySet)) {
      roots.set(permission, (roots.get(permission) ?? new Set()).add(rootOrganizationId));
    }
  }
  return {
    permissions: new Map([...roots].map(([permission, ids]) => [permission, [...ids]])),
    rootOrganizationIds: [...new Set([...roots.values()].flatMap((ids) => [...ids]))],
  };
}

/** The grants that count under a post: its own, and those to the person, which go with every post. */
export function heldUnder<Grant extends Pick<PresentGrant, 'postId'>>(
  grants: readonly Grant[],
  acting: Pick<PresentTenure, 'postId'> | null,
): Grant[] {
  return grants.filter((grant) => grant.postId === null || grant.postId === acting?.postId);
}

/** What a stored capability set allows: nothing when this version does not know its name. */
function permissionsOf(name: string): readonly Permission[] {
  return isCapabilitySet(name) ? CAPABILITY_SETS[name] : [];
}

/** The capability sets that contain a permission. */
export function capabilitySetsWith(permission: Permission): CapabilitySet[] {
  return (Object.keys(CAPABILITY_SETS) as CapabilitySet[]).filter((set) =>
    permissionsOf(set).includes(permission),
  );
}

/** Whether a stored name is one of the capability sets of this version. */
export function isCapabilitySet(name: string): name is CapabilitySet {
  return Object.hasOwn(CAPABILITY_SETS, name);
}
