import fc from 'fast-check';
import { counterDeltas } from './duty-counters';
import type { CountedDuty, DutyCounterDelta } from './duty-counters';
import { LIGHTS } from './duty-light';
import { DUTY_STATES } from './duty-states';

const counted: fc.Arbitrary<CountedDuty> = fc.record({
  organizationId: fc.constantFrom('one', 'other'),
  domainCode: fc.constantFrom('农村', '学校'),
  year: fc.constantFrom(2026, 2027),
  state: fc.constantFrom(...DUTY_STATES),
  light: fc.constantFrom(...LIGHTS),
  dueOutcome: fc.constantFrom('on-time', 'late', 'missed', null),
});

const total = (deltas: readonly DutyCounterDelta[]) => {
  const sums = new Map<string, number>();
  for (const delta of deltas) {
    const key = [delta.organizationId, delta.domain, delta.year, delta.measure, delta.bucket].join();
    sums.set(key, (sums.get(key) ?? 0) + delta.amount);
  }
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0).sort());
};

describe('counter deltas of duties', () => {
  const duty: CountedDuty = {
    organizationId: 'one',
    domainCode: '农村',
    year: 2026,
    state: 'owed',
    light: 'overdue',
    dueOutcome: 'missed',
  };
  const at = { organizationId: 'one', domain: '农村', year: 2026 };

  it('count a new duty by its light, and by its outcome once it fell due', () => {
    expect(counterDeltas(null, { ...duty, light: 'ok', dueOutcome: null })).toEqual([
      { ...at, measure: 'duty', bucket: 'ok', amount: 1 },
    ]);
    expect(counterDeltas(null, duty)).toHaveLength(2);
  });

  it('move what changed and leave alone what did not', () => {
    expect(counterDeltas(duty, { ...duty, light: 'severe' })).toEqual([
      { ...at, measure: 'duty', bucket: 'overdue', amount: -1 },
      { ...at, measure: 'duty', bucket: 'severe', amount: 1 },
    ]);
    expect(
      counterDeltas(duty, { ...duty, state: 'reported', light: 'late', dueOutcome: 'late' }),
    ).toHaveLength(4);
    expect(counterDeltas(duty, duty)).toEqual([]);
  });

  it('take out what is withdrawn', () => {
    expect(total(counterDeltas(duty, { ...duty, state: 'withdrawn', dueOutcome: null }))).toEqual({
      'one,农村,2026,duty,overdue': -1,
      'one,农村,2026,duty-due,missed': -1,
    });
  });

  it('add up along any path to a count of where it ended', () => {
    fc.assert(
      fc.property(fc.array(counted, { minLength: 1, maxLength: 8 }), (path) => {
        const steps = path.flatMap((after, index) => counterDeltas(path[index - 1] ?? null, after));
        expect(total(steps)).toEqual(total(counterDeltas(null, path.at(-1)!)));
      }),
    );
  });
});
