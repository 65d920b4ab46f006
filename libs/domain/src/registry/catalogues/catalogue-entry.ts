/** Every catalogue there is. */
export const CATALOGUES = [
  'dimensions',
  'domains',
  'levels',
  'organization-kinds',
  'guidance-kinds',
  'unit-classes',
  'assessment-objects',
  'recurring-duties',
  'kind-duties',
  'item-types',
  'post-kinds',
  'checking-classes',
  'domain-groups',
  'handover-terms',
  'directive-sources',
  'finding-severities',
  'finding-sources',
  'inspection-rows',
  'evidence-kinds',
  'accountability-forms',
  'accountability-rules',
  'accountability-bodies',
  'accountability-terms',
] as const;

export type CatalogueName = (typeof CATALOGUES)[number];

/** What the rules on dated rows need of one. */
export interface DatedEntry {
  readonly code: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly replacedBy: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Whether the row is in force on `day`: from its first day up to the day before its end. */
export function isInForce(entry: Pick<DatedEntry, 'validFrom' | 'validTo'>, day: string): boolean {
  return entry.validFrom <= day && (entry.validTo === null || day < entry.validTo);
}

/**
 * Today's code for a word of any year: the row itself while in force, else what replaced it, through as many changes as
 * there were. Undefined for a word that no row knows, or that several rows took the place of.
 */
export function currentCode(entries: readonly DatedEntry[], word: string, day: string): string | undefined {
  const seen = new Set<string>();
  let wanted = word.trim();
  while (!seen.has(wanted)) {
    seen.add(wanted);
    const entry = entries.find(
      ({ code, attributes }) => code === wanted || aliasesOf(attributes).includes(wanted),
    );
    if (!entry) return undefined;
    if (isInForce(entry, day)) return entry.code;
    if (entry.replacedBy.length !== 1) return undefined;
    wanted = entry.replacedBy[0]!;
  }
  return undefined;
}

function aliasesOf(attributes: Readonly<Record<string, unknown>>): readonly unknown[] {
  const { aliases } = attributes;
  return Array.isArray(aliases) ? aliases : [];
}
