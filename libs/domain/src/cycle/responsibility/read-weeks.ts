import { MAX_CLAUSES } from './cadence-clause';
import { LABEL, labelOf, match } from './cadence-part-words';
import type { Reader } from './cadence-part-words';
import { weekly } from './make-clauses';

const WEEKDAYS = '一二三四五六日';
/** Said when the clause is read back; it adds nothing. */
const IN_ITS_WEEK = /\(遇非工作日在当周内调整\)$/;
const EACH = '(?:每|逐)(?:([1-4])个?)?周';
const MOST_WEEKS = 4;

/** 每周 · 每周一次 · 每周五前 · 每周一、周四 · 每2周一次 · 每2周的周五前 · 每周最后1个工作日前 */
export const readWeeks: Reader = (part) => {
  const said = part.replace(IN_ITS_WEEK, '');
  const days = match(`${EACH}的?((?:周?[${WEEKDAYS}][、和及])*周?[${WEEKDAYS}])(?:下班)?前?${LABEL}`, said);
  if (days) {
    const [, every, names, label] = days;
    return names!
      .split(/[、和及]/)
      .map((name) => weekly(WEEKDAYS.indexOf(name.at(-1)!) + 1, weeksOf(every), labelOf(label!)));
  }
  const end = match(`${EACH}(?:末|底|的?最后1个工作日)?(?:前|内)?(?:(?:不少于)?1次)?${LABEL}`, said);
  return end ? [weekly('end', weeksOf(end[1]), labelOf(end[2]!))] : undefined;
};

/** 每周不少于2次: each time is a date of its own. */
export const readWeekTimes: Reader = (part) => {
  const found = match(`${EACH}(?:内)?(?:最后1个工作日前)?(?:不少于)?(\\d{1,2})次`, part);
  const times = Number(found?.[2]);
  if (!found || times < 2 || times > MAX_CLAUSES) return undefined;
  return Array.from({ length: times }, (_, index) =>
    weekly('end', weeksOf(found[1]), { label: `第${index + 1}次` }),
  );
};

const weeksOf = (every: string | undefined): number => Math.min(MOST_WEEKS, Number(every ?? 1));
