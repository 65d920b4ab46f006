import { MAX_CLAUSES } from './cadence-clause';
import type { CadenceClause } from './cadence-clause';
import {
  dayInMonth,
  isRealDate,
  LABEL,
  labelOf,
  match,
  TRIGGER,
  TRIGGER_WORDS,
  UNIT,
  UNITS,
} from './cadence-part-words';
import type { Reader } from './cadence-part-words';
import { academicYear, everyMonths, inMonth, occurrence, periodic, term, yearly } from './make-clauses';
import { readWeekTimes, readWeeks } from './read-weeks';
import { readMeeting, readPartsOfMonth, readShift } from './read-wrapped-parts';
import { readHolidays, readNamedQuarters, readOneDay, readSevenOne } from './read-named-times';

/**
 * Reads one part of a normalised phrase (what stands between ；and ，). Every pattern takes the whole part: what is left
 * over must be a plain label (签订, 点评), or the part is not read at all.
 */
export function readCadencePart(part: string): CadenceClause[] | undefined {
  const wrapped = readShift(part, readCadencePart) ?? readMeeting(part, readCadencePart);
  if (wrapped) return wrapped;
  for (const read of READERS) {
    const clauses = read(part);
    if (clauses) return clauses;
  }
  return undefined;
}

/** 6月30日前过半 · 6月、12月20日前 · 6月底、11月底前 · 每年5月31日前 · 12月点评 */
const readDates: Reader = (part) => {
  const found = match(
    `每?年?((?:\\d{1,2}月(?:\\d{1,2}日|底|末)?[、和及])*\\d{1,2}月(?:\\d{1,2}日|底|末)?)(前|内)?${LABEL}`,
    part,
  );
  if (!found) return undefined;
  const dates = found[1]!.split(/[、和及]/).map((text) => /^(\d+)月(?:(\d+)日|(底|末))?$/.exec(text)!);
  const extra = labelOf(found[3]!);
  const last = dates.at(-1)!;
  const dayOf = (date: RegExpExecArray) => (date[2] ? Number(date[2]) : date[3] ? 'end' : undefined);
  // 6月、12月20日: the day said at the end goes for all; 6月、12月 without any day means within those months.
  const shared = dayOf(last);
  const clauses = dates.map((date) => {
    const day = dayOf(date) ?? shared;
    return day === undefined ? inMonth(Number(date[1]), extra) : yearly(Number(date[1]), day, extra);
  });
  return clauses.every(isRealDate) && (shared !== undefined || found[2] !== '前') ? clauses : undefined;
};

/** 每季度末月25日前 · 每季度首月10日前 · 每季度末 · 每季度一次接待日 */
const readQuarters: Reader = (part) => {
  const found = match(
    `(?:每个?季度?|逐季度?|季)(?:(末月|首月)(\\d{1,2}日|底)前|(末|底)?前?(?:(?:不少于)?1次)?)${LABEL}`,
    part,
  );
  if (!found || part === '季') return undefined;
  const month = found[1] === '首月' ? 'first' : 'last';
  return dayInMonth(found[2], (day) => [periodic('quarterly', month, day, labelOf(found[4]!))]);
};

/** 每月 · 每月5日前 · 每月底前 · 每月前5个工作日 */
const readMonths: Reader = (part) => {
  const working = match(`每个?月(?:前|第)(\\d{1,2})个工作日(?:前|内)?${LABEL}`, part);
  if (working) {
    const day = Number(working[1]);
    return day >= 1 && day <= 15
      ? [periodic('monthly', 'last', day, { ...labelOf(working[2]!), unit: 'working-day' })]
      : undefined;
  }
  const found = match(`每个?月(?:(\\d{1,2}日)前|(末|底)前?|(?:(?:不少于)?1次)?)${LABEL}`, part);
  if (!found) return undefined;
  return dayInMonth(found[1], (day) => [periodic('monthly', 'last', day, labelOf(found[3]!))]);
};

/** 每月10日 · 每月5日、20日前: on these days is by these days. */
const readMonthDays: Reader = (part) => {
  const found = match(`每个?月((?:\\d{1,2}日[、和及])*\\d{1,2}日)(?:前)?`, part);
  const days = found?.[1]!.split(/[、和及]/).map((text) => Number.parseInt(text, 10));
  if (!days?.every((day) => day >= 1 && day <= 31)) return undefined;
  return days.map((day) => periodic('monthly', 'last', day));
};

