import { DUTY_LIFECYCLE, DUTY_STATES, dutyStateAfter, dutyStatesAllowing } from './duty-states';
import type { DutyState } from './duty-states';

describe('the lifecycle of a duty', () => {
  const reachableFrom = (start: DutyState): Set<DutyState> => {
    const seen = new Set<DutyState>([start]);
    const queue: DutyState[] = [start];
    for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
      for (const next of Object.values(DUTY_LIFECYCLE[state])) {
        if (!seen.has(next)) {
          seen.add(next);
          queue.push(next);
        }
      }
    }
    return seen;
  };

  it('reaches every state from owed', () => {
    expect([...reachableFrom('owed')].sort()).toEqual([...DUTY_STATES].sort());
  });

  it('ends at withdrawn; from verified only a second look that contradicts leads away', () => {
    const ends = DUTY_STATES.filter((state) => Object.keys(DUTY_LIFECYCLE[state]).length === 0);
    expect(ends).toEqual(['withdrawn']);
    expect(DUTY_LIFECYCLE.verified).toEqual({ contradict: 'returned' });
  });

  it('lets every state that is not an end come to verified', () => {
    for (const state of ['owed', 'reported', 'returned'] as const) {
      expect(reachableFrom(state).has('verified')).toBe(true);
    }
  });

  it('verifies only what was reported', () => {
    expect(dutyStatesAllowing('verify')).toEqual(['reported']);
    expect(dutyStatesAllowing('report')).toEqual(['owed', 'reported', 'returned']);
    expect(dutyStateAfter('reported', 'withdraw')).toBeNull();
  });
});
