import { mayPublishYear } from './may-publish-year';

const TODAY = '2026-11-25';
const DAYS = { holidays: ['2027-02-08', '2027-01-01'], worked: ['2027-02-14'] };

describe('publishing the working days of a year', () => {
  const code = (year: number, days = DAYS, standing: typeof DAYS | null = null) => {
    const outcome = mayPublishYear(year, days, standing, TODAY);
    return outcome.ok ? outcome.value : outcome.refusal.code;
  };

  it('puts the days in order', () => {
    expect(code(2027)).toEqual({ holidays: ['2027-01-01', '2027-02-08'], worked: ['2027-02-14'] });
  });

  it('allows this year, which a later notice may put right, and not one that is over', () => {
    expect(code(2026, { holidays: ['2026-12-31'], worked: [] })).toEqual({
      holidays: ['2026-12-31'],
      worked: [],
    });
    expect(code(2025, { holidays: ['2025-12-31'], worked: [] })).toBe('calendar.year-past');
  });

  it.each([
    ['a weekend day off', { holidays: ['2027-01-02'], worked: [] }],
    ['a weekday worked', { holidays: ['2027-01-01'], worked: ['2027-01-04'] }],
    ['a day of another year', { holidays: ['2028-01-03'], worked: [] }],
  ])('refuses %s', (_, days) => expect(code(2027, days)).toBe('calendar.wrong-day'));

  it('refuses an empty year and one that is published so already', () => {
    expect(code(2027, { holidays: [], worked: [] })).toBe('calendar.no-days-off');
    const standing = { holidays: ['2027-01-01', '2027-02-08'], worked: ['2027-02-14'] };
    expect(code(2027, DAYS, standing)).toBe('calendar.nothing-changed');
    expect(code(2027, { ...DAYS, worked: [] }, standing)).toEqual({ ...standing, worked: [] });
  });
});
