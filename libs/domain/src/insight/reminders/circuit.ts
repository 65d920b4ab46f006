const FAILURES_BEFORE = 5;
const FIRST_PAUSE = 30;
const LONGEST_PAUSE = 600;

/** Seconds for which nobody tries a channel after so many failures running; 0 while it may be chance. */
export function circuitPause(failures: number): number {
  if (failures < FAILURES_BEFORE) return 0;
  return Math.min(FIRST_PAUSE * 2 ** (failures - FAILURES_BEFORE), LONGEST_PAUSE);
}
