import {
  CADENCE_KINDS,
  CADENCE_SHIFTS,
  CADENCE_TRIGGERS,
  CADENCE_UNITS,
  MAX_CLAUSES,
} from './cadence-clause';
import type { CadenceClause, CadenceClauseFault, CadenceDeadline, CadenceKind } from './cadence-clause';

type Loose = Readonly<Record<string, unknown>>;

const LONGEST_LABEL = 40;
const LONGEST_OFFSET = { day: 400, 'working-day': 250, month: 24 } as const;
const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DEADLINE_OF_KIND: Readonly<Record<CadenceKind, CadenceDeadline['at']>> = {
  once: 'day',
  yearly: 'date',
  'academic-year': 'date',
  'half-yearly': 'period',
  quarterly: 'period',
  monthly: 'period',
  'every-n-months': 'period',
  weekly: 'week',
  term: 'offset',
  occurrence: 'offset',
};
const FIELDS = ['kind', 'window', 'deadline', 'unit', 'trigger', 'every', 'label', 'share', 'shift'];

const fault = (path: string, zh: string, en: string): CadenceClauseFault => ({ path, zh, en });

/** Everything that is wrong with an item's clauses; none means that they can be stored and dated. */
export function checkCadenceClauses(value: unknown): CadenceClauseFault[] {
  if (!Array.isArray(value) || value.length === 0) {
    return [fault('', '至少要有一条时限。', 'At least one clause is needed.')];
  }
  if (value.length > MAX_CLAUSES) {
    return [fault('', `一项责任最多 ${MAX_CLAUSES} 条时限。`, `An item has at most ${MAX_CLAUSES} clauses.`)];
  }
  return value.flatMap((clause, index) =>
    checkCadenceClause(clause).map((found) => ({
      ...found,
      path: `${index}${found.path && '.'}${found.path}`,
    })),
  );
}

/** Everything that is wrong with one clause. */
export function checkCadenceClause(value: unknown): CadenceClauseFault[] {
  if (!isRecord(value)) return [fault('', '时限必须是一个对象。', 'A clause must be an object.')];
  const kind = CADENCE_KINDS.find((known) => known === value.kind);
  if (!kind) return [fault('kind', '没有这种频次。', 'Unknown kind.')];
  return [
    ...checkPlainFields(value),
    ...checkOwnFields(kind, value),
    ...checkDeadline(kind, value),
    ...checkWindow(kind, value),
  ];
}

/** Whether a value from outside is an item's list of clauses. */
export function areCadenceClauses(value: unknown): value is readonly CadenceClause[] {
  return checkCadenceClauses(value).length === 0;
}

function checkPlainFields(clause: Loose): CadenceClauseFault[] {
  const faults = Object.keys(clause)
    .filter((field) => !FIELDS.includes(field))
    .map((field) => fault(field, '没有这个字段。', 'Unknown field.'));
  if (!isOneOf(CADENCE_UNITS, clause.unit))
    faults.push(fault('unit', '单位只能是日、工作日或月。', 'Unknown unit.'));
  if (!isOneOf(CADENCE_SHIFTS, clause.shift))
    faults.push(fault('shift', '顺延只能是不移、提前或顺延。', 'Unknown shift.'));
  if (!isText(clause.label))
    faults.push(fault('label', '名称须在 40 字以内。', 'A label has at most 40 characters.'));
  if (clause.share !== undefined && (!isText(clause.share) || clause.share === '')) {
    faults.push(fault('share', '份额须在 40 字以内且不为空。', 'A share has 1 to 40 characters.'));
  }
  return faults;
}

/** `trigger` belongs to occurrences, `every` to periods of several months; both are then needed. */
function checkOwnFields(kind: CadenceKind, clause: Loose): CadenceClauseFault[] {
  const faults: CadenceClauseFault[] = [];
  const { trigger, every } = clause;
  if (kind === 'occurrence') {
    const known =
      isRecord(trigger) && typeof trigger.kind === 'string' && Object.hasOwn(CADENCE_TRIGGERS, trigger.kind);
    if (!known)
      faults.push(fault('trigger.kind', '要说明从哪件事起算。', 'Say which occurrence starts the count.'));
    else if (trigger.label !== undefined && !isText(trigger.label)) {
      faults.push(fault('trigger.label', '名称须在 40 字以内。', 'A label has at most 40 characters.'));
    }
  } else if (trigger !== undefined) {
    faults.push(
      fault('trigger', '只有按事起算的时限才有起算事项。', 'Only an occurrence clause has a trigger.'),
    );
  }
  if (kind === 'every-n-months') {
    if (!isWhole(every, 2, 11))
      faults.push(fault('every', '要说明每几个月（2–11）。', 'Say how many months (2–11).'));
  } else if (kind === 'weekly') {
    if (every !== undefined && !isWhole(every, 2, 4))
      faults.push(
        fault('every', '每几周须为 2–4；每周不用写。', 'Weeks are 2–4; leave them out for each week.'),
      );
  } else if (every !== undefined) {
    faults.push(
      fault('every', '只有“每几个月”“每几周”才有数目。', 'Only every so many months or weeks has a number.'),
    );
  }
  return faults;
}

