import * as fc from 'fast-check';
import { DUTY_STATES } from './duty-states';
import { followVersion } from './follow-version';
import type { DateOfVersion, DutyOfVersion } from './follow-version';

const ISSUED = '2026-07-01';
const duty = (lineageId: string, period: number, more: Partial<DutyOfVersion> = {}): DutyOfVersion => ({
  id: `${lineageId}-${period}`,
  lineageId,
  periodLabel: `第${period}季度`,
  dueOn: `2026-${String(period * 3).padStart(2, '0')}-25`,
  state: 'owed',
  ...more,
});
const date = (lineageId: string, period: number, dueOn?: string): DateOfVersion => {
  const { periodLabel, dueOn: day } = duty(lineageId, period);
  return { itemId: `item-${lineageId}`, lineageId, periodLabel, dueOn: dueOn ?? day };
};

describe('duties when a list is amended', () => {
  it('go on where the newer version asks for the same, whatever their state', () => {
    const duties = [duty('a', 1, { state: 'verified' }), duty('a', 2, { state: 'reported' }), duty('a', 3)];
    const followed = followVersion(
      duties,
      [1, 2, 3, 4].map((period) => date('a', period)),
      ISSUED,
    );
    expect(followed.adopted.map((one) => one.duty.id)).toEqual(['a-1', 'a-2', 'a-3']);
    expect(followed.withdrawn).toEqual([]);
    expect(followed.fresh.map(({ periodLabel }) => periodLabel)).toEqual(['第4季度']);
  });
  it('move to the new date of the same period', () => {
    const { adopted } = followVersion([duty('a', 3)], [date('a', 3, '2026-09-30')], ISSUED);
    expect(adopted).toEqual([{ duty: duty('a', 3), date: date('a', 3, '2026-09-30') }]);
  });
  it('are withdrawn only where they lie ahead and nothing was handed in', () => {
    const duties = [
      duty('gone', 1),
      duty('gone', 2, { state: 'reported', dueOn: '2026-08-01' }),
      duty('gone', 3),
      duty('gone', 4, { state: 'returned' }),
    ];
    expect(followVersion(duties, [], ISSUED).withdrawn.map(({ id }) => id)).toEqual(['gone-3', 'gone-4']);
  });
  it('are withdrawn too where more time reaches past the day of issue', () => {
    const duties = [
      duty('gone', 1, { extendedTo: '2026-07-10' }),
      duty('gone', 2, { extendedTo: '2026-06-30' }),
    ];
    expect(followVersion(duties, [], ISSUED).withdrawn.map(({ id }) => id)).toEqual(['gone-1']);
  });

  it('lose nothing that was done and ask for nothing twice, whatever the versions', () => {
    const lineage = fc.constantFrom('a', 'b', 'c');
    const period = fc.integer({ min: 1, max: 4 });
    const duties = fc.uniqueArray(
      fc
        .tuple(lineage, period, fc.constantFrom(...DUTY_STATES))
        .map(([id, at, state]) => duty(id, at, { state })),
      { selector: ({ id }) => id },
    );
    const dates = fc.uniqueArray(
      fc.tuple(lineage, period).map(([id, at]) => date(id, at)),
      {
        selector: ({ lineageId, periodLabel }) => lineageId + periodLabel,
      },
    );
    fc.assert(
      fc.property(duties, dates, (had, asked) => {
        const { adopted, withdrawn, fresh } = followVersion(had, asked, ISSUED);
        expect(adopted.length + fresh.length).toBe(asked.length);
        for (const { state, dueOn } of withdrawn) {
          expect(['owed', 'returned']).toContain(state);
          expect(dueOn >= ISSUED).toBe(true);
        }
        const taken = [...adopted.map((one) => one.duty.id), ...withdrawn.map(({ id }) => id)];
        expect(new Set(taken).size).toBe(taken.length);
      }),
    );
  });
});
