/** A dated row of the catalogue `accountability-rules`: when something is proposed, and on which basis. */
export interface ProposingRule {
  readonly code: string;
  /** The count that it looks at; null where only people propose by it. */
  readonly counts: RuleCount | null;
  readonly atLeast: number;
}

/** What listeners count of the news they hear; a later room adds its own name here. */
export const RULE_COUNTS = ['misses-running', 'severe-at-post'] as const;

export type RuleCount = (typeof RULE_COUNTS)[number];

/** A rule as its row keeps it. Without a threshold nothing is proposed by itself. */
export function proposingRule(code: string, attributes: Readonly<Record<string, unknown>>): ProposingRule {
  const { atLeast } = attributes;
  const counts = RULE_COUNTS.find((known) => known === attributes['counts']) ?? null;
  const threshold = Number.isInteger(atLeast) && (atLeast as number) > 0 ? (atLeast as number) : null;
  return { code, counts: threshold === null ? null : counts, atLeast: threshold ?? 0 };
}

/** A fact that a proposal rests on: ids and counts, no words. */
export interface ProposalFact {
  readonly count: RuleCount;
  readonly value: number;
  /** What it was counted at, to be opened by whoever may. */
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly on: string;
}

/** Which rules propose, by what was counted, each with the facts that reach its threshold. */
export function rulesReached(
  rules: readonly ProposingRule[],
  facts: readonly ProposalFact[],
): { readonly rule: ProposingRule; readonly facts: readonly ProposalFact[] }[] {
  return rules
    .map((rule) => ({
      rule,
      facts: facts.filter(({ count, value }) => count === rule.counts && value >= rule.atLeast),
    }))
    .filter(({ facts: reached }) => reached.length > 0);
}
