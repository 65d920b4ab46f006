import { createWorkingCalendar } from '../../../registry/calendar/working-days';
import { checkTerm, termUntil } from './check-term';

const calendar = createWorkingCalendar({ years: [2026], holidays: ['2026-11-25'], worked: [] });

describe('the term of a look from above', () => {
  it('is ten working days from the day since when it waits, holidays left out', () => {
    const at = (today: string) => checkTerm('2026-11-20', today, calendar);
    expect(at('2026-11-20')).toEqual({
      ...{ since: '2026-11-20', dueOn: '2026-12-07', light: 'ok', workingDays: 10 },
    });
    expect(at('2026-11-27')).toMatchObject({ light: 'ok', workingDays: 6 });
    expect(at('2026-11-30')).toMatchObject({ light: 'soon', workingDays: 5 });
    expect(at('2026-12-07')).toMatchObject({ light: 'soon', workingDays: 0 });
    expect(at('2026-12-09')).toMatchObject({ light: 'overdue', workingDays: -2 });
  });

  it('is over the day after, also where that is a day off', () => {
    expect(termUntil('2026-11-20', '2026-11-27', '2026-11-28', calendar)).toMatchObject({
      ...{ light: 'overdue', workingDays: 0 },
    });
    expect(Object.is(termUntil('2026-11-20', '2026-11-27', '2026-11-27', calendar).workingDays, 0)).toBe(
      true,
    );
  });
});
