import * as fc from 'fast-check';
import { LIST_LIFECYCLE, LIST_STATES, listStateAfter } from './list-states';
import type { ListState, ListVerb } from './list-states';

describe('the lifecycle of a list', () => {
  it('reaches every state from draft', () => {
    const seen = new Set<ListState>(['draft']);
    for (const state of seen) for (const next of Object.values(LIST_LIFECYCLE[state])) seen.add(next);
    expect([...seen].sort()).toEqual([...LIST_STATES].sort());
  });

  it('never becomes a draft again, and ends only when a newer version took over or the year is over', () => {
    for (const state of LIST_STATES) expect(Object.values(LIST_LIFECYCLE[state])).not.toContain('draft');
    expect(LIST_STATES.filter((state) => Object.keys(LIST_LIFECYCLE[state]).length === 0)).toEqual([
      'superseded',
      'closed',
    ]);
  });

  it('goes back only from an objection to the issued list that it was raised against', () => {
    for (const state of LIST_STATES) {
      for (const [verb, next] of Object.entries(LIST_LIFECYCLE[state])) {
        if (LIST_STATES.indexOf(next) < LIST_STATES.indexOf(state)) expect(verb).toBe('answer');
      }
    }
  });

  it('is received and objected to only while it is issued', () => {
    for (const verb of ['receive', 'object'] as const) {
      expect(LIST_STATES.filter((state) => listStateAfter(state, verb))).toEqual(['issued']);
    }
  });

  it('is in force only after it was issued and signed for, whatever is tried', () => {
    const verbs: ListVerb[] = ['issue', 'receive', 'object', 'answer', 'supersede', 'close'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verbs), { maxLength: 30 }), (tried) => {
        let state: ListState = 'draft';
        const done: ListVerb[] = [];
        for (const verb of tried) {
          const next = listStateAfter(state, verb);
          if (next === null) continue;
          state = next;
          done.push(verb);
        }
        if (state === 'received' || state === 'closed') {
          expect(done.indexOf('issue')).toBeLessThan(done.indexOf('receive'));
          expect(done.indexOf('receive')).toBeGreaterThan(-1);
        }
      }),
    );
  });
});
