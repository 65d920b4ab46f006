import type { ImportFault, ImportFaultPlace } from '../../../platform/import-fault';
import { defineImportFaults } from '../../../platform/import-fault';
import type { Scheme } from '../scheme/scheme';
import { FactTable } from '../scoring/fact-table';
import { isPlain, literalOf } from './part-of-document';
import { rowPlace, rowsOfSheet } from './sheet-rows';
import type { SheetGiven, SheetRowGiven } from './sheet-rows';

export const FACTS_SHEET = '事实';
const UNIT = '单位';
const FACT = '事实';
const KEY = '键';
const KIND = '种类';
const VALUE = '值';
const EVIDENCE = '依据';
const UNIT_ID = '单位标识';
/** What stood when the workbook was written: whoever changed it meanwhile isn't overwritten by a workbook of before. */
const STOOD = '导出时的值';
const STOOD_EVIDENCE = '导出时的依据';
export const FACTS_HEADER: readonly string[] = [
  ...[UNIT, FACT, KEY, KIND, VALUE, EVIDENCE, UNIT_ID, STOOD, STOOD_EVIDENCE],
];
/** The columns by which it is told. */
export const FACTS_STOOD: ReadonlySet<string> = new Set([STOOD, STOOD_EVIDENCE]);
const STANDS: readonly (readonly [given: string, stood: string])[] = [
  [VALUE, STOOD],
  [EVIDENCE, STOOD_EVIDENCE],
];

export interface FactOfUnit {
  readonly organizationId: string;
  readonly key: string;
  /** Null where there is none. */
  readonly value: unknown;
  readonly evidence: string | null;
}

interface Unit {
  readonly organizationId: string;
  readonly organizationName: string;
}

const fault = defineImportFaults({
  'facts-sheet-missing': {
    severity: 'error',
    zh: '没有工作表“事实”，或它没有表头。请从导出的工作簿改起。',
    en: 'There is no sheet "事实", or it has no header. Begin with an exported workbook.',
  },
  'facts-column-unknown': {
    severity: 'error',
    zh: '不认识列“{value}”，请删去。',
    en: 'The column "{value}" is not known: remove it.',
  },
  'facts-column-missing': {
    severity: 'error',
    zh: '没有列“{name}”。请从导出的工作簿改起。',
    en: 'There is no column "{name}". Begin with an exported workbook.',
  },
  'facts-unit-unknown': {
    severity: 'error',
    zh: '这次考核里没有单位“{value}”，或有同名的单位。请从导出的工作簿改起。',
    en: 'The assessment has no unit "{value}", or several of this name. Begin with an exported workbook.',
  },
  'facts-key-unknown': {
    severity: 'error',
    zh: '方案里没有要填写的事实“{value}”。请核对键。',
    en: 'The scheme asks for no fact "{value}" to be typed. Check its key.',
  },
  'facts-twice': {
    severity: 'error',
    zh: '这个单位的这项事实写了两行。请只留一行。',
    en: 'This fact of this unit has two rows. Keep one.',
  },
  'facts-evidence-alone': {
    severity: 'error',
    zh: '只有依据，没有值。请填上值，或删去依据。',
    en: 'There is evidence and no value. Give the value, or remove the evidence.',
  },
  'facts-evidence-long': {
    severity: 'error',
    zh: '依据最多 200 字。请缩短。',
    en: 'Evidence has 200 characters at most. Shorten it.',
  },
  'facts-changed-meanwhile': {
    severity: 'error',
    zh: '导出之后有人改过“{column}”：导出时是“{stood}”，现在是“{now}”。请重新导出，在新的工作簿里改。',
    en: '"{column}" was changed after the export: it was "{stood}" and is "{now}". Export anew and change that workbook.',
  },
  'facts-value': { severity: 'error', zh: '值不合规定：{zh}', en: 'The value is not as it must be: {en}' },
});

const LONGEST_EVIDENCE = 200;
const FLAGS = new Map<string, boolean>([
  ...([
    ['是', true],
    ['否', false],
    ['true', true],
    ['false', false],
  ] as const),
]);

/** A row for every fact of every unit, whether it is there or not; in the order in which they are given. */
export function factsRows(
  units: readonly (Unit & { readonly facts: readonly Omit<FactOfUnit, 'organizationId'>[] })[],
  scheme: Pick<Scheme, 'facts'>,
): string[][] {
  return units.flatMap(({ organizationId, organizationName, facts }) =>
    facts.map(({ key, value, evidence }) => {
      const { zh, kind } = scheme.facts.get(key)!;
      const held = [cellOf(kind, value), evidence ?? ''];
      return [organizationName, zh, key, kind, ...held, organizationId, ...held];
    }),
  );
}

/** What a sheet is read against. */
export interface FactsAsked {
  readonly scheme: Scheme;
  readonly units: readonly Unit[];
  readonly keys: ReadonlySet<string>;
  /** The facts as they stand now. */
  readonly standing: readonly FactOfUnit[];
}

