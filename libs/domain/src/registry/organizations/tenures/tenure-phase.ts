import type { TenureSpan } from '../tenure';

/** Where a tenure stands on a day: before its first, within, or after its last. */
export const TENURE_PHASES = ['ahead', 'running', 'over'] as const;

export type TenurePhase = (typeof TENURE_PHASES)[number];

/** What the world is told when a tenure goes from one phase to another. */
export type TenureTurn = 'started' | 'ended';

export function phaseOn(tenure: Pick<TenureSpan, 'startsOn' | 'endsOn'>, day: string): TenurePhase {
  if (day < tenure.startsOn) return 'ahead';
  return tenure.endsOn !== null && tenure.endsOn < day ? 'over' : 'running';
}

/** What is to be told, in order. Going back, after a correction, tells neither: it starts or ends again in its time. */
export function turnsBetween(told: TenurePhase, now: TenurePhase): TenureTurn[] {
  const turns: TenureTurn[] = [];
  if (told === 'ahead' && now !== 'ahead') turns.push('started');
  if (told !== 'over' && now === 'over') turns.push('ended');
  return turns;
}
