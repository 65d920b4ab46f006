import { createHash } from 'node:crypto';
import type { BallotRow } from './survey-rows';

/** Of all ballots of a survey: who changes, adds or takes away one after the close is found out by it. */
export function ballotsDigest(ballots: readonly BallotRow[]): string {
  const digest = createHash('sha256');
  for (const { id, groupId, kind, answers } of [...ballots].sort((one, other) =>
    one.id < other.id ? -1 : 1,
  ))
    digest.update(`${JSON.stringify([id, groupId, kind, Object.entries(answers).sort(byKey)])}\n`);
  return digest.digest('hex');
}

const byKey = ([one]: [string, string], [other]: [string, string]): number => (one < other ? -1 : 1);
