import { allow, refuse } from '../../../platform/refusal';
import type { Outcome, Refusal } from '../../../platform/refusal';
import { holdsFully, runsOn, shareADay } from '../tenure';
import type { TenureKind, TenureSpan } from '../tenure';
import { tenuresRefusals } from './tenures-refusals';

/** A tenure that is to be recorded. */
export interface TenureWanted extends TenureSpan {
  /** What it rests on, or why somebody leads the work while the holder is away. */
  readonly startNote: string | null;
}

/** The post; `validTo` is the first day on which it no longer exists. */
export interface PostToFill {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** A tenure of the same post that is recorded already. */
export interface HeldTenure extends TenureSpan {
  readonly personName: string;
}

/** Who records it, and when. */
export interface RecordingActor {
  readonly personId: string | null;
  readonly today: string;
}

const DAYS_AHEAD = 366;

/**
 * A post has one appointed holder at a time; who leads the work or stands in does so for a vacant post, or for a holder
 * whose absence the note explains. One person may hold several posts. Nobody appoints themselves. `held` are the other
 * tenures of the post as they stand now.
 */
export function mayStartTenure(
  wanted: TenureWanted,
  post: PostToFill,
  held: readonly HeldTenure[],
  by: RecordingActor,
): Outcome<TenureWanted> {
  const fault =
    daysFault(wanted, by.today) ??
    postFault(wanted, post) ??
    (wanted.personId === by.personId ? tenuresRefusals['tenure.own']() : undefined) ??
    heldFault(wanted, held);
  return fault ? refuse(fault) : allow(wanted);
}

/** What is wrong with the days themselves. */
export function daysFault(
  { startsOn, endsOn }: Pick<TenureSpan, 'startsOn' | 'endsOn'>,
  today: string,
): Refusal | undefined {
  if (endsOn !== null && endsOn < startsOn) {
    return tenuresRefusals['tenure.ends-before-start']({ field: 'endsOn', parameters: { start: startsOn } });
  }
  const ahead = (Date.parse(startsOn) - Date.parse(today)) / 86_400_000;
  return ahead > DAYS_AHEAD ? tenuresRefusals['tenure.too-far-ahead']({ field: 'startsOn' }) : undefined;
}

/** Whether the post exists on every day of the tenure; an open end lasts as long as the post. */
export function postFault(wanted: TenureSpan, post: PostToFill): Refusal | undefined {
  const closed = (day: string) => day < post.validFrom || (post.validTo !== null && day >= post.validTo);
  const outside = [wanted.startsOn, ...(wanted.endsOn === null ? [] : [wanted.endsOn])].find(closed);
  if (outside === undefined) return undefined;
  return tenuresRefusals['tenure.post-closed']({ field: 'startsOn', parameters: { day: outside } });
}

/** What of the post's other tenures stands in the way. */
export function heldFault(wanted: TenureWanted, held: readonly HeldTenure[]): Refusal | undefined {
  const beside = held.filter((other) => shareADay(wanted, other));
  const own = beside.find(({ personId }) => personId === wanted.personId);
  if (own) return tenuresRefusals['tenure.same-person']({ parameters: named(own) });
  const holder = beside.find(({ kind }) => holdsFully(kind));
  if (!holder) return undefined;
  if (holdsFully(wanted.kind)) return tenuresRefusals['tenure.held-already']({ parameters: named(holder) });
  if (standsIn(wanted.kind) && runsOn(holder, wanted.startsOn) && !wanted.startNote) {
    return tenuresRefusals['tenure.holder-in-place']({ field: 'startNote', parameters: named(holder) });
  }
  return undefined;
}

/** Leads the work of a post that nobody, or nobody present, holds. */
export function standsIn(kind: TenureKind): boolean {
  return kind === '主持工作' || kind === '临时负责人';
}

function named({ personName, startsOn, kind }: HeldTenure) {
  return { name: personName, start: startsOn, kind };
}