function checkDeadline(kind: CadenceKind, clause: Loose): CadenceClauseFault[] {
  const { deadline, unit } = clause;
  if (!isRecord(deadline) || deadline.at !== DEADLINE_OF_KIND[kind]) {
    return [
      fault(
        'deadline.at',
        '时限的写法与频次不相配。',
        `Kind ${kind} needs a deadline at "${DEADLINE_OF_KIND[kind]}".`,
      ),
    ];
  }
  if (deadline.at === 'day') {
    return isCalendarDay(deadline.day) ? [] : [fault('deadline.day', '没有这一天。', 'No such day.')];
  }
  if (deadline.at === 'offset') return checkOffset(deadline, unit);
  if (deadline.at === 'week') return checkWeek(deadline, clause);
  if (unit === 'month')
    return [fault('unit', '固定日期的时限不能按月计数。', 'A fixed date does not count months.')];
  if (deadline.at === 'date') {
    if (unit !== 'day') return [fault('unit', '固定日期按日计。', 'A fixed date counts days.')];
    if (!isWhole(deadline.month, 1, 12))
      return [fault('deadline.month', '月份须为 1–12。', 'A month is 1–12.')];
    return isDayOf(deadline.month, deadline.day)
      ? []
      : [fault('deadline.day', '该月没有这一天。', 'No such day.')];
  }
  if (deadline.month !== 'first' && deadline.month !== 'last') {
    return [fault('deadline.month', '只能是首月或末月。', 'Either the first or the last month.')];
  }
  const longest = unit === 'working-day' ? 15 : 31;
  return deadline.day === 'end' || isWhole(deadline.day, 1, longest)
    ? []
    : [fault('deadline.day', `日须为 1–${longest} 或月底。`, `A day is 1–${longest} or the end.`)];
}

function checkWeek(deadline: Loose, { unit, shift }: Loose): CadenceClauseFault[] {
  const known = deadline.weekday === 'end' || isWhole(deadline.weekday, 1, 7);
  return [
    ...(known ? [] : [fault('deadline.weekday', '只能是周一到周日或周末。', 'A weekday is 1–7 or the end.')]),
    ...(unit === 'working-day' ? [] : [fault('unit', '按周的时限按工作日计。', 'Weeks count working days.')]),
    // Within its week a day off moves by itself.
    ...(shift === 'none'
      ? []
      : [fault('shift', '按周的时限在当周内调整，不另顺延。', 'Weeks shift nothing.')]),
  ];
}

function checkOffset(deadline: Loose, unit: unknown): CadenceClauseFault[] {
  if (deadline.from !== 'start' && deadline.from !== 'end') {
    return [fault('deadline.from', '只能从开始或结束起算。', 'Count from the start or the end.')];
  }
  const longest = isOneOf(CADENCE_UNITS, unit) ? LONGEST_OFFSET[unit] : 0;
  return isWhole(deadline.count, -longest, longest)
    ? []
    : [fault('deadline.count', `数目须在 ±${longest} 以内。`, `The count is within ±${longest}.`)];
}

function checkWindow(kind: CadenceKind, clause: Loose): CadenceClauseFault[] {
  const { window } = clause;
  if (!isRecord(window)) return [fault('window', '要说明从何时起可办。', 'Say when the window opens.')];
  switch (window.opens) {
    case 'period':
    case 'month':
      return [];
    case 'before':
      return isWhole(window.days, 0, 400)
        ? []
        : [fault('window.days', '天数须为 0–400。', 'Days are 0–400.')];
    case 'date': {
      if (DEADLINE_OF_KIND[kind] !== 'date') {
        return [fault('window.opens', '只有按年的时限才从某月某日起。', 'Only yearly kinds open on a date.')];
      }
      const known = isWhole(window.month, 1, 12) && window.day !== 'end' && isDayOf(window.month, window.day);
      return known ? [] : [fault('window.day', '没有这一天。', 'No such day.')];
    }
    default:
      return [fault('window.opens', '没有这种起始方式。', 'Unknown window.')];
  }
}

const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST_LABEL;
const isWhole = (value: unknown, from: number, to: number): value is number =>
  Number.isInteger(value) && (value as number) >= from && (value as number) <= to;
const isOneOf = <T extends string>(known: readonly T[], value: unknown): value is T =>
  known.includes(value as T);
const isDayOf = (month: number, day: unknown): boolean =>
  day === 'end' || isWhole(day, 1, DAYS_OF_MONTH[month - 1]!);

function isCalendarDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
