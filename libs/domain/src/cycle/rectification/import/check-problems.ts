import { defineImportFaults } from '../../../platform/import-fault';
import type { ImportFault, ImportFaultPlace } from '../../../platform/import-fault';
import { readDay } from '../../../registry/organizations/import/read-day';
import { plainText } from '../../duties/may-report-duty';

/** Every column of a list of problems from above: its header in the template, and the others it is known by. */
export const PROBLEM_COLUMNS = {
  unit: { header: '单位', synonyms: ['责任单位', '被巡察单位', '被督查单位'], limit: 100 },
  title: { header: '问题', synonyms: ['反馈问题', '存在问题', '问题表述'], limit: 200 },
  authority: { header: '反馈机关', synonyms: ['巡察机关', '巡察组', '认定机关'], limit: 60 },
  foundOn: { header: '反馈日期', synonyms: ['巡察日期', '认定日期'], limit: 40 },
  severity: { header: '严重程度', synonyms: ['程度'], limit: 20 },
  dimension: { header: '维度', synonyms: ['类别', '问题类别'], limit: 20 },
  request: { header: '整改要求', synonyms: ['要求', '整改措施要求'], limit: 500 },
  dueOn: { header: '整改时限', synonyms: ['时限', '完成时限', '整改期限'], limit: 40 },
  clause: { header: '依据', synonyms: ['文号', '依据条款'], limit: 200 },
} as const;

export type ProblemColumn = keyof typeof PROBLEM_COLUMNS;

export const PROBLEM_KEYS = Object.keys(PROBLEM_COLUMNS) as ProblemColumn[];

/** Every fault that such a list can have: what is wrong, and what to do. */
const fault = defineImportFaults({
  'header.missing': {
    severity: 'error',
    zh: '没有找到表头。请在前 10 行里写上“单位、问题、反馈机关、反馈日期”这些列名。',
    en: 'No header was found. Put 单位, 问题, 反馈机关, 反馈日期 into one of the first 10 rows.',
  },
  'cell.missing': { severity: 'error', zh: '没有填写。请补上。', en: 'It is empty. Fill it in.' },
  'text.too-long': {
    severity: 'error',
    zh: '最多 {limit} 字，现在 {length} 字。请精简。',
    en: 'It holds {limit} characters at most, not {length}. Shorten it.',
  },
  'unit.unknown': {
    severity: 'error',
    zh: '“{value}”不在您管理的单位里。请写组织全称或编码{near}。',
    en: '“{value}” is none of the units below you. Write its full name or code{near}.',
  },
  'unit.own': {
    severity: 'error',
    zh: '“{value}”是您本单位，不能由您导入和下达。请交给上级。',
    en: '“{value}” is your own unit. Leave its problems to the level above.',
  },
  'code.unknown': {
    severity: 'error',
    zh: '“{value}”不在目录里。请改成其中之一：{known}。',
    en: 'There is no “{value}” in the catalogue. Use one of {known}.',
  },
  'day.unreadable': {
    severity: 'error',
    zh: '“{value}”读不出日期。请写成 2026-12-10 或 2026年12月10日。',
    en: '“{value}” is no date. Write 2026-12-10 or 2026年12月10日.',
  },
  'found.ahead': {
    severity: 'error',
    zh: '反馈日期“{value}”晚于今天。请改日期。',
    en: '“{value}” lies ahead. Change the date.',
  },
  'due.before': {
    severity: 'error',
    zh: '整改时限“{value}”早于反馈日期。请改日期。',
    en: '“{value}” is before the day of the feedback. Change the date.',
  },
  'due.past': {
    severity: 'warning',
    zh: '整改时限“{value}”已经过去，入库后立即算逾期。',
    en: '“{value}” is past: the order is overdue at once.',
  },
  'problem.twice': {
    severity: 'warning',
    zh: '与第 {row} 行相同。两行会各成一个问题。',
    en: 'It is the same as row {row}. Each becomes a problem of its own.',
  },
});

/** A sheet as any reader of tables gives it. */
export interface ProblemSheet {
  readonly name: string;
  readonly rows: readonly {
    readonly number: number;
    readonly cells: readonly { readonly address: string; readonly text: string }[];
  }[];
}

/** A unit below whoever imports; its head post bears the problem. */
export interface ProblemUnit {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly domainCode: string | null;
  readonly headPostId: string;
}

export interface ProblemContext {
  readonly units: readonly ProblemUnit[];
  readonly ownUnitId: string | null;
  readonly severities: readonly string[];
  readonly dimensions: readonly string[];
  readonly domains: readonly string[];
  readonly today: string;
}

/** A row that becomes a confirmed problem, with an order where it says by when. Days are 'yyyy-MM-dd'. */
export interface Problem {
  readonly organizationId: string;
  readonly postId: string;
  readonly title: string;
  readonly authority: string;
  readonly foundOn: string;
  readonly severityCode: string;
  readonly dimensionCode: string;
  readonly domainCode: string;
  readonly request: string | null;
  readonly dueOn: string | null;
  readonly clause: string | null;
}

export interface CheckedProblems {
  readonly problems: readonly Problem[];
  readonly faults: readonly ImportFault[];
  readonly rows: number;
}

interface Row {
  readonly number: number;
  readonly text: (column: ProblemColumn) => string;
  readonly place: (column: ProblemColumn) => ImportFaultPlace;
}

const HEADER_WITHIN = 10;
const REQUIRED = ['unit', 'title', 'authority', 'foundOn'] as const;
const SECOND = 1;

