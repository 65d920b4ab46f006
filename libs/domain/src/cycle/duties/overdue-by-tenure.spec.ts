import fc from 'fast-check';
import { createWorkingCalendar } from '../../registry/calendar/working-days';
import type { TenureSpan } from '../../registry/organizations/tenure';
import { overdueByTenure } from './overdue-by-tenure';

const calendar = createWorkingCalendar({ years: [2026], holidays: ['2026-05-01'], worked: ['2026-05-09'] });
const held = (personId: string, startsOn: string, endsOn: string | null): TenureSpan => ({
  postId: 'post',
  personId,
  kind: '任职',
  startsOn,
  endsOn,
});
const split = (dueOn: string, until: string, tenures: readonly TenureSpan[]) =>
  overdueByTenure({ postId: 'post', dueOn }, until, tenures, calendar).map(({ tenure, workingDays }) => [
    tenure?.personId ?? null,
    workingDays,
  ]);

describe('overdue days by tenure', () => {
  const change = [held('chen', '2024-01-01', '2026-05-10'), held('lu', '2026-05-18', null)];

  it('leaves each day with who held the post on it, vacant days with nobody', () => {
    expect(split('2026-04-30', '2026-05-22', change)).toEqual([
      // 4 to 8 May, and the Saturday worked for the holiday.
      ['chen', 6],
      [null, 5],
      ['lu', 5],
    ]);
  });

  it('has nothing to split on the due date', () => {
    expect(split('2026-05-07', '2026-05-07', change)).toEqual([]);
  });

  it('gives the successor nothing of what ended before them', () => {
    expect(split('2026-04-30', '2026-05-10', change)).toEqual([['chen', 6]]);
  });

  it('always adds up to the working days overdue', () => {
    const day = (offset: number) => new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);
    const tenure = fc
      .tuple(fc.integer({ min: 0, max: 300 }), fc.option(fc.integer({ min: 0, max: 90 })), fc.nat(3))
      .map(([start, length, person]) =>
        held(`person ${person}`, day(start), length === null ? null : day(start + length)),
      );
    fc.assert(
      fc.property(
        fc.array(tenure, { maxLength: 5 }),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 90 }),
        (tenures, due, late) => {
          const shares = overdueByTenure(
            { postId: 'post', dueOn: day(due) },
            day(due + late),
            tenures,
            calendar,
          );
          const sum = shares.reduce((total, { workingDays }) => total + workingDays, 0);
          expect(sum).toBe(Math.max(0, calendar.workingDaysBetween(day(due), day(due + late))));
          for (const { tenure: of } of shares)
            if (of) expect(of.endsOn === null || of.endsOn > day(due)).toBe(true);
        },
      ),
    );
  });
});
