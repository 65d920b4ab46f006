// T8: one way to change the record behind the program's back.
import type pg from 'pg';

/** What the verifier must name, where it can. */
export interface Trace {
  readonly entryId?: string;
  readonly subjectId?: string;
}

export interface Target {
  readonly client: pg.Client;
  readonly districtId: string;
  /** Another district of the same installation. */
  readonly otherId: string;
  readonly random: (below: number) => number;
  /** The how manyth try of its kind. */
  readonly round: number;
}

export type Tampering = (target: Target) => Promise<Trace>;

/** One of several, by chance. */
export const pick = <T>(choices: readonly T[], { random }: Target): T => choices[random(choices.length)]!;