/** Reads the rows of whichever sheets have the header, and says what is wrong by row and cell. */
export function checkProblems(sheets: readonly ProblemSheet[], context: ProblemContext): CheckedProblems {
  const tables = sheets.map(rowsOf).filter((rows) => rows !== null);
  const faults: ImportFault[] = [];
  if (tables.length === 0) {
    const place = { sheet: sheets[0]?.name ?? '', row: 1, cell: null, column: null, value: null };
    return { problems: [], faults: [fault('header.missing', place)], rows: 0 };
  }
  const rows = tables.flat();
  const known = new Map<string, number>();
  const problems = rows.flatMap((row) => {
    const before = faults.length;
    const problem = checkRow(row, context, faults);
    const key = `${row.text('unit')} ${row.text('title')}`;
    const twin = known.get(key);
    if (twin !== undefined) faults.push(fault('problem.twice', row.place('title'), { row: twin }));
    known.set(key, twin ?? row.number);
    const wrong = faults.slice(before).some(({ severity }) => severity === 'error');
    return wrong || !problem ? [] : [problem];
  });
  return { problems, faults, rows: rows.length };
}

function checkRow(row: Row, context: ProblemContext, faults: ImportFault[]): Problem | undefined {
  for (const column of REQUIRED) if (!row.text(column)) faults.push(fault('cell.missing', row.place(column)));
  for (const column of PROBLEM_KEYS) {
    const length = [...row.text(column)].length;
    const { limit } = PROBLEM_COLUMNS[column];
    if (length > limit) faults.push(fault('text.too-long', row.place(column), { limit, length }));
  }
  const unit = unitOf(row, context, faults);
  const foundOn = dayOf(row, 'foundOn', faults);
  const dueOn = dayOf(row, 'dueOn', faults);
  if (foundOn && foundOn > context.today) faults.push(fault('found.ahead', row.place('foundOn')));
  if (foundOn && dueOn && dueOn < foundOn) faults.push(fault('due.before', row.place('dueOn')));
  else if (dueOn && dueOn < context.today) faults.push(fault('due.past', row.place('dueOn')));
  // The second lightest where nothing is said.
  const severityCode = codeOf(row, 'severity', context.severities, SECOND, faults);
  const dimensionCode = codeOf(row, 'dimension', context.dimensions, 0, faults);
  if (!unit || !foundOn) return undefined;
  return {
    ...{ organizationId: unit.id, postId: unit.headPostId, title: row.text('title'), foundOn, dueOn },
    ...{ authority: row.text('authority'), severityCode, dimensionCode },
    domainCode: unit.domainCode ?? context.domains[0] ?? '',
    request: row.text('request') || null,
    clause: row.text('clause') || null,
  };
}

function unitOf(row: Row, context: ProblemContext, faults: ImportFault[]): ProblemUnit | undefined {
  const name = row.text('unit');
  if (!name) return undefined;
  const place = row.place('unit');
  const { units } = context;
  const unit = units.find((one) => one.name === name || one.code === name);
  if (!unit) {
    const close = units.find((one) => one.name.includes(name) || name.includes(one.name));
    faults.push(fault('unit.unknown', place, { near: close ? `（是不是“${close.name}”？）` : '' }));
  } else if (unit.id === context.ownUnitId) faults.push(fault('unit.own', place));
  return unit;
}

function dayOf(row: Row, column: 'foundOn' | 'dueOn', faults: ImportFault[]): string | null {
  const text = row.text(column).normalize('NFKC').replace(/\s/g, '').replace(/前$/, '');
  if (!text) return null;
  const day = readDay(text);
  if (day === undefined) faults.push(fault('day.unreadable', row.place(column)));
  return day ?? null;
}

function codeOf(
  row: Row,
  column: 'severity' | 'dimension',
  known: readonly string[],
  otherwise: number,
  faults: ImportFault[],
): string {
  const text = row.text(column);
  if (text && !known.includes(text))
    faults.push(fault('code.unknown', row.place(column), { known: known.join('、') }));
  return text || known[Math.min(otherwise, known.length - 1)] || '';
}

const columnOf = (header: string): ProblemColumn | undefined => {
  const plain = header
    .normalize('NFKC')
    .replace(/\(.*?\)/g, '')
    .replace(/[\s*:]/g, '');
  return PROBLEM_KEYS.find((key) => {
    const { header: own, synonyms } = PROBLEM_COLUMNS[key];
    return own === plain || (synonyms as readonly string[]).includes(plain);
  });
};

/** The rows below the header, null when the sheet has none. */
function rowsOf({ name, rows }: ProblemSheet): Row[] | null {
  for (const candidate of rows.slice(0, HEADER_WITHIN)) {
    const letters = new Map<ProblemColumn, string>();
    for (const { address, text } of candidate.cells) {
      const key = columnOf(text);
      if (key && !letters.has(key)) letters.set(key, letterOf(address));
    }
    if (!letters.has('unit') || !letters.has('title')) continue;
    return rows
      .filter(({ number }) => number > candidate.number)
      .map(({ number, cells }): Row => {
        const texts = new Map(cells.map(({ address, text }) => [letterOf(address), plainText(text)]));
        const text = (column: ProblemColumn) => texts.get(letters.get(column) ?? '') ?? '';
        const place = (column: ProblemColumn): ImportFaultPlace => ({
          ...{ sheet: name, row: number, column: PROBLEM_COLUMNS[column].header, value: text(column) },
          cell: letters.has(column) ? `${letters.get(column)!}${number}` : null,
        });
        return { number, text, place };
      })
      .filter((row) => PROBLEM_KEYS.some((key) => row.text(key) !== ''));
  }
  return null;
}

const letterOf = (address: string): string => address.replace(/\d+$/, '');
