import { readNotice } from './read-notice';

const NOTICE_2026 = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（腊月二十八、周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

describe('reading a notice of holidays', () => {
  it('finds the weekdays off and the weekend days worked of a whole year', () => {
    const { holidays, worked, faults } = readNotice(NOTICE_2026, 2026);
    expect(faults).toEqual([]);
    expect(holidays.map((day) => day.slice(5)).join(' ')).toBe(
      '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07',
    );
    expect(worked.map((day) => day.slice(5)).join(' ')).toBe('01-04 02-14 02-28 05-09 09-20 10-10');
  });

  it('reads a range over the end of a month, with spaces and other brackets', () => {
    const { holidays, worked } = readNotice(
      '1月28日(农历除夕、周二) 至2月4日(农历正月初七、周二)放假调休，共8天。1月26日(周日)、2月8日(周六) 上班。',
      2025,
    );
    expect(holidays).toEqual([
      ...['2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31'],
      ...['2025-02-03', '2025-02-04'],
    ]);
    expect(worked).toEqual(['2025-01-26', '2025-02-08']);
  });

  it('sees the notice of another year by its days of the week', () => {
    const { holidays, faults } = readNotice('1月1日（周四）至3日（周六）放假调休，共3天。', 2027);
    expect(holidays).toEqual([]);
    expect(faults).toEqual([{ code: 'weekday-differs', text: '1月1日(周四)至3日(周六)' }]);
  });

  it.each([
    ['2026年12月31日至2027年1月2日放假', 'other-year'],
    ['2月30日放假', 'no-such-day'],
    ['5月5日至1日放假', 'no-such-day'],
    ['5月4日放假。5月4日上班', 'worked-and-off'],
  ])('does not guess at “%s”', (text, code) => {
    expect(readNotice(text, 2026).faults.map((fault) => fault.code)).toContain(code);
  });

  it('takes days only with what is said of them', () => {
    expect(readNotice('5月1日起施行。5月4日值班；5月5日放假', 2026).holidays).toEqual(['2026-05-05']);
  });
});
