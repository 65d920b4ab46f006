import type { Gap } from '../../expression/gap';
import { isGap } from '../../expression/gap';
import type { Occurrence } from '../../facts/fact-value';
import type { Reading } from '../rule-kind';

/** The entries of a register that may still be counted: an incident counts once under one word, wherever it is named. */
export function claimed(
  key: string,
  once: string | undefined,
  reading: Reading,
): readonly Occurrence[] | Gap {
  const value = reading.fact(key);
  if (isGap(value)) return value;
  const entries = typeof value === 'object' && 'entries' in value ? value.entries : [];
  return once === undefined ? entries : entries.filter(({ incident }) => reading.claims(once, incident));
}
