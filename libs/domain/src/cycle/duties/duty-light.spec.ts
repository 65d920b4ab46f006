import fc from 'fast-check';
import { dayAfter } from '../../registry/calendar/calendar-days';
import { createWorkingCalendar } from '../../registry/calendar/working-days';
import { DEFAULT_LIGHT_THRESHOLDS, dutyLight, redAfter } from './duty-light';
import type { Light, LitDuty } from './duty-light';
import { dueOutcome, nextTurn } from './duty-turns';

const calendar = createWorkingCalendar({
  years: [2026],
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  worked: ['2026-09-20', '2026-10-10'],
});

const owed: LitDuty = {
  opensOn: '2026-10-01',
  dueOn: '2026-11-20',
  state: 'owed',
  reportedOn: null,
  missedBefore: false,
};
const lightOn = (today: string, change: Partial<LitDuty> = {}) =>
  dutyLight({ ...owed, ...change }, today, calendar);

describe('the light of a duty', () => {
  it.each<[string, string, Light, number]>([
    ['before its window', '2026-09-30', 'idle', 33],
    ['on the first day of its window', '2026-10-01', 'ok', 33],
    ['six working days before it is due', '2026-11-12', 'ok', 6],
    ['five working days before it is due', '2026-11-13', 'soon', 5],
    ['on the day it is due', '2026-11-20', 'soon', 0],
    ['on the day after, a Saturday', '2026-11-21', 'overdue', 0],
    ['one working day late', '2026-11-23', 'overdue', -1],
    ['nineteen working days late', '2026-12-17', 'overdue', -19],
    ['twenty working days late', '2026-12-18', 'severe', -20],
  ])('%s (%s) is %s', (_, today, light, workingDays) => {
    const reading = lightOn(today);
    expect(reading.light).toBe(light);
    expect(reading.workingDays).toBe(workingDays);
    expect(Object.is(reading.workingDays, -0)).toBe(false);
  });

  it('is severe at once on a second miss running, and says so', () => {
    const reading = lightOn('2026-11-23', { missedBefore: true });
    expect(reading.light).toBe('severe');
    expect(reading.reason.zh).toContain('连续两期');
    expect(lightOn('2026-11-20', { missedBefore: true }).light).toBe('soon');
  });

  it('is yellow when returned, late or not', () => {
    for (const today of ['2026-11-01', '2026-11-30']) {
      expect(lightOn(today, { state: 'returned', reportedOn: '2026-10-30' }).light).toBe('soon');
    }
  });

  it.each<[string, Light]>([
    ['2026-11-13', 'early'],
    ['2026-11-16', 'ok'],
    ['2026-11-20', 'ok'],
    ['2026-11-21', 'late'],
    ['2026-12-31', 'late'],
  ])('once reported on %s stays %s', (reportedOn, light) => {
    for (const state of ['reported', 'verified'] as const) {
      expect(lightOn('2027-02-01', { state, reportedOn }).light).toBe(light);
    }
  });

  it('says that a report came before the window', () => {
    const reading = lightOn('2026-11-01', { state: 'reported', reportedOn: '2026-09-01' });
    expect(reading.light).toBe('early');
    expect(reading.reason.zh).toContain('办理期未到');
    expect(reading.reason.en).toContain('before its window opened');
  });

  it('takes its thresholds as data', () => {
    const thresholds = { ...DEFAULT_LIGHT_THRESHOLDS, soon: 10, severe: 2 };
    expect(dutyLight(owed, '2026-11-12', calendar, thresholds).light).toBe('soon');
    expect(dutyLight(owed, '2026-11-24', calendar, thresholds).light).toBe('severe');
  });
});

describe('a duty that falls due within the grace after an election', () => {
  const graced = (today: string, change: Partial<LitDuty> = {}) =>
    lightOn(today, { graceUntil: '2026-12-15', ...change });

  it.each<[string, string, Light, number]>([
    ['is yellow before it is due, like any other', '2026-11-13', 'soon', 5],
    ['is grey once its date has passed', '2026-11-21', 'idle', 17],
    ['is grey to the last day of the grace', '2026-12-15', 'idle', 0],
    ['is red from the day after', '2026-12-16', 'overdue', -1],
    ['is red as if it had been due at the end of the grace', '2027-01-11', 'overdue', -19],
    ['is double red twenty working days after the grace', '2027-01-12', 'severe', -20],
  ])('%s', (_, today, light, workingDays) => {
    expect(graced(today)).toMatchObject({ light, workingDays });
  });

  it('says why it is not red, and until when', () => {
    expect(graced('2026-11-25').reason.zh).toBe(
      '期限2026年11月20日已过。换届接任过渡期到2026年12月15日，这期间不亮红灯；请在此之前报送。',
    );
    expect(graced('2026-12-16').reason.zh).toContain('接任过渡期至2026年12月15日');
  });

  it('is not doubled by what was missed in the term before', () => {
    expect(graced('2026-12-16', { missedBefore: true }).light).toBe('overdue');
  });

  it('keeps what became of it by its due date, and what its report says', () => {
    expect(dueOutcome({ ...owed, graceUntil: '2026-12-15' }, '2026-11-21')).toBe('missed');
    expect(graced('2026-12-01', { state: 'reported', reportedOn: '2026-11-27' })).toMatchObject({
      light: 'late',
      workingDays: -5,
    });
  });

  it('is untouched by a grace that ended before', () => {
    expect(graced('2026-11-23', { graceUntil: '2026-11-19' })).toEqual(lightOn('2026-11-23'));
  });
});

