import { CADENCE_TRIGGERS } from './cadence-clause';
import type { CadenceClause, CadenceDeadline } from './cadence-clause';

/** The clauses in words, for people to check against the phrase of the list. */
export function cadenceSentence(clauses: readonly CadenceClause[]): { zh: string; en: string } {
  const groups = inTimes(clauses);
  const wordsOf = ({ clause, times }: Times) =>
    times === 1
      ? { zh: chinese(clause), en: english(clause) }
      : {
          zh: `${chinese({ ...clause, label: '' })}不少于${times}次`,
          en: `${times} times ${english({ ...clause, label: '' })}`,
        };
  const words = groups.map(wordsOf);
  return { zh: words.map(({ zh }) => zh).join('；'), en: capital(words.map(({ en }) => en).join('; ')) };
}

interface Times {
  readonly clause: CadenceClause;
  readonly times: number;
}

/** 第1次 第2次 of the same deadline are one thing that is said: twice. */
function inTimes(clauses: readonly CadenceClause[]): Times[] {
  const groups: Times[] = [];
  for (const clause of clauses) {
    const last = groups.at(-1);
    const first = last?.clause.label === '第1次' && clause.label === `第${last.times + 1}次`;
    if (first && JSON.stringify({ ...last.clause, label: clause.label }) === JSON.stringify(clause)) {
      groups[groups.length - 1] = { clause: last.clause, times: last.times + 1 };
    } else {
      groups.push({ clause, times: 1 });
    }
  }
  return groups;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const SHIFT_ZH = { none: '', previous: '（遇非工作日提前）', next: '（遇非工作日顺延）' } as const;
const SHIFT_EN = {
  none: '',
  previous: ' (or the working day before)',
  next: ' (or the next working day)',
} as const;
/** A weekday off gives way to a working day of its week. */
const IN_ITS_WEEK = {
  zh: '（遇非工作日在当周内调整）',
  en: ' (or the nearest working day of that week)',
} as const;
const WEEKDAYS_ZH = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const WEEKDAYS_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const UNIT_ZH = { day: '日', 'working-day': '个工作日', month: '个月' } as const;
const UNIT_EN = { day: 'day', 'working-day': 'working day', month: 'month' } as const;

function chinese(clause: CadenceClause): string {
  const what = [clause.label, clause.share].filter(Boolean).join('，');
  const time = chineseTime(clause);
  // 后进：每2个月 names for whom, 3月31日前签订 names what.
  const whole = clause.kind === 'every-n-months' && what ? `${what}：${time}` : `${time}${what}`;
  return `${whole}${isWeekday(clause) ? IN_ITS_WEEK.zh : SHIFT_ZH[clause.shift]}`;
}

function chineseTime(clause: CadenceClause): string {
  const { deadline } = clause;
  switch (deadline.at) {
    case 'day':
      return `${Number(deadline.day.slice(0, 4))}年${Number(deadline.day.slice(5, 7))}月${Number(deadline.day.slice(8))}日前`;
    case 'date': {
      const each = clause.kind === 'academic-year' ? '每学年' : '每年';
      if (clause.window.opens === 'month' && deadline.day === 'end') return `${each}${deadline.month}月内`;
      return `${each}${deadline.month}月${deadline.day === 'end' ? '底' : `${deadline.day}日`}前`;
    }
    case 'period':
      return chinesePeriod(clause, deadline);
    case 'week':
      return chineseWeek(clause, deadline.weekday);
    case 'offset':
      return chineseOffset(clause, deadline);
  }
}

function chinesePeriod(clause: CadenceClause, deadline: Extract<CadenceDeadline, { at: 'period' }>): string {
  const each = {
    'half-yearly': '每半年',
    quarterly: '每季度',
    monthly: '每月',
    'every-n-months': `每${clause.every}个月`,
  }[clause.kind as 'quarterly'];
  const working = clause.unit === 'working-day';
  const day =
    deadline.day === 'end'
      ? working
        ? '最后1个工作日'
        : '底'
      : working
        ? `第${deadline.day}个工作日`
        : `${deadline.day}日`;
  if (clause.kind === 'monthly') return `${each}${day}前`;
  if (deadline.month === 'last' && deadline.day === 'end' && !working) return `${each}末前`;
  return `${each}${deadline.month === 'first' ? '首月' : '末月'}${day}前`;
}

const isWeekday = ({ deadline }: CadenceClause): boolean =>
  deadline.at === 'week' && deadline.weekday !== 'end';

function chineseWeek({ every }: CadenceClause, weekday: number | 'end'): string {
  const each = every ? `每${every}周` : '每周';
  if (weekday === 'end') return `${each}最后1个工作日前`;
  const day = WEEKDAYS_ZH[weekday - 1]!;
  return every ? `${each}的${day}前` : `每${day}前`;
}

function englishWeek({ every }: CadenceClause, weekday: number | 'end'): string {
  const each = every ? `every ${every} weeks` : 'each week';
  return `by ${weekday === 'end' ? 'the last working day' : WEEKDAYS_EN[weekday - 1]!} of ${each}`;
}

function chineseOffset(
  clause: CadenceClause,
  { from, count }: Extract<CadenceDeadline, { at: 'offset' }>,
): string {
  const amount = `${Math.abs(count)}${UNIT_ZH[clause.unit]}`;
  if (clause.kind === 'term') {
    if (count === 0) return from === 'end' ? '每学期期末前' : '每学期开学当日';
    const edge = from === 'end' ? '学期结束' : '开学';
    return count > 0 ? `${edge}后${amount}内` : `${edge}前${amount}`;
  }
  const name = clause.trigger?.label || CADENCE_TRIGGERS[clause.trigger!.kind].zh;
  const edge = `${name}${from === 'end' && count <= 0 ? '结束' : ''}`;
  if (count === 0) return `${edge}当日`;
  return count > 0 ? `${edge}后${amount}内` : `${edge}前${amount}`;
}

function english(clause: CadenceClause): string {
  const what = [clause.label && `“${clause.label}”`, clause.share && shareInEnglish(clause.share)]
    .filter(Boolean)
    .join(', ');
  return `${what && `${what} `}${englishTime(clause)}${isWeekday(clause) ? IN_ITS_WEEK.en : SHIFT_EN[clause.shift]}`;
}

function shareInEnglish(share: string): string {
  if (share === '过半') return 'more than half';
  const tenths = '一二三四五六七八九'.indexOf(share.charAt(0)) + 1;
  return tenths > 0 && share.endsWith('成') ? `${tenths}0%` : `“${share}”`;
}

function englishTime(clause: CadenceClause): string {
  const { deadline } = clause;
  switch (deadline.at) {
    case 'day':
      return `by ${deadline.day}`;
    case 'date': {
      const each = clause.kind === 'academic-year' ? 'each school year' : 'each year';
      const month = MONTHS[deadline.month - 1]!;
      if (clause.window.opens === 'month' && deadline.day === 'end') return `in ${month} ${each}`;
      return `by ${deadline.day === 'end' ? `the end of ${month}` : `${deadline.day} ${month}`} ${each}`;
    }
    case 'period':
      return englishPeriod(clause, deadline);
    case 'week':
      return englishWeek(clause, deadline.weekday);
    case 'offset':
      return englishOffset(clause, deadline);
  }
}

function englishPeriod(clause: CadenceClause, deadline: Extract<CadenceDeadline, { at: 'period' }>): string {
  const period = {
    'half-yearly': 'half-year',
    quarterly: 'quarter',
    monthly: 'month',
    'every-n-months': `${clause.every} months`,
  }[clause.kind as 'quarterly'];
  const working = clause.unit === 'working-day';
  const day =
    deadline.day === 'end'
      ? working
        ? 'the last working day'
        : 'the last day'
      : `${working ? 'working day' : 'day'} ${deadline.day}`;
  if (clause.kind === 'monthly') return `by ${day} of each month`;
  if (deadline.month === 'last' && deadline.day === 'end' && !working) return `by the end of every ${period}`;
  return `by ${day} of the ${deadline.month} month of every ${period}`;
}

function englishOffset(
  clause: CadenceClause,
  { from, count }: Extract<CadenceDeadline, { at: 'offset' }>,
): string {
  const size = Math.abs(count);
  const amount = `${size} ${UNIT_EN[clause.unit]}${size === 1 ? '' : 's'}`;
  const name =
    clause.kind === 'term' ? 'each term' : clause.trigger?.label || CADENCE_TRIGGERS[clause.trigger!.kind].en;
  const edge =
    clause.kind === 'term' ? `the ${from} of ${name}` : from === 'end' ? `the end of ${name}` : name;
  if (count === 0) return clause.kind === 'term' && from === 'end' ? `by ${edge}` : `on the day of ${edge}`;
  return count > 0 ? `within ${amount} of ${edge}` : `${amount} before ${edge}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
