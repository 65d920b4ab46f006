import type { TenureSpan } from '../../registry/organizations/tenure';
import { runsOn } from '../../registry/organizations/tenure';
import { holderOn } from '../../registry/organizations/who-answers';
import { addDays } from '../../registry/calendar/calendar-days';

/** A tenure of the post, as it stands now. */
export interface PostTenure extends TenureSpan {
  readonly tenureId: string;
}

/** Why the end of a tenure asks for no handover. */
export type NoHandover = 'still-running' | 'long-past' | 'kept' | 'never-answered';

/** An end further back than this is history that somebody typed in. */
const LONG_PAST_DAYS = 366;

/** What the end of a tenure leaves to be done: nothing, or a handover to a successor; null while there is none. */
export type AfterTenure<T extends PostTenure> =
  | { readonly handover: false; readonly because: NoHandover }
  | { readonly handover: true; readonly incoming: T | null };

/**
 * Whether somebody whose tenure has ended hands the post over, and to whom. Nothing is handed over by who keeps the post
 * under another tenure (主持工作 → 任职) or holds it again today, nor by who was posted or lent there beside a holder who
 * stays (挂职, 借调): such a person never answered for the post.
 */
export function afterTenure<T extends PostTenure>(
  ended: T,
  tenures: readonly T[],
  today: string,
): AfterTenure<T> {
  const { postId, endsOn, personId } = ended;
  if (endsOn === null || endsOn >= today) return { handover: false, because: 'still-running' };
  if (endsOn < addDays(today, -LONG_PAST_DAYS)) return { handover: false, because: 'long-past' };
  const next = holderOn(tenures, postId, addDays(endsOn, 1));
  const now = holderOn(tenures, postId, today);
  if ([next, now].some((holder) => holder?.personId === personId))
    return { handover: false, because: 'kept' };
  if (!everAnswered(ended, tenures)) return { handover: false, because: 'never-answered' };
  return { handover: true, incoming: next ?? nextHolder(tenures, postId, endsOn, personId) };
}

/** Whether the person of this tenure answered for its post on one of its days. The holder changes with a tenure's ends only. */
function everAnswered(ended: PostTenure, tenures: readonly PostTenure[]): boolean {
  const days = tenures
    .filter(({ postId }) => postId === ended.postId)
    .flatMap(({ startsOn, endsOn }) => [
      startsOn,
      addDays(startsOn, -1),
      ...(endsOn === null ? [] : [endsOn, addDays(endsOn, 1)]),
    ])
    .filter((day) => runsOn(ended, day));
  return days.some((day) => holderOn(tenures, ended.postId, day)?.tenureId === ended.tenureId);
}

/** Who is recorded to hold the post next, after a gap. */
function nextHolder<T extends PostTenure>(
  tenures: readonly T[],
  postId: string,
  after: string,
  exceptPersonId: string,
): T | null {
  const coming = tenures
    .filter(
      (tenure) => tenure.postId === postId && tenure.startsOn > after && tenure.personId !== exceptPersonId,
    )
    .sort((a, b) => a.startsOn.localeCompare(b.startsOn));
  const first = coming[0];
  return (first && holderOn(coming, postId, first.startsOn)) ?? null;
}
