import { CADENCE_TRIGGERS } from './cadence-clause';
import type { CadenceTriggerKind } from './cadence-clause';

/** Holidays and taking office are entered by the calendar and the appointments themselves. */
const ENTERED_ELSEWHERE: ReadonlySet<string> = new Set(['holiday', 'tenure-started']);

/** What an item waits for before it owes a date (收件, 会议, 年检 …); null when its dates come by themselves. */
export function awaitedMatter(
  clauses: readonly { readonly trigger?: { readonly kind?: CadenceTriggerKind } }[] | null | undefined,
): (typeof CADENCE_TRIGGERS)[keyof typeof CADENCE_TRIGGERS] | null {
  const kinds = clauses?.flatMap(({ trigger }) => trigger?.kind ?? []) ?? [];
  const kind = kinds.find((one) => !ENTERED_ELSEWHERE.has(one));
  return kind ? CADENCE_TRIGGERS[kind] : null;
}
