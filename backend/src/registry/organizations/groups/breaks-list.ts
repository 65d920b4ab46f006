/** The constraints of migration 024: of two who write a dated list at the same time, one does. */
const CONSTRAINTS = [
  'organization_unit_class_once',
  'assessment_group_name_once',
  'assessment_group_member_once',
] as const;

/** Whether an error says that a dated list would hold something twice on a day. */
export function breaksList(
  error: unknown,
  constraints: readonly (typeof CONSTRAINTS)[number][] = CONSTRAINTS,
): boolean {
  return (
    error instanceof Error &&
    'constraint' in error &&
    constraints.some((constraint) => constraint === error.constraint)
  );
}
