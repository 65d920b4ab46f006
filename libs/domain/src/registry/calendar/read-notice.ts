/** What the State Council's office calls its notice of a year. */
export const noticeTitle = (year: number) => `国务院办公厅关于${year}年部分节假日安排的通知`;

/** How its paragraphs are worded. */
export const NOTICE_EXAMPLE = '元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。';

/** Something in a notice that can't be taken as it stands; `text` is the part of the notice that it is about. */
export interface NoticeFault {
  readonly code: 'weekday-differs' | 'other-year' | 'no-such-day' | 'worked-and-off';
  readonly text: string;
}

/** The days of a notice that depart from Monday to Friday, 'yyyy-MM-dd', in order. */
export interface NoticeReading {
  /** Weekdays off. */
  readonly holidays: readonly string[];
  /** Weekend days worked (调休上班). */
  readonly worked: readonly string[];
  readonly faults: readonly NoticeFault[];
}

const DAY = String.raw`(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日((?:[（(][^）)]*[）)])?)`;
const UNTIL = String.raw`(?:[至到—-]+(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日((?:[（(][^）)]*[）)])?))?`;
const DAYS = new RegExp(DAY + UNTIL, 'g');
/** What is said of the days before it: 放假, 休息 or 上班. A full stop or a semicolon ends what was said. */
const SAID = /(放假|休息|上班)|[。；;\n]/g;
const WEEKDAYS = '日一二三四五六';

/**
 * Reads the notice of a year's holidays as the State Council's office words them: ranges of days that are off (放假), and
 * single weekend days that are worked (上班). A weekday in brackets is compared with the calendar, so that the notice of
 * another year, or a slip of typing, is seen.
 */
export function readNotice(notice: string, year: number): NoticeReading {
  const text = notice.normalize('NFKC').replaceAll(/[ \t\u3000]/g, '');
  const faults: NoticeFault[] = [];
  const off = new Set<string>();
  const worked = new Set<string>();
  let from = 0;
  for (const said of text.matchAll(SAID)) {
    const part = text.slice(from, said.index);
    if (said[1]) {
      const days = said[1] === '上班' ? worked : off;
      for (const day of mentioned(part, year, faults)) days.add(day);
    }
    from = said.index + said[0].length;
  }
  for (const day of worked) if (off.has(day)) faults.push({ code: 'worked-and-off', text: day });
  return {
    holidays: [...off].filter((day) => !isWeekend(day) && !worked.has(day)).sort(),
    worked: [...worked].filter(isWeekend).sort(),
    faults,
  };
}

function mentioned(part: string, year: number, faults: NoticeFault[]): string[] {
  return [...part.matchAll(DAYS)].flatMap((match) => {
    const [text, firstYear, firstMonth, firstDay, firstSaid, lastYear, lastMonth, lastDay, lastSaid] = match;
    const first = dayOf(Number(firstYear ?? year), Number(firstMonth), Number(firstDay));
    const last = lastDay
      ? dayOf(Number(lastYear ?? firstYear ?? year), Number(lastMonth ?? firstMonth), Number(lastDay))
      : first;
    if (!first || !last || last < first) {
      faults.push({ code: 'no-such-day', text });
      return [];
    }
    if (saidOtherwise(first, firstSaid) || saidOtherwise(last, lastSaid)) {
      faults.push({ code: 'weekday-differs', text });
      return [];
    }
    const days = daysBetween(first, last);
    const inYear = days.filter((day) => day.startsWith(String(year)));
    if (inYear.length < days.length) faults.push({ code: 'other-year', text });
    return inYear;
  });
}

/** Whether brackets behind a day name another day of the week than it is. */
function saidOtherwise(day: string, brackets: string | undefined): boolean {
  const said = /(?:周|星期)([日天一二三四五六])/.exec(brackets ?? '')?.[1]?.replace('天', '日');
  return said !== undefined && WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] !== said;
}

/** Saturday or Sunday, 'yyyy-MM-dd'. */
export function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : undefined;
}

function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (const at = new Date(`${first}T00:00:00Z`); ; at.setUTCDate(at.getUTCDate() + 1)) {
    const day = at.toISOString().slice(0, 10);
    if (day > last) return days;
    days.push(day);
  }
}
