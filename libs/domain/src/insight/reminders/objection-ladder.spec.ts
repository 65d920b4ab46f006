import { createWorkingCalendar } from '../../registry/calendar/working-days';
import { objectionLadder } from './objection-ladder';

const calendar = createWorkingCalendar({ years: [2026], holidays: [], worked: [] });

describe('the ladder of an objection', () => {
  it('speaks at once, a working day before the reply is due, and when it is late', () => {
    // Tuesday 10:00 in Shanghai; three working days.
    const ladder = objectionLadder(
      { raisedAt: '2026-03-03T02:00:00.000Z', replyDueOn: '2026-03-06' },
      calendar,
    );
    expect(ladder).toEqual([
      { kind: 'objection-raised', dueAt: '2026-03-03T02:00:00.000Z' },
      { kind: 'objection-due', dueAt: '2026-03-05T00:30:00.000Z' },
      { kind: 'objection-overdue', dueAt: '2026-03-09T00:30:00.000Z' },
    ]);
  });

  it('waits for telling hours, and says nothing twice on a day', () => {
    // Friday 20:00: heard on Monday, when the reply is due next day.
    const ladder = objectionLadder(
      { raisedAt: '2026-03-06T12:00:00.000Z', replyDueOn: '2026-03-10' },
      calendar,
    );
    expect(ladder.map(({ kind }) => kind)).toEqual(['objection-raised', 'objection-overdue']);
    expect(ladder[0]!.dueAt).toBe('2026-03-09T00:30:00.000Z');
  });
});
