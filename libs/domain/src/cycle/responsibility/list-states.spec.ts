import { LIST_LIFECYCLE, LIST_STATES, listStateAfter } from './list-states';
import type { ListState } from './list-states';

describe('the lifecycle of a list', () => {
  it('reaches every state from draft', () => {
    const seen = new Set<ListState>(['draft']);
    for (const state of seen) for (const next of Object.values(LIST_LIFECYCLE[state])) seen.add(next);
    expect([...seen].sort()).toEqual([...LIST_STATES].sort());
  });

  it('never goes back, and ends only where a newer version took over', () => {
    for (const state of LIST_STATES) {
      for (const next of Object.values(LIST_LIFECYCLE[state])) {
        expect(LIST_STATES.indexOf(next)).toBeGreaterThan(LIST_STATES.indexOf(state));
      }
    }
    expect(LIST_STATES.filter((state) => Object.keys(LIST_LIFECYCLE[state]).length === 0)).toEqual([
      'superseded',
    ]);
  });

  it('is received only after it was issued', () => {
    expect(LIST_STATES.filter((state) => listStateAfter(state, 'receive'))).toEqual(['issued']);
  });
});
