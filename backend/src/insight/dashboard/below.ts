import type { ScopeRoot } from '../../registry/organizations';

/** The condition that a duty `d` lies below a root; `$2` is the root's id. */
export function below({ column }: ScopeRoot): string {
  if (column === null) return '$2::uuid IS NOT NULL';
  if (column !== 'closure') return `d.${column} = $2::uuid`;
  return `EXISTS (SELECT 1 FROM organization_closure c
                  WHERE c.district_id = $1 AND c.ancestor_id = $2::uuid AND c.descendant_id = d.organization_id
                    AND c.via = 'tree')`;
}
