import fc from 'fast-check';
import { createWorkingCalendar } from '../../registry/calendar/working-days';
import { dutyLadder, receiptLadder } from './reminder-ladder';
import { isUrgent } from './is-urgent';
import { digestTime, isTellingTime, nextTellingTime } from './telling-hours';

// The National Day week of 2026 as the State Council set it, the 10th of October worked.
const calendar = createWorkingCalendar({
  years: [2026],
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  worked: ['2026-10-10'],
});
const days = (rungs: readonly { kind: string; dueAt: string }[]) =>
  rungs.map(({ kind, dueAt }) => `${dueAt.slice(0, 10)} ${kind}`);
const own = <T extends { climb: number }>(rungs: readonly T[]) => rungs.filter(({ climb }) => climb === 0);

describe('the ladder of a duty', () => {
  it('speaks at 08:30 in Shanghai on each step of the ladder', () => {
    const ladder = dutyLadder({ opensOn: '2026-11-01', dueOn: '2026-11-20' }, calendar);
    expect(days(ladder)).toEqual([
      '2026-11-02 duty-opened',
      '2026-11-11 duty-due-soon',
      '2026-11-17 duty-due-soon',
      '2026-11-19 duty-due-next',
      '2026-11-20 duty-due-today',
      '2026-11-23 duty-overdue',
      '2026-11-25 duty-overdue',
      '2026-12-01 duty-overdue',
      '2026-12-18 duty-severe',
      '2026-11-23 duty-overdue-above',
      '2026-11-25 duty-overdue-above',
      '2026-12-01 duty-overdue-above',
    ]);
    expect(ladder.slice(-3).map(({ climb }) => climb)).toEqual([1, 2, 3]);
    expect(new Set(ladder.map(({ dueAt }) => dueAt.slice(11)))).toEqual(new Set(['00:30:00.000Z']));
  });

  it('counts working days across a holiday, and speaks on a worked Saturday', () => {
    const ladder = dutyLadder({ opensOn: '2026-09-01', dueOn: '2026-10-09' }, calendar);
    expect(days(ladder).slice(1, 6)).toEqual([
      '2026-09-23 duty-due-soon',
      '2026-09-29 duty-due-soon',
      '2026-10-08 duty-due-next',
      '2026-10-09 duty-due-today',
      '2026-10-10 duty-overdue',
    ]);
  });

  it('says nothing before the window opens, and the graver word when two fall together', () => {
    const ladder = dutyLadder({ opensOn: '2026-11-19', dueOn: '2026-11-20' }, calendar);
    expect(days(ladder).slice(0, 3)).toEqual([
      '2026-11-19 duty-due-next',
      '2026-11-20 duty-due-today',
      '2026-11-23 duty-overdue',
    ]);
  });

  it('keeps to the rule that a district has made', () => {
    const rule = { before: [2], onTheDay: false, after: [5], above: [10, 2] };
    const ladder = dutyLadder({ opensOn: '2026-11-01', dueOn: '2026-11-20' }, calendar, rule);
    expect(ladder.map(({ kind, dueAt, climb }) => `${dueAt.slice(0, 10)} ${kind} ${climb}`)).toEqual([
      '2026-11-02 duty-opened 0',
      '2026-11-18 duty-due-soon 0',
      '2026-11-27 duty-overdue 0',
      '2026-12-18 duty-severe 0',
      '2026-11-24 duty-overdue-above 1',
      '2026-12-04 duty-overdue-above 2',
    ]);
  });

  it('says nothing of a day off on that day: the working day before has spoken', () => {
    const ladder = dutyLadder({ opensOn: '2026-11-01', dueOn: '2026-11-22' }, calendar);
    expect(days(ladder)).not.toContainEqual(expect.stringContaining('duty-due-today'));
    expect(days(ladder)).toContain('2026-11-20 duty-due-next');
  });

  it('calls nothing overdue before the grace after an election is over', () => {
    const ladder = dutyLadder(
      { opensOn: '2026-11-01', dueOn: '2026-11-20', graceUntil: '2026-12-10' },
      calendar,
    );
    expect(days(ladder).slice(3, 7)).toEqual([
      '2026-11-19 duty-due-next',
      '2026-11-20 duty-due-today',
      '2026-12-11 duty-overdue',
      '2026-12-15 duty-overdue',
    ]);
  });

  it('for any duty: each instant within telling hours, strictly later, and never two on a day', () => {
    const day = fc
      .integer({ min: 0, max: 700 })
      .map((n) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 90 }), (dueOn, window) => {
        const opensOn = new Date(Date.parse(dueOn) - window * 86_400_000).toISOString().slice(0, 10);
        const whole = dutyLadder({ opensOn, dueOn }, calendar);
        const ladder = own(whole);
        expect(whole.every(({ dueAt }) => isTellingTime(dueAt, calendar))).toBe(true);
        expect(ladder.at(-1)!.kind).toBe('duty-severe');
        ladder.forEach(({ dueAt }, index) => {
          expect(isTellingTime(dueAt, calendar)).toBe(true);
          if (index > 0) expect(dueAt.slice(0, 10) > ladder[index - 1]!.dueAt.slice(0, 10)).toBe(true);
        });
      }),
    );
  });
});

