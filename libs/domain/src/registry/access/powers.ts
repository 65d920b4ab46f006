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

/** What somebody may do now, and over which subtrees. */
export interface Powers {
  readonly permissions: ReadonlySet<Permission>;
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

/** What the grants of the acting post and of the person give; an administrator has their own and nothing else. */
export function powersOf(
  grants: readonly PresentGrant[],
  acting: Pick<PresentTenure, 'postId'> | null,
  administrator: Administrator | null,
): Powers {
  if (administrator)
    return { permissions: new Set(ADMINISTRATOR_PERMISSIONS[administrator]), rootOrganizationIds: [] };
  const held = grants.filter((grant) => grant.postId === null || grant.postId === acting?.postId);
  const permissions = held.flatMap((grant) =>
    isCapabilitySet(grant.capabilitySet) ? [...CAPABILITY_SETS[grant.capabilitySet]] : [],
  );
  return {
    permissions: new Set<Permission>(permissions),
    rootOrganizationIds: [...new Set(held.map((grant) => grant.rootOrganizationId))],
  };
}

/** The capability sets that contain a permission. */
export function capabilitySetsWith(permission: Permission): CapabilitySet[] {
  return (Object.keys(CAPABILITY_SETS) as CapabilitySet[]).filter((set) =>
    (CAPABILITY_SETS[set] as readonly Permission[]).includes(permission),
  );
}

const WRITING = [
  'organizations.import',
  'responsibility-lists.edit',
  'responsibility-lists.issue',
] as const satisfies readonly Permission[];

/** The capability sets that let somebody write for others than their own post. */
export function writingCapabilitySets(): CapabilitySet[] {
  return [...new Set(WRITING.flatMap((permission) => capabilitySetsWith(permission)))];
}

/** Whether a stored name is one of the capability sets of this version. */
export function isCapabilitySet(name: string): name is CapabilitySet {
  return Object.hasOwn(CAPABILITY_SETS, name);
}
