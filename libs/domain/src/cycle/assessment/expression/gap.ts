/** Why there is no number: a fact is missing, or there was nothing to measure (a division by zero). */
export interface Gap {
  readonly gap: 'missing' | 'nothing';
  /** The fact that is missing. */
  readonly key: string | null;
}

export const NOTHING: Gap = { gap: 'nothing', key: null };

export function isGap(value: unknown): value is Gap {
  return typeof value === 'object' && value !== null && 'gap' in value;
}
