import type { Sentence } from '../explanation/line';

/** A fact that scorers mark: the most they may give, and the indicator it counts for. */
export interface MarkAsked {
  readonly key: string;
  readonly full: string;
  readonly indicator: Sentence;
}

type Json = Readonly<Record<string, unknown>>;

/** What a scheme asks scorers for: every blind mark that one of its rules reads, each once. */
export function marksAsked(document: unknown): readonly MarkAsked[] {
  const found = new Map<string, MarkAsked>();
  const walk = (rule: Json, points: string, indicator: Sentence): void => {
    if (rule.kind === 'sum')
      for (const part of rule.parts as Json[]) walk(part.rule as Json, part.points as string, indicator);
    if (rule.kind !== 'expert') return;
    const key = rule.of as string;
    if (!found.has(key))
      found.set(key, { key, full: (rule.full as string | undefined) ?? points, indicator });
  };
  for (const { rule, points, name } of (document as { indicators: Json[] }).indicators)
    walk(rule as Json, points as string, name as Sentence);
  return [...found.values()];
}
