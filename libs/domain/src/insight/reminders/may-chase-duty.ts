import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { remindersRefusals } from './reminders-refusals';

/** What decides whether somebody may be reminded of a duty by hand (催办). */
export interface ChasedDuty {
  readonly state: string;
  readonly opensOn: string;
  /** When it was last reminded of, and by whom. */
  readonly chasedAt: string | null;
  readonly chasedBy: string | null;
}

const HOUR = 3_600_000;

/** Whether a duty may be reminded of now: it is owed, it is open, and nobody has done so lately. */
export function mayChaseDuty(
  { state, opensOn, chasedAt, chasedBy }: ChasedDuty,
  now: string,
  coolDownHours: number,
): Outcome<null> {
  if (state !== 'owed' && state !== 'returned')
    return refuse(remindersRefusals['reminders.nothing-to-chase']());
  if (opensOn > inShanghai(now).slice(0, 10)) {
    return refuse(remindersRefusals['reminders.chase-not-open']({ parameters: { day: opensOn } }));
  }
  const next = chaseAgainFrom(chasedAt, coolDownHours);
  if (chasedAt !== null && next !== null && Date.parse(now) < Date.parse(next)) {
    return refuse(
      remindersRefusals['reminders.chased-lately']({
        parameters: {
          by: chasedBy ?? '—',
          at: inShanghai(chasedAt),
          hours: coolDownHours,
          next: inShanghai(next),
        },
      }),
    );
  }
  return allow(null);
}

/** From when a duty may be reminded of again; null when nobody has. */
export const chaseAgainFrom = (chasedAt: string | null, coolDownHours: number): string | null =>
  chasedAt === null ? null : new Date(Date.parse(chasedAt) + coolDownHours * HOUR).toISOString();

/** 2026-11-23 09:05 in Asia/Shanghai. */
const inShanghai = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ');
