import type { ScopeRoot } from '../../registry/organizations';

/** Which lists somebody sees: those of these roots, and those of their own post. */
export interface ListSight {
  readonly roots: readonly ScopeRoot[];
  readonly ownPostId: string | null;
}

/** How many parameters {@link sightCondition} takes. */
export const SIGHT_PARAMETERS = 6;

/**
 * The condition that a list (alias `l`) is in sight, with its parameters numbered from `first`. One text for every sight,
 * so that statements stay prepared.
 */
export function sightCondition(first: number): string {
  const at = (offset: number) => `$${first + offset}`;
  return `(${at(0)}::boolean OR l.l2_id = ANY(${at(1)}::uuid[]) OR l.l3_id = ANY(${at(2)}::uuid[])
    OR l.l4_id = ANY(${at(3)}::uuid[]) OR l.post_id = ANY(${at(5)}::uuid[]) OR l.organization_id = ANY(${at(5)}::uuid[])
    OR (cardinality(${at(4)}::uuid[]) > 0 AND l.organization_id IN (
          SELECT c.descendant_id FROM organization_closure c
          WHERE c.district_id = $1 AND c.ancestor_id = ANY(${at(4)}::uuid[]) AND c.via = 'tree')))`;
}

/** The values of {@link sightCondition}. */
export function sightValues({ roots, ownPostId }: ListSight): unknown[] {
  const inColumn = (column: ScopeRoot['column']) =>
    roots.filter((root) => root.column === column).map(({ organizationId }) => organizationId);
  return [
    roots.some(({ column }) => column === null),
    inColumn('l2_id'),
    inColumn('l3_id'),
    inColumn('l4_id'),
    inColumn('closure'),
    // One post, and organisations that are seen without what stands below them: a list names either by its id.
    [...(ownPostId === null ? [] : [ownPostId]), ...inColumn('organization_id')],
  ];
}

/**
 * The condition that a list (alias `l`) belongs to a list set whose body lies in the subtrees of the roots in parameter
 * `at`: seeing a list of one's subtree is not keeping it. An organisation lies in its own subtree.
 */
export function keptCondition(at: number): string {
  return `l.list_set_id IN (
    SELECT s.id FROM list_set s
    JOIN organization_closure c ON c.district_id = s.district_id AND c.descendant_id = s.organization_id
    WHERE s.district_id = $1 AND c.ancestor_id = ANY($${at}::uuid[]) AND c.via = 'tree')`;
}
