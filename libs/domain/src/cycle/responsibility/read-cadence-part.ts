import type { CadenceClause, CadenceTriggerKind, CadenceUnit } from './cadence-clause';
import { academicYear, everyMonths, inMonth, occurrence, periodic, term, yearly } from './make-clauses';

/**
 * Reads one part of a normalised phrase (what stands between ；and ，). Every pattern takes the whole part: what is left
 * over must be a plain label (签订, 点评), or the part is not read at all.
 */
export function readCadencePart(part: string): CadenceClause[] | undefined {
  for (const read of READERS) {
    const clauses = read(part);
    if (clauses) return clauses;
  }
  return undefined;
}

type Reader = (part: string) => CadenceClause[] | undefined;

/** What follows a date: a word or two in Chinese, no digits and no words that would change the date. */
const LABEL = '((?!.*[每逐前后内初末底])\\p{Script=Han}{0,10})';
const UNIT = '(个工作日|日|个?月)';

const UNITS: Readonly<Record<string, CadenceUnit>> = {
  个工作日: 'working-day',
  日: 'day',
  个月: 'month',
  月: 'month',
};

/** The words by which phrases name an occurrence. */
export const TRIGGER_WORDS: Readonly<Record<string, CadenceTriggerKind>> = {
  任职: 'tenure-started',
  到任: 'tenure-started',
  节: 'holiday',
  节假日: 'holiday',
  事项发生: 'matter',
  表决: 'vote',
  会: 'meeting',
  会议: 'meeting',
  收件: 'receipt',
  受理: 'receipt',
  新增: 'addition',
  调整: 'adjustment',
  启动: 'launch',
  换届: 'election',
  年检: 'annual-check',
};
const TRIGGER = `((?:${Object.keys(TRIGGER_WORDS)
  .sort((a, b) => b.length - a.length)
  .join('|')})`;

const match = (pattern: string, part: string) => new RegExp(`^(?:${pattern})$`, 'u').exec(part);

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
    `(?:每个?季度?|逐季度?|季)(?:(末月|首月)(\\d{1,2}日|底)前|(末|底)?前?(?:(?:不少于)?1次|一次)?)${LABEL}`,
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
  const found = match(`每个?月(?:(\\d{1,2}日)前|(末|底)前?|(?:(?:不少于)?1次|一次)?)${LABEL}`, part);
  if (!found) return undefined;
  return dayInMonth(found[1], (day) => [periodic('monthly', 'last', day, labelOf(found[3]!))]);
};

/** 每半年 · 半年过半 · 上半年 · 年底前 · 每年 */
const readHalvesAndYears: Reader = (part) => {
  const half = match(`每半年(末|底)?前?(?:(?:不少于)?1次|一次)?${LABEL}`, part);
  if (half) return [periodic('half-yearly', 'last', 'end', labelOf(half[2]!))];
  if (part === '半年过半') return [yearly(6, 'end', { share: '过半' })];
  const named = match(`(上半年|下半年|年底|年末|每年|全年|年内)(?:末|底)?(?:前|内)?${LABEL}`, part);
  if (!named) return undefined;
  const extra = labelOf(named[2]!);
  if (named[1] === '上半年') return [yearly(6, 'end', extra)];
  if (named[1] === '下半年')
    return [yearly(12, 'end', { window: { opens: 'date', month: 7, day: 1 }, ...extra })];
  return [yearly(12, 'end', extra)];
};

/** 每2个月 · 后进每2个月 */
const readEveryMonths: Reader = (part) => {
  const found = match(`(\\p{Script=Han}{0,6})每(\\d{1,2})个?月(?:一次)?`, part);
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
  const end = match(`(?:每|逐)学期(?:期?末|结束)?前?(?:一次)?${LABEL}`, part);
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
  readDates,
  readQuarters,
  readMonths,
  readHalvesAndYears,
  readEveryMonths,
  readSchoolYear,
  readOccurrences,
];

/** 过半 and 六成 say how much is due; other words say what. */
function labelOf(word: string): { label: string; share?: string } {
  const share = /^(?:完成)?(过半|[一二三四五六七八九]成)$/.exec(word);
  return share ? { label: '', share: share[1]! } : { label: word };
}

function dayInMonth(
  text: string | undefined,
  make: (day: number | 'end') => CadenceClause[],
): CadenceClause[] | undefined {
  if (text === undefined || text === '底') return make('end');
  const day = Number.parseInt(text, 10);
  return day >= 1 && day <= 31 ? make(day) : undefined;
}

const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isRealDate({ deadline }: CadenceClause): boolean {
  if (deadline.at !== 'date') return false;
  const days = DAYS_OF_MONTH[deadline.month - 1];
  return days !== undefined && (deadline.day === 'end' || (deadline.day >= 1 && deadline.day <= days));
}
