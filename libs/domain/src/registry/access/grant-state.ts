import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { dayAfter } from '../calendar/calendar-days';
import { accessRefusals } from './access-refusals';

/**
 * The days of a grant, 'yyyy-MM-dd'. People name the last day on which it holds; it is stored as the first day on which
 * it no longer does, so that a grant taken back on its first day has no day at all.
 */
export interface GrantDays {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Not yet, now, or no longer. */
export const GRANT_STATES = ['coming', 'holding', 'ended'] as const;
export type GrantState = (typeof GRANT_STATES)[number];

/** How a grant stands on a day. */
export function grantStateOn({ validFrom, validTo }: GrantDays, day: string): GrantState {
  if (validTo !== null && (validTo <= day || validTo <= validFrom)) return 'ended';
  return validFrom <= day ? 'holding' : 'coming';
}

/**
 * What is known of a grant that was taken back without having had a whole day: one that was to begin later never held; of
 * one whose first day has come nothing tells whether it was taken back before that day or, perhaps used, on it.
 */
export function takenBackEarly(
  { validFrom, validTo }: GrantDays,
  today: string,
): 'before-first-day' | 'by-first-day' | null {
  if (validTo === null || validTo > validFrom) return null;
  return validFrom > today ? 'before-first-day' : 'by-first-day';
}

/** The days of a new grant: it begins today or later, and has a first day before its last. */
export function daysOfNewGrant(validFrom: string, lastDay: string | null, today: string): Outcome<GrantDays> {
  if (validFrom < today) return refuse(accessRefusals['access.grant-starts-past']({ field: 'validFrom' }));
  if (lastDay !== null && lastDay < validFrom)
    return refuse(accessRefusals['access.grant-days-reversed']({ field: 'lastDay' }));
  return allow({ validFrom, validTo: lastDay === null ? null : dayAfter(lastDay) });
}

/** Taking a grant back: at once, or after a last day that comes before the one it has. Answers the new `validTo`. */
export function mayRevokeGrant(grant: GrantDays, lastDay: string | null, today: string): Outcome<string> {
  if (grantStateOn(grant, today) === 'ended') return refuse(accessRefusals['access.grant-ended']());
  if (lastDay === null) return allow(grant.validFrom > today ? grant.validFrom : today);
  if (lastDay < today || lastDay < grant.validFrom)
    return refuse(accessRefusals['access.last-day-past']({ field: 'lastDay' }));
  const validTo = dayAfter(lastDay);
  if (grant.validTo !== null && validTo >= grant.validTo)
    return refuse(accessRefusals['access.last-day-not-earlier']({ field: 'lastDay' }));
  return allow(validTo);
}

/** Letting a grant hold longer, or without an end. One that has ended is granted anew. Answers the new `validTo`. */
export function mayExtendGrant(
  grant: GrantDays,
  lastDay: string | null,
  today: string,
): Outcome<string | null> {
  if (grantStateOn(grant, today) === 'ended') return refuse(accessRefusals['access.grant-ended']());
  const validTo = lastDay === null ? null : dayAfter(lastDay);
  if (grant.validTo === null || (validTo !== null && validTo <= grant.validTo))
    return refuse(accessRefusals['access.last-day-not-later']({ field: 'lastDay' }));
  return allow(validTo);
}