/** 每半年 · 半年过半 · 上半年 · 年底前 · 每年 */
const readHalvesAndYears: Reader = (part) => {
  const half = match(`每半年(末|底)?前?(?:(?:不少于)?1次)?${LABEL}`, part);
  if (half) return [periodic('half-yearly', 'last', 'end', labelOf(half[2]!))];
  const inHalf = match(`每半年(首月|末月)(\\d{1,2}日|底)前?${LABEL}`, part);
  if (inHalf) {
    const month = inHalf[1] === '首月' ? 'first' : 'last';
    return dayInMonth(inHalf[2], (day) => [periodic('half-yearly', month, day, labelOf(inHalf[3]!))]);
  }
  if (/^上半年[、和及]下半年各1次$/.test(part)) return [periodic('half-yearly')];
  if (part === '每年1次') return [yearly(12, 'end')];
  if (part === '半年过半') return [yearly(6, 'end', { share: '过半' })];
  const named = match(`(上半年|下半年|年底|年末|每年|全年|年内)(?:末|底)?(?:前|内)?${LABEL}`, part);
  if (!named) return undefined;
  const extra = labelOf(named[2]!);
  if (named[1] === '上半年') return [yearly(6, 'end', extra)];
  if (named[1] === '下半年')
    return [yearly(12, 'end', { window: { opens: 'date', month: 7, day: 1 }, ...extra })];
  return [yearly(12, 'end', extra)];
};

/** 每季度首月上旬 · 每月中旬 · 3月下旬前 */
const readThirds: Reader = (part) => {
  const found =
    match(`每(个?月|季度?(?:首月|末月)|年?\\d{1,2}月)(上旬|中旬|下旬)(?:前|内)?${LABEL}`, part) ??
    match(`(\\d{1,2}月)(上旬|中旬|下旬)(?:前|内)?${LABEL}`, part);
  if (!found) return undefined;
  const [, period, third, label] = found;
  const { day, opens } = THIRDS[third!]!;
  const extra = { ...labelOf(label!), ...(opens ? { window: opens } : {}) };
  if (period!.startsWith('季'))
    return [periodic('quarterly', period!.endsWith('首月') ? 'first' : 'last', day, extra)];
  const month = /\d+/.exec(period!)?.[0];
  if (month === undefined) return [periodic('monthly', 'last', day, extra)];
  const clause = yearly(Number(month), day, extra);
  return isRealDate(clause) ? [clause] : undefined;
};

/** The three parts of a month: where each ends, and that the later two open ten days before. */
const THIRDS: Readonly<
  Record<string, { readonly day: number | 'end'; readonly opens?: CadenceClause['window'] }>
> = {
  上旬: { day: 10 },
  中旬: { day: 20, opens: { opens: 'before', days: 9 } },
  下旬: { day: 'end', opens: { opens: 'before', days: 10 } },
};

/** 每季度首月第5个工作日前 · 每季度首月5个工作日内 */
const readQuarterWorkingDays: Reader = (part) => {
  const found = match(`每季度?(首月|末月)(?:前|第)?(\\d{1,2})个工作日(?:前|内)${LABEL}`, part);
  const day = Number(found?.[2]);
  if (!found || day < 1 || day > 15) return undefined;
  const month = found[1] === '首月' ? 'first' : 'last';
  return [periodic('quarterly', month, day, { ...labelOf(found[3]!), unit: 'working-day' })];
};

/** 每月最后1个工作日前 · 每季度末月最后1个工作日 */
const readLastWorkingDay: Reader = (part) => {
  const found = match(`每(个?月|季度?(?:末月|末)?)(?:的)?最后1个工作日(?:前|内)?${LABEL}`, part);
  if (!found) return undefined;
  const kind = found[1]!.startsWith('季') ? 'quarterly' : 'monthly';
  return [periodic(kind, 'last', 'end', { ...labelOf(found[2]!), unit: 'working-day' })];
};

