import { comingDays } from './coming-days';

describe('coming days in a narrow place', () => {
  it('go without their year while it is the same', () => {
    expect(comingDays(['2026-03-31', '2026-06-30'], 'zh-CN')).toEqual(['03-31', '06-30']);
  });
  it('say the year where years differ, and each day once', () => {
    const days = ['2026-12-31', '2026-12-31', '2027-12-31'];
    expect(comingDays(days, 'zh-CN')).toEqual(['2026-12-31', '2027-12-31']);
  });
});
