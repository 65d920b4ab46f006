import { trendPoints } from './trend';

describe('the trend', () => {
  const count = (monday: string, domain: string, due: number, onTime: number, overdue: number) => ({
    ...{ monday, domain, due, onTime, overdue },
  });

  it('takes the domains of a week together, and keeps a week of which nothing is known empty', () => {
    expect(
      trendPoints(
        ['2026-11-09', '2026-11-16', '2026-11-23'],
        [
          count('2026-11-09', '农村', 10, 9, 1),
          count('2026-11-09', '学校', 5, 4, 1),
          count('2026-11-23', '农村', 0, 0, 0),
        ],
      ),
    ).toEqual([
      { monday: '2026-11-09', due: 15, onTime: 13, onTimeRate: '86.7', overdue: 2 },
      { monday: '2026-11-16', due: null, onTime: null, onTimeRate: null, overdue: null },
      { monday: '2026-11-23', due: 0, onTime: 0, onTimeRate: null, overdue: 0 },
    ]);
  });
});