describe('the light of a duty that was extended', () => {
  const extended = (today: string, change: Partial<LitDuty> = {}) =>
    lightOn(today, { extendedTo: '2026-12-10', ...change });

  it('follows the date that was granted, and says what it was before', () => {
    expect(extended('2026-11-23')).toMatchObject({ light: 'ok', workingDays: 13 });
    expect(extended('2026-12-10').light).toBe('soon');
    expect(extended('2026-12-11').light).toBe('overdue');
    expect(extended('2026-11-23').reason.zh).toContain('期限2026年12月10日，原期限2026年11月20日');
    expect(extended('2026-12-14').reason.en).toContain('10 December 2026, extended from 20 November 2026');
  });

  it('is what becomes of it by then', () => {
    const at = { ...owed, extendedTo: '2026-12-10' };
    expect(dueOutcome(at, '2026-12-10')).toBeNull();
    expect(dueOutcome({ ...at, state: 'reported', reportedOn: '2026-12-09' }, '2026-12-11')).toBe('on-time');
    expect(extended('2026-12-14', { state: 'reported', reportedOn: '2026-12-09' }).light).toBe('ok');
  });

  it('is untouched by a date that is not later than the one it was dated with anew', () => {
    for (const extendedTo of ['2026-11-20', '2026-11-10']) {
      expect(extended('2026-11-23', { extendedTo })).toEqual(lightOn('2026-11-23'));
      expect(extended('2026-11-16', { extendedTo })).toEqual(lightOn('2026-11-16'));
      expect(dueOutcome({ ...owed, extendedTo }, '2026-11-20')).toBeNull();
    }
  });
});

const day = (offset: number) => new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);
const duties: fc.Arbitrary<LitDuty> = fc
  .record({
    opens: fc.integer({ min: 0, max: 400 }),
    window: fc.integer({ min: 0, max: 90 }),
    reported: fc.option(fc.integer({ min: 0, max: 500 })),
    ending: fc.constantFrom('reported', 'verified', 'returned'),
    missedBefore: fc.boolean(),
    grace: fc.option(fc.integer({ min: -5, max: 40 })),
    extension: fc.option(fc.integer({ min: -5, max: 90 })),
  })
  .map(({ opens, window, reported, ending, missedBefore, grace, extension }) => ({
    opensOn: day(opens),
    dueOn: day(opens + window),
    state: reported === null ? 'owed' : (ending as LitDuty['state']),
    reportedOn: reported === null ? null : day(reported),
    missedBefore,
    graceUntil: grace === null ? null : day(opens + window + grace),
    extendedTo: extension === null ? null : day(opens + window + extension),
  }));

describe('any duty', () => {
  it('always has a reason and a way out in both languages', () => {
    fc.assert(
      fc.property(duties, fc.integer({ min: 0, max: 600 }), (duty, offset) => {
        const { reason } = dutyLight(duty, day(offset), calendar);
        expect(reason.zh).toMatch(/。$/);
        expect(reason.en).toMatch(/[.]$/);
        expect(`${reason.zh}${reason.en}`).not.toMatch(/undefined|NaN|null/);
      }),
    );
  });

  it('changes neither light nor outcome before its next turn', () => {
    fc.assert(
      fc.property(duties, fc.integer({ min: 0, max: 600 }), (duty, offset) => {
        const today = day(offset);
        const turn = nextTurn(duty, today, calendar);
        if (turn !== null) expect(turn > today).toBe(true);
        const { light } = dutyLight(duty, today, calendar);
        const outcome = dueOutcome(duty, today);
        const until = turn ?? day(offset + 300);
        for (let at = today; at < until; at = dayAfter(at)) {
          expect([at, dutyLight(duty, at, calendar).light, dueOutcome(duty, at)]).toEqual([
            at,
            light,
            outcome,
          ]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('only gets louder while it is owed and nobody acts', () => {
    const loudness: Record<Light, number> = {
      idle: 0,
      ok: 1,
      early: 1,
      late: 2,
      soon: 2,
      overdue: 3,
      severe: 4,
    };
    fc.assert(
      fc.property(
        duties,
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 1, max: 90 }),
        (duty, offset, later) => {
          const still = { ...duty, state: 'owed' as const, reportedOn: null, graceUntil: null };
          const before = dutyLight(still, day(offset), calendar).light;
          const after = dutyLight(still, day(offset + later), calendar).light;
          expect(loudness[after]).toBeGreaterThanOrEqual(loudness[before]);
        },
      ),
    );
  });

  it('is red exactly from the day after it was due and its grace ended, while owed', () => {
    fc.assert(
      fc.property(duties, fc.integer({ min: 0, max: 600 }), (duty, offset) => {
        const still = { ...duty, state: 'owed' as const, reportedOn: null };
        const { light } = dutyLight(still, day(offset), calendar);
        expect(light === 'overdue' || light === 'severe').toBe(day(offset) > redAfter(still));
      }),
    );
  });
});
