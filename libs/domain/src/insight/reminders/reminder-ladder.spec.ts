import fc from 'fast-check';
import { createWorkingCalendar } from '../../registry/calendar/working-days';
import { dutyLadder, receiptLadder } from './reminder-ladder';
import { isTellingTime, nextTellingTime } from './telling-hours';

// The National Day week of 2026 as the State Council set it, the 10th of October worked.
const calendar = createWorkingCalendar({
  years: [2026],
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  worked: ['2026-10-10'],
});
const days = (rungs: readonly { kind: string; dueAt: string }[]) =>
  rungs.map(({ kind, dueAt }) => `${dueAt.slice(0, 10)} ${kind}`);

describe('the ladder of a duty', () => {
  it('speaks at 08:30 in Shanghai on each step of the ladder', () => {
    const ladder = dutyLadder({ opensOn: '2026-11-01', dueOn: '2026-11-20' }, calendar);
    expect(days(ladder)).toEqual([
      '2026-11-02 duty-opened',
      '2026-11-13 duty-due-soon',
      '2026-11-19 duty-due-next',
      '2026-11-23 duty-overdue',
      '2026-11-30 duty-overdue-weekly',
      '2026-12-07 duty-overdue-weekly',
      '2026-12-14 duty-overdue-weekly',
      '2026-12-18 duty-severe',
    ]);
    expect(new Set(ladder.map(({ dueAt }) => dueAt.slice(11)))).toEqual(new Set(['00:30:00.000Z']));
  });

  it('counts working days across a holiday, and speaks on a worked Saturday', () => {
    const ladder = dutyLadder({ opensOn: '2026-09-01', dueOn: '2026-10-09' }, calendar);
    expect(days(ladder).slice(1, 4)).toEqual([
      '2026-09-25 duty-due-soon',
      '2026-10-08 duty-due-next',
      '2026-10-10 duty-overdue',
    ]);
  });

  it('says nothing before the window opens, and the graver word when two fall together', () => {
    const ladder = dutyLadder({ opensOn: '2026-11-19', dueOn: '2026-11-20' }, calendar);
    expect(days(ladder).slice(0, 2)).toEqual(['2026-11-19 duty-due-next', '2026-11-23 duty-overdue']);
  });

  it('calls nothing overdue before the grace after an election is over', () => {
    const ladder = dutyLadder(
      { opensOn: '2026-11-01', dueOn: '2026-11-20', graceUntil: '2026-12-10' },
      calendar,
    );
    expect(days(ladder).slice(2, 5)).toEqual([
      '2026-11-19 duty-due-next',
      '2026-12-11 duty-overdue',
      '2026-12-18 duty-overdue-weekly',
    ]);
  });

  it('for any duty: each instant within telling hours, strictly later, and never two on a day', () => {
    const day = fc
      .integer({ min: 0, max: 700 })
      .map((n) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 90 }), (dueOn, window) => {
        const opensOn = new Date(Date.parse(dueOn) - window * 86_400_000).toISOString().slice(0, 10);
        const ladder = dutyLadder({ opensOn, dueOn }, calendar);
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
      { kind: 'list-issued', dueAt: '2026-11-23T02:00:00.000Z' },
      { kind: 'list-receipt-due', dueAt: '2026-11-27T00:30:00.000Z' },
      { kind: 'list-receipt-overdue', dueAt: '2026-12-01T00:30:00.000Z' },
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
