import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { inspectionRefusals } from './inspection-refusals';

/** How far an inspection is: announced with its committed seed, or its units are drawn. */
export const INSPECTION_STATES = ['planned', 'drawn'] as const;
export type InspectionState = (typeof INSPECTION_STATES)[number];

export const VISIT_STATES = ['open', 'finished'] as const;
export type VisitState = (typeof VISIT_STATES)[number];

/** What was seen at a row of the checklist. */
export const ROW_RESULTS = ['in-order', 'problem', 'unseen'] as const;
export type RowResult = (typeof ROW_RESULTS)[number];

/** 看、查、访、测: how a row is looked at. */
export const ROW_METHODS = ['look', 'check', 'ask', 'test'] as const;
export type RowMethod = (typeof ROW_METHODS)[number];

/** Most visits that a plan may allow a unit in a year. */
export const HIGHEST_CAP = 12;

/** Somebody of a team. */
export interface TeamMember {
  readonly personId: string;
  readonly name: string;
  readonly leads: boolean;
}

/** A post held at the unit, with its last day; null while it is held. */
export interface HeldAtUnit {
  readonly personId: string;
  readonly endsOn: string | null;
}

/** Two or more, each once, one of whom leads. */
export function teamOf<Member extends { readonly personId: string; readonly leads: boolean }>(
  members: readonly Member[],
): Outcome<readonly Member[]> {
  const once = new Set(members.map(({ personId }) => personId)).size === members.length;
  const leaders = members.filter(({ leads }) => leads).length;
  return once && members.length >= 2 && leaders === 1
    ? allow(members)
    : refuse(inspectionRefusals['inspection.team']({ field: 'team' }));
}

/** Units are drawn once, by whoever leads the inspection. */
export function mayDraw(state: InspectionState, leads: boolean): Outcome<null> {
  if (!leads) return refuse(inspectionRefusals['inspection.not-the-leader']());
  return state === 'planned' ? allow(null) : refuse(inspectionRefusals['inspection.drawn']());
}

/** What is known of a visit before it begins. Days are 'yyyy-MM-dd'. */
export interface VisitToBegin {
  readonly startsOn: string;
  readonly today: string;
  readonly heldOn: string;
  readonly started: boolean;
  /** Visits of the year that the unit has had, and how many the plan allows. */
  readonly visits: number;
  readonly cap: number;
  readonly team: readonly TeamMember[];
  readonly held: readonly HeldAtUnit[];
}

/** Once, on its day or written down later; within the cap; by nobody who is or was of the unit within a year. */
export function mayBeginVisit(visit: VisitToBegin): Outcome<null> {
  const { startsOn, today, heldOn, visits, cap } = visit;
  if (visit.started) return refuse(inspectionRefusals['inspection.started']());
  if (today < startsOn) return refuse(inspectionRefusals['inspection.early']({ parameters: { startsOn } }));
  if (heldOn < startsOn || heldOn > today)
    return refuse(inspectionRefusals['inspection.held-on']({ field: 'heldOn' }));
  if (visits >= cap)
    return refuse(inspectionRefusals['inspection.over-cap']({ parameters: { n: visits, cap } }));
  const near = yearBefore(heldOn);
  const of = new Set(
    visit.held.filter(({ endsOn }) => endsOn === null || endsOn >= near).map(({ personId }) => personId),
  );
  const names = visit.team.flatMap(({ personId, name }) => (of.has(personId) ? [name] : []));
  return names.length === 0
    ? allow(null)
    : refuse(inspectionRefusals['inspection.team-conflict']({ parameters: { names: names.join('、') } }));
}

/** Written down by the team, until it is finished. */
export function mayWriteVisit(state: VisitState, ofTheTeam: boolean): Outcome<null> {
  if (!ofTheTeam) return refuse(inspectionRefusals['inspection.not-of-the-team']());
  return state === 'open' ? allow(null) : refuse(inspectionRefusals['inspection.finished']());
}

/** Finished once every row says what was seen. */
export function mayFinishVisit(
  state: VisitState,
  ofTheTeam: boolean,
  results: readonly (RowResult | null)[],
): Outcome<null> {
  const writes = mayWriteVisit(state, ofTheTeam);
  if (!writes.ok) return writes;
  const n = results.filter((result) => result === null).length;
  return n === 0 ? allow(null) : refuse(inspectionRefusals['inspection.rows-open']({ parameters: { n } }));
}

const yearBefore = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
