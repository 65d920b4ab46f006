/** What a result was used for (model, "Use of a result"); `none` needs its reason, and red is only that nobody replied. */
export const RESULT_USES = [
  'award',
  'bonus',
  'appraisal',
  'training',
  'talk',
  'rectification',
  'adjustment',
  'accountability',
  'none',
] as const;
export type ResultUse = (typeof RESULT_USES)[number];

/** Days from closing within which a reply is due. */
export const USE_WITHIN_DAYS = 60;

/** Working days for which whoever is to be graded best is publicised. */
export const PUBLICITY_WORKING_DAYS = 5;

/** `replied`: whatever was decided. `waiting`: the term runs. `overdue`: red, because nobody replied. */
export type UseState = 'not-final' | 'waiting' | 'overdue' | 'replied';

export function useStateOf(
  { useDueOn, useKind }: { readonly useDueOn: string | null; readonly useKind: string | null },
  today: string,
): UseState {
  if (useKind !== null) return 'replied';
  if (useDueOn === null) return 'not-final';
  return today > useDueOn ? 'overdue' : 'waiting';
}
