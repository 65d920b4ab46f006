import type { ImportFault, ImportFaultPlace } from '../../../../platform/import-fault';
import { plainText } from '../../may-report-duty';
import type { TargetRole } from '../directive-states';
import { PLAN_COLUMNS, planColumnOf, PLAN_KEYS } from './plan-columns';
import type { PlanColumn } from './plan-columns';
import { planFault } from './plan-faults';
import { readDeadline } from './read-deadline';

/** A sheet as any reader of tables gives it. */
export interface PlanSheet {
  readonly name: string;
  readonly rows: readonly {
    readonly number: number;
    readonly cells: readonly { readonly address: string; readonly text: string }[];
  }[];
}

/** A unit that a plan may name: its head post bears what is asked. */
export interface PlanUnit {
  readonly postId: string;
  readonly name: string;
  readonly code: string;
  readonly levelCode: string;
}

export interface PlanContext {
  readonly sources: readonly string[];
  readonly units: readonly PlanUnit[];
  readonly today: string;
}

/** A row that can become a draft. */
export interface PlannedDirective {
  readonly title: string;
  readonly sourceCode: string;
  readonly content: string;
  readonly basis: string | null;
  readonly dueOn: string | null;
  readonly targets: readonly { readonly postId: string; readonly role: TargetRole }[];
}

export interface CheckedPlan {
  readonly directives: readonly PlannedDirective[];
  readonly faults: readonly ImportFault[];
  readonly rows: number;
}

interface PlanRow {
  readonly text: (column: PlanColumn) => string;
  readonly place: (column: PlanColumn) => ImportFaultPlace;
  readonly number: number;
}

const HEADER_WITHIN = 10;
const DEFAULT_SOURCE = '年度要点';

/** Reads the rows of a plan from whichever sheets have its header, and says what is wrong by row and cell. */
export function checkPlan(sheets: readonly PlanSheet[], context: PlanContext): CheckedPlan {
  const tables = sheets.map(rowsOf).filter((rows) => rows !== null);
  const faults: ImportFault[] = [];
  if (tables.length === 0) {
    const place = { sheet: sheets[0]?.name ?? '', row: 1, cell: null, column: null, value: null };
    return { directives: [], faults: [planFault('header.missing', place)], rows: 0 };
  }
  const rows = tables.flat();
  const titles = new Map<string, number>();
  const directives = rows.flatMap((row) => {
    const before = faults.length;
    const planned = checkRow(row, context, faults);
    const twin = titles.get(planned.title);
    if (twin !== undefined && planned.title)
      faults.push(planFault('title.twice', row.place('title'), { row: twin }));
    titles.set(planned.title, twin ?? row.number);
    return faults.slice(before).some(({ severity }) => severity === 'error') ? [] : [planned];
  });
  return { directives, faults, rows: rows.length };
}

function checkRow(row: PlanRow, context: PlanContext, faults: ImportFault[]): PlannedDirective {
  const title = row.text('title');
  if (!title) faults.push(planFault('title.missing', row.place('title')));
  for (const column of PLAN_KEYS) {
    const length = [...row.text(column)].length;
    const { limit } = PLAN_COLUMNS[column];
    if (length > limit) faults.push(planFault('text.too-long', row.place(column), { limit, length }));
  }
  const sourceCode = row.text('source') || DEFAULT_SOURCE;
  if (!context.sources.includes(sourceCode)) {
    faults.push(planFault('source.unknown', row.place('source'), { known: context.sources.join('、') }));
  }
  const targets = targetsOf(row, context, faults);
  if (targets.length === 0 && !row.text('lead') && !row.text('assist'))
    faults.push(planFault('unit.none', row.place('lead')));
  const dueOn = deadlineOf(row, context, faults);
  return {
    title,
    sourceCode,
    content: row.text('content'),
    basis: row.text('basis') || null,
    dueOn,
    targets,
  };
}

function deadlineOf(row: PlanRow, { today }: PlanContext, faults: ImportFault[]): string | null {
  const text = row.text('due');
  const place = row.place('due');
  const day = readDeadline(text, today);
  if (text === '') faults.push(planFault('due.missing', place));
  else if (day === undefined) faults.push(planFault('due.unreadable', place));
  else if (day < today) faults.push(planFault('due.past', place));
  return day ?? null;
}

/** Each unit once: who leads does not assist too. */
function targetsOf(row: PlanRow, context: PlanContext, faults: ImportFault[]): PlannedDirective['targets'] {
  const roles = new Map<string, TargetRole>();
  for (const role of ['lead', 'assist'] as const) {
    for (const name of namesIn(row.text(role))) {
      const units = unitsCalled(name, context.units);
      if (units.length === 0)
        faults.push(planFault('unit.unknown', row.place(role), { name, near: near(name, context) }));
      for (const { postId } of units) if (!roles.has(postId)) roles.set(postId, role);
    }
  }
  return [...roles].map(([postId, role]) => ({ postId, role }));
}

const namesIn = (text: string): string[] =>
  text
    .split(/[、,，;；\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** One unit by its name or code, or all of a level: 各乡镇, 各乡镇（街道）, 各村. */
function unitsCalled(name: string, units: readonly PlanUnit[]): PlanUnit[] {
  const one = units.filter((unit) => unit.name === name || unit.code === name);
  if (one.length > 0 || !name.startsWith('各')) return one;
  return units.filter(({ levelCode }) => name.includes(levelCode));
}

function near(name: string, { units }: PlanContext): string {
  const found = units.find((unit) => unit.name.includes(name) || name.includes(unit.name));
  return found ? `（是不是“${found.name}”？）` : '';
}

/** The rows below the header, null when the sheet has none. */
function rowsOf({ name, rows }: PlanSheet): PlanRow[] | null {
  for (const candidate of rows.slice(0, HEADER_WITHIN)) {
    const letters = new Map<PlanColumn, { letter: string; header: string }>();
    for (const { address, text } of candidate.cells) {
      const key = planColumnOf(text);
      if (key && !letters.has(key)) letters.set(key, { letter: letterOf(address), header: text.trim() });
    }
    if (!letters.has('title') || letters.size < 2) continue;
    return rows
      .filter(({ number }) => number > candidate.number)
      .map((row) => planRow(name, row, letters))
      .filter((row) => PLAN_KEYS.some((key) => row.text(key) !== ''));
  }
  return null;
}

function planRow(
  sheet: string,
  { number, cells }: PlanSheet['rows'][number],
  letters: ReadonlyMap<PlanColumn, { letter: string; header: string }>,
): PlanRow {
  const texts = new Map(cells.map(({ address, text }) => [letterOf(address), plainText(text)]));
  const text = (column: PlanColumn) => texts.get(letters.get(column)?.letter ?? '') ?? '';
  return {
    number,
    text,
    place: (column) => {
      const at = letters.get(column);
      const header = at?.header ?? PLAN_COLUMNS[column].header;
      return {
        ...{ sheet, row: number, cell: at ? `${at.letter}${number}` : null },
        ...{ column: header, value: text(column) },
      };
    },
  };
}

const letterOf = (address: string): string => address.replace(/\d+$/, '');