/** 每半年不少于2次 · 全年不少于4次 · 全年不少于6次且每季度不少于1次: each time is a date of its own. */
const readTimes: Reader = (part) => {
  const both = match(`(?:全年|每年|年内)不少于(\\d{1,2})次且每(季度?|半年|个?月)不少于(\\d{1,2})次`, part);
  if (both) {
    const [, total, period, each] = both;
    const periodicClauses = timesIn(period!, Number(each));
    const given = Number(each) * PERIODS_A_YEAR[period!.charAt(0)]!;
    const more = Math.max(0, Number(total) - given);
    return withinLimit([
      ...periodicClauses,
      ...Array.from({ length: more }, (_, index) => yearly(12, 'end', { label: `第${given + index + 1}次` })),
    ]);
  }
  const found = match(`(?:全?每?(年)|每(半年|季度?|个?月|学期))(?:内)?(?:不少于)?(\\d{1,2})次`, part);
  if (!found) return undefined;
  const times = Number(found[3]);
  return times >= 2 ? withinLimit(timesIn(found[1] ?? found[2]!, times)) : undefined;
};

const PERIODS_A_YEAR: Readonly<Record<string, number>> = { 季: 4, 半: 2, 月: 12, 个: 12 };

function timesIn(period: string, times: number): CadenceClause[] {
  const make = (label: string): CadenceClause => {
    if (period.startsWith('季')) return periodic('quarterly', 'last', 'end', { label });
    if (period.startsWith('半')) return periodic('half-yearly', 'last', 'end', { label });
    if (period.startsWith('学')) return term('end', 0, 'day', { label });
    if (period === '年') return yearly(12, 'end', { label });
    return periodic('monthly', 'last', 'end', { label });
  };
  return Array.from({ length: times }, (_, index) => make(times === 1 ? '' : `第${index + 1}次`));
}

const withinLimit = (clauses: CadenceClause[]) =>
  clauses.length >= 1 && clauses.length <= MAX_CLAUSES ? clauses : undefined;

/** 每2个月 · 后进每2个月 */
const readEveryMonths: Reader = (part) => {
  const found = match(`(\\p{Script=Han}{0,6})每(\\d{1,2})个?月(?:1次)?`, part);
  const every = Number(found?.[2]);
  return found && every >= 2 && every <= 11 ? [everyMonths(every, { label: found[1]! })] : undefined;
};

/** 每学期 · 每学期期末前 · 开学后1个月内 · 每学年7月10日前 */
const readSchoolYear: Reader = (part) => {
  const year = match(`每学年(\\d{1,2})月(?:(\\d{1,2})日|底)前${LABEL}`, part);
  if (year) {
    const clause = academicYear(Number(year[1]), year[2] ? Number(year[2]) : 'end', labelOf(year[3]!));
    return isRealDate(clause) ? [clause] : undefined;
  }
  const start = match(`(?:每学期)?开学后(\\d{1,3})${UNIT}内${LABEL}`, part);
  if (start) return [term('start', Number(start[1]), UNITS[start[2]!], labelOf(start[3]!))];
  const before = match(`(?:每学期)?(?:期末|学期末|学期结束|末)前(\\d{1,3})${UNIT}${LABEL}`, part);
  if (before && part !== '末') {
    return [term('end', -Number(before[1]), UNITS[before[2]!], labelOf(before[3]!))];
  }
  const end = match(`(?:每|逐)学期(?:期?末|结束)?前?(?:各?1次)?${LABEL}`, part);
  return end ? [term('end', 0, 'day', labelOf(end[1]!))] : undefined;
};

/** 任职后6个月内 · 收件后20个工作日预审 · 节前3个工作日 · 换届/年检前30日 */
const readOccurrences: Reader = (part) => {
  const found = match(
    `${TRIGGER}(?:[/、和及](?:${Object.keys(TRIGGER_WORDS).join('|')}))*)(前|后)(\\d{1,3})${UNIT}内?${LABEL}`,
    part,
  );
  if (!found) return undefined;
  const [, names, side, count, unit, label] = found;
  return names!.split(/[/、和及]/).map((name) => {
    const kind = TRIGGER_WORDS[name]!;
    const from = kind === 'holiday' && side === '后' ? 'end' : 'start';
    return occurrence(kind, side === '前' ? -Number(count) : Number(count), UNITS[unit!]!, {
      ...labelOf(label!),
      from,
    });
  });
};

const READERS: readonly Reader[] = [
  readOneDay,
  readNamedQuarters,
  readSevenOne,
  readHolidays,
  readWeeks,
  readWeekTimes,
  readMonthDays,
  readPartsOfMonth,
  readTimes,
  readThirds,
  readLastWorkingDay,
  readQuarterWorkingDays,
  readDates,
  readQuarters,
  readMonths,
  readHalvesAndYears,
  readEveryMonths,
  readSchoolYear,
  readOccurrences,
];