/** What the sheet says, and everything in it that can't be a fact of these units. An empty value takes one back. */
export function factsOfSheet(
  sheets: readonly SheetGiven[],
  { scheme, units, keys, standing }: FactsAsked,
): { readonly facts: readonly FactOfUnit[]; readonly faults: readonly ImportFault[] } {
  const sheet = sheets.find(({ name }) => name === FACTS_SHEET);
  if (!sheet || sheet.rows.length === 0)
    return { facts: [], faults: [fault('facts-sheet-missing', rowPlace(FACTS_SHEET, 1))] };
  const { rows, unknown, missing } = rowsOfSheet(sheet, FACTS_HEADER);
  const faults = [
    ...unknown.map((place) => fault('facts-column-unknown', place)),
    ...missing.map(({ column, place }) => fault('facts-column-missing', place, { name: column })),
  ];
  if (faults.length > 0) return { facts: [], faults };
  const table = new FactTable(
    scheme,
    units.map(({ organizationId }) => ({ id: organizationId, group: '' })),
  );
  const stands = new Map(standing.map((fact) => [`${fact.organizationId} ${fact.key}`, fact]));
  const seen = new Set<string>();
  const facts: FactOfUnit[] = [];
  for (const row of rows) {
    const place = (column: string) => row.cells.get(column)?.place ?? rowPlace(FACTS_SHEET, row.number);
    const unit = unitOf(row, units);
    const key = row.cells.get(KEY)?.text ?? '';
    if (!unit) faults.push(fault('facts-unit-unknown', place(UNIT)));
    if (!keys.has(key)) faults.push(fault('facts-key-unknown', place(KEY)));
    if (!unit || !keys.has(key)) continue;
    const one = `${unit.organizationId} ${key}`;
    if (seen.has(one)) faults.push(fault('facts-twice', rowPlace(FACTS_SHEET, row.number)));
    seen.add(one);
    faults.push(...changedMeanwhile(sheet, row, scheme.facts.get(key)!.kind, stands.get(one)));
    const given = row.cells.get(VALUE);
    const evidence = row.cells.get(EVIDENCE)?.text ?? null;
    if (evidence !== null && !given) faults.push(fault('facts-evidence-alone', place(EVIDENCE)));
    if (evidence !== null && evidence.length > LONGEST_EVIDENCE)
      faults.push(fault('facts-evidence-long', place(EVIDENCE)));
    const value = given ? valueOf(scheme.facts.get(key)!.kind, given.text) : null;
    facts.push({ organizationId: unit.organizationId, key, value, evidence });
    if (value === null) continue;
    const before = table.faults.length;
    table.add({ unit: unit.organizationId, key, value });
    const wrong = table.faults[before];
    if (wrong && wrong.code !== 'fact-twice')
      faults.push(fault('facts-value', place(VALUE), { zh: wrong.zh, en: wrong.en }));
  }
  return { facts, faults };
}

/** What stands now is neither what stood at the export nor what is given: somebody else changed it. */
function changedMeanwhile(
  sheet: SheetGiven,
  row: SheetRowGiven,
  kind: string,
  fact: FactOfUnit | undefined,
): ImportFault[] {
  const textOf = (column: string) => plain(row.cells.get(column)?.text ?? '');
  return STANDS.flatMap(([column, before]) => {
    const now = plain(column === VALUE ? cellOf(kind, fact?.value) : (fact?.evidence ?? ''));
    const [given, stood] = [textOf(column), textOf(before)];
    if (now === stood || now === given) return [];
    const place = row.cells.get(column)?.place ?? emptyPlace(sheet, row.number, column);
    return [fault('facts-changed-meanwhile', place, { column, stood: stood || NONE, now: now || NONE })];
  });
}

const NONE = '（空）';

/** A workbook keeps no line ends as they were. */
const plain = (text: string): string => text.trim().replace(/\s+/g, ' ');

function emptyPlace(sheet: SheetGiven, number: number, column: string): ImportFaultPlace {
  const [letters] = [...sheet.rows[0]!.texts].find(([, text]) => text.trim() === column)!;
  return { sheet: FACTS_SHEET, row: number, cell: `${letters}${number}`, column, value: null };
}

/** By what only the program reads, where it is there; else by its name. */
function unitOf(row: SheetRowGiven, units: readonly Unit[]): Unit | undefined {
  const id = row.cells.get(UNIT_ID)?.text;
  if (id !== undefined) return units.find(({ organizationId }) => organizationId === id);
  const named = units.filter(({ organizationName }) => organizationName === row.cells.get(UNIT)?.text);
  return named.length === 1 ? named[0] : undefined;
}

function cellOf(kind: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (kind === 'flag') return value === true ? '是' : '否';
  return typeof value === 'string' && isPlain(value) && !value.startsWith('"') ? value : literalOf(value);
}

/** What can't be read stays as it was written: the shape of the fact says what is wrong with it. */
function valueOf(kind: string, text: string): unknown {
  if (kind === 'flag') return FLAGS.get(text) ?? text;
  if (kind === 'number' || (kind === 'word' && !text.startsWith('"'))) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