describe('the ladder of a list that waits for its receipt', () => {
  it('speaks at once, one working day before the receipt is due, and when it is overdue', () => {
    const ladder = receiptLadder(
      { issuedAt: '2026-11-23T02:00:00.000Z', receiptDueOn: '2026-11-30' },
      calendar,
    );
    expect(ladder).toEqual([
      { kind: 'list-issued', dueAt: '2026-11-23T02:00:00.000Z', climb: 0 },
      { kind: 'list-receipt-due', dueAt: '2026-11-27T00:30:00.000Z', climb: 0 },
      { kind: 'list-receipt-overdue', dueAt: '2026-12-01T00:30:00.000Z', climb: 0 },
      { kind: 'list-receipt-above', dueAt: '2026-12-03T00:30:00.000Z', climb: 1 },
    ]);
  });

  it('holds what is issued in the evening or on a holiday until the next working morning', () => {
    const issue = (issuedAt: string) => receiptLadder({ issuedAt, receiptDueOn: null }, calendar)[0]!.dueAt;
    expect(issue('2026-11-20T10:00:00Z')).toBe('2026-11-23T00:30:00.000Z');
    expect(issue('2026-10-01T02:00:00Z')).toBe('2026-10-08T00:30:00.000Z');
    expect(issue('2026-11-23T00:29:59Z')).toBe('2026-11-23T00:30:00.000Z');
  });
});

describe('telling hours', () => {
  it('are 08:30 up to 18:00 on working days', () => {
    expect(isTellingTime('2026-11-23T00:29:59.999Z', calendar)).toBe(false);
    expect(isTellingTime('2026-11-23T00:30:00Z', calendar)).toBe(true);
    expect(isTellingTime('2026-11-23T09:59:59Z', calendar)).toBe(true);
    expect(isTellingTime('2026-11-23T10:00:00Z', calendar)).toBe(false);
    expect(isTellingTime('2026-11-22T04:00:00Z', calendar)).toBe(false);
    expect(nextTellingTime('2026-11-22T16:30:00Z', calendar)).toBe('2026-11-23T00:30:00.000Z');
  });
});

describe('digests', () => {
  it('are at 08:30 and 14:30 on working days', () => {
    const digests = [
      ['2026-11-23T00:30:00Z', '2026-11-23T00:30:00.000Z'],
      ['2026-11-23T00:30:01Z', '2026-11-23T06:30:00.000Z'],
      ['2026-11-23T06:30:01Z', '2026-11-24T00:30:00.000Z'],
      ['2026-11-20T09:00:00Z', '2026-11-23T00:30:00.000Z'],
      ['2026-11-22T02:00:00Z', '2026-11-23T00:30:00.000Z'],
      ['2026-09-30T08:00:00Z', '2026-10-08T00:30:00.000Z'],
      ['2026-10-10T01:00:00Z', '2026-10-10T06:30:00.000Z'],
    ] as const;
    for (const [instant, digest] of digests) expect(digestTime(instant, calendar)).toBe(digest);
  });

  it('do not hold what presses', () => {
    expect(isUrgent('duty-due-today', 0)).toBe(true);
    expect(isUrgent('duty-severe', -20)).toBe(true);
    expect(isUrgent('duty-chased', 3)).toBe(true);
    expect(isUrgent('hand-over-chased', 3)).toBe(true);
    expect(isUrgent('duty-overdue', -1)).toBe(false);
    expect(isUrgent('duty-overdue-above', -1)).toBe(false);
    expect(isUrgent('list-issued', null)).toBe(false);
  });
});
