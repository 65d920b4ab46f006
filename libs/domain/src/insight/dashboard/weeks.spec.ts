import { mondayOf, mondaysUpTo, yearBefore } from './weeks';

describe('weeks', () => {
  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2025-12-31', '2025-12-29'],
    ['2020-02-29', '2020-02-24'],
  ])('%s lies in the week of %s', (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });

  it('are listed oldest first, this one last', () => {
    expect(mondaysUpTo('2026-11-25', 3)).toEqual(['2026-11-09', '2026-11-16', '2026-11-23']);
  });

  it('of the year before begin on Mondays too', () => {
    expect(mondayOf(yearBefore('2026-11-23'))).toBe(yearBefore('2026-11-23'));
  });
});
