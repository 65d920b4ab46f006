import { createWorkingCalendar } from '../../registry/calendar/working-days';
import { circuitPause } from './circuit';
import { chaseAgainFrom, mayChaseDuty } from './may-chase-duty';
import { dutyLadder } from './reminder-ladder';
import { maySnooze, snoozedLadder } from './snooze';

const calendar = createWorkingCalendar({ years: [2026], holidays: [], worked: [] });

describe('reminding of a duty by hand', () => {
  const duty = { state: 'owed', opensOn: '2026-11-02', chasedAt: null, chasedBy: null };
  const now = '2026-11-23T02:00:00Z';
  const code = (part: Partial<Parameters<typeof mayChaseDuty>[0]>, at = now) => {
    const outcome = mayChaseDuty({ ...duty, ...part }, at, 24);
    return outcome.ok ? 'ok' : outcome.refusal.code;
  };

  it('is for what is owed and open', () => {
    expect(code({})).toBe('ok');
    expect(code({ state: 'returned' })).toBe('ok');
    expect(code({ state: 'reported' })).toBe('reminders.nothing-to-chase');
    expect(code({ opensOn: '2026-11-24' })).toBe('reminders.chase-not-open');
    // It opens at midnight in Shanghai, which is still the day before in Greenwich.
    expect(code({ opensOn: '2026-11-24' }, '2026-11-23T16:00:00Z')).toBe('ok');
  });

  it('cools down, to the second', () => {
    const chased = { chasedAt: '2026-11-22T02:00:00.000Z', chasedBy: '李芳' };
    expect(code(chased, '2026-11-23T01:59:59Z')).toBe('reminders.chased-lately');
    expect(code(chased, '2026-11-23T02:00:00Z')).toBe('ok');
    expect(chaseAgainFrom(chased.chasedAt, 24)).toBe('2026-11-23T02:00:00.000Z');
    const refused = mayChaseDuty({ ...duty, ...chased }, '2026-11-22T03:00:00Z', 24);
    expect(refused.ok ? '' : refused.refusal.zh).toBe(
      '李芳在2026-11-22 10:00已催办过，每 24 小时只催一次。请在2026-11-23 10:00以后再催，或直接电话联系。',
    );
  });
});

describe('putting reminders off', () => {
  const duty = { state: 'owed', dueOn: '2026-11-27' };
  const code = (until: string, part: Partial<typeof duty> = {}) => {
    const outcome = maySnooze({ ...duty, ...part }, until, '2026-11-23');
    return outcome.ok ? 'ok' : outcome.refusal.code;
  };

  it('ends on the date at the latest, and begins tomorrow', () => {
    expect([code('2026-11-24'), code('2026-11-27')]).toEqual(['ok', 'ok']);
    expect(code('2026-11-28')).toBe('reminders.snooze-beyond');
    expect(code('2026-11-23')).toBe('reminders.snooze-beyond');
    expect(code('2026-11-23', { dueOn: '2026-11-23' })).toBe('reminders.snooze-overdue');
    expect(code('2026-11-24', { state: 'reported' })).toBe('reminders.nothing-to-chase');
  });

  it('takes the own words before the day away, tells one on it, and leaves superiors theirs', () => {
    const ladder = dutyLadder({ opensOn: '2026-11-02', dueOn: '2026-11-27' }, calendar);
    const words = (until: string) =>
      snoozedLadder(ladder, until, calendar)
        .slice(0, 3)
        .map(({ kind, dueAt }) => `${dueAt.slice(0, 10)} ${kind}`);
    expect(words('2026-11-25')).toEqual([
      '2026-11-25 duty-due-soon',
      '2026-11-26 duty-due-next',
      '2026-11-27 duty-due-today',
    ]);
    // One is there already.
    expect(words('2026-11-26')[0]).toBe('2026-11-26 duty-due-next');
    // A Sunday is spoken of on the Friday before.
    expect(words('2026-11-22')[0]).toBe('2026-11-20 duty-due-soon');
    const climbs = (rungs: typeof ladder) => rungs.filter(({ climb }) => climb > 0);
    expect(climbs(snoozedLadder(ladder, '2026-11-27', calendar))).toEqual(climbs(ladder));
  });
});

describe('the circuit of a channel', () => {
  it('opens after five failures running, for ever longer, up to ten minutes', () => {
    expect([1, 4, 5, 6, 9, 10, 40].map(circuitPause)).toEqual([0, 0, 30, 60, 480, 600, 600]);
  });
});
