import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { resultsRefusals } from './results-refusals';
import type { ResultUse } from './result-uses';

/** Told one to one, then those to be graded best are publicised, then closed for good. */
export const RESULT_STATES = ['feedback', 'publicity', 'final'] as const;
export type ResultState = (typeof RESULT_STATES)[number];

/** Results are opened of what is scored whole: every fact there, every mark in. */
export function mayOpenResults(
  state: string,
  units: readonly { readonly complete: boolean | null }[],
): Outcome<void> {
  if (state !== 'scored') return refuse(resultsRefusals['result.not-scored']());
  const missing = units.filter(({ complete }) => complete !== true).length;
  return missing > 0
    ? refuse(resultsRefusals['result.incomplete']({ parameters: { n: missing } }))
    : allow(undefined);
}

/** How far the results of an assessment are. */
export interface ResultsSoFar {
  readonly state: ResultState;
  readonly untold: number;
  readonly openObjections: number;
  /** The assessment is being scored anew. */
  readonly scoring: boolean;
  readonly publicityUntil: string | null;
}

/** Before publicity everybody was told, and nothing is open. */
export function mayPublicise(so: ResultsSoFar): Outcome<void> {
  if (so.state !== 'feedback')
    return refuse(resultsRefusals[so.state === 'final' ? 'result.final' : 'result.told-already']());
  if (so.untold > 0) return refuse(resultsRefusals['result.not-told']({ parameters: { n: so.untold } }));
  return settled(so);
}

/** Closed once the publicity is over, and nothing is open. */
export function mayFinalize(so: ResultsSoFar, today: string): Outcome<void> {
  if (so.state === 'final') return refuse(resultsRefusals['result.final']());
  if (so.state === 'feedback' || so.publicityUntil === null)
    return refuse(resultsRefusals['result.not-publicised']());
  if (today <= so.publicityUntil)
    return refuse(resultsRefusals['result.publicity-runs']({ parameters: { until: so.publicityUntil } }));
  return settled(so);
}

function settled({ openObjections, scoring }: ResultsSoFar): Outcome<void> {
  if (openObjections > 0)
    return refuse(resultsRefusals['result.objections-open']({ parameters: { n: openObjections } }));
  return scoring ? refuse(resultsRefusals['result.being-scored']()) : allow(undefined);
}

/** The unit itself says that it has read what it was told; once is enough. */
export function mayRead(own: boolean, toldAt: Date | null): Outcome<void> {
  return own && toldAt !== null ? allow(undefined) : refuse(resultsRefusals['result.read-by-unit']());
}

/** A point of a score that somebody holds to be wrong. */
export interface ObjectionOffered {
  readonly claimed: unknown;
  readonly stands: unknown;
  readonly reason: string;
}

/** One objects to a value of one's own unit, until the results are final. */
export function mayObject(
  state: ResultState,
  own: boolean,
  { claimed, stands, reason }: ObjectionOffered,
): Outcome<string> {
  if (!own) return refuse(resultsRefusals['objection.not-yours']());
  if (state === 'final') return refuse(resultsRefusals['result.final']());
  if (JSON.stringify(claimed) === JSON.stringify(stands))
    return refuse(resultsRefusals['objection.same-value']({ field: 'claimed' }));
  const why = reason.trim();
  return why === '' ? refuse(resultsRefusals['objection.without-reason']({ field: 'reason' })) : allow(why);
}

/** An objection as it is decided. */
export interface ObjectionToDecide {
  readonly state: string;
  readonly round: ResultState;
  /** Who objected, who is assessed, who entered the fact. */
  readonly concerned: readonly (string | null)[];
  /** The unit that objected. */
  readonly organizationId: string;
}

/** Who decides, and where they serve. */
export interface Decider {
  readonly personId: string | null;
  readonly servesIn: ReadonlySet<string>;
}

/** Decided by somebody else: nobody of the unit that objected, nor who entered the fact; and only until it is final. */
export function mayDecide(
  objection: ObjectionToDecide,
  { personId, servesIn }: Decider,
  reason: string,
): Outcome<string> {
  if (objection.state !== 'open') return refuse(resultsRefusals['objection.decided']());
  if (objection.round === 'final') return refuse(resultsRefusals['result.final']());
  if (personId === null || objection.concerned.includes(personId) || servesIn.has(objection.organizationId))
    return refuse(resultsRefusals['objection.own']());
  const why = reason.trim();
  return why === '' ? refuse(resultsRefusals['objection.without-reason']({ field: 'reason' })) : allow(why);
}

/** A reply to a final result: what it was used for, or why for nothing. */
export function mayReply(final: boolean, kind: ResultUse, words: string): Outcome<string | null> {
  if (!final) return refuse(resultsRefusals['result.not-final']());
  const why = words.trim();
  if (kind === 'none' && why === '')
    return refuse(resultsRefusals['result.use-without-reason']({ field: 'words' }));
  return allow(why || null);
}
