import type { CadenceClause } from '../cadence-clause';

/** The columns of the item sheet, in their order; what is asked first stands first. */
export const SHEET_COLUMNS = [
  'code',
  'textZh',
  'measure',
  'cadencePhrase',
  'evidenceAsked',
  'weight',
  'dimensionCode',
  'domainCode',
  'typeCode',
  'checkingClass',
  'basis',
  'lineWork',
] as const;
export type SheetColumn = (typeof SHEET_COLUMNS)[number];

/** Columns that take one word of a catalogue. */
export const CHOICE_COLUMNS = ['dimensionCode', 'domainCode', 'typeCode', 'checkingClass'] as const;
export type ChoiceColumn = (typeof CHOICE_COLUMNS)[number];

/** A word of a catalogue, as it is stored and as it is shown. */
export interface SheetChoice {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}
export type SheetChoices = Readonly<Record<ChoiceColumn, readonly SheetChoice[]>>;

export type SheetCells = Readonly<Record<SheetColumn, string>>;

/** An item as it stands in the sheet: every cell is text as somebody left it, readable or not. */
export interface SheetRow {
  readonly id: string;
  readonly cells: SheetCells;
  /** What the cadence phrase means, where that is settled; else it is read from the phrase. */
  readonly clauses: readonly CadenceClause[] | null;
}

/** The stored fields of an item that a row shows. */
export interface SheetItem {
  readonly code: string | null;
  readonly textZh: string;
  readonly quantity: string | null;
  readonly quantityUnit: string | null;
  readonly standard: string | null;
  readonly cadencePhrase: string;
  readonly cadenceClauses: readonly CadenceClause[] | null;
  readonly evidenceAsked: string | null;
  readonly weight: string | null;
  readonly dimensionCode: string;
  readonly domainCode: string;
  readonly typeCode: string;
  readonly checkingClass: string;
  readonly basis: string;
  readonly lineWork: string | null;
}

/** The row of a stored item. */
export function rowOfItem(item: SheetItem & { readonly id: string }): SheetRow {
  return {
    id: item.id,
    cells: {
      code: item.code ?? '',
      textZh: item.textZh,
      measure: measureText(item),
      cadencePhrase: item.cadencePhrase,
      evidenceAsked: item.evidenceAsked ?? '',
      weight: item.weight ?? '',
      dimensionCode: item.dimensionCode,
      domainCode: item.domainCode,
      typeCode: item.typeCode,
      checkingClass: item.checkingClass,
      basis: item.basis,
      lineWork: item.lineWork ?? '',
    },
    clauses: item.cadenceClauses,
  };
}

/** A row to begin with: words of the catalogues are taken from the row above, or are the first of each. */
export function blankRow(id: string, above: SheetRow | undefined, choices: SheetChoices): SheetRow {
  const word = (column: ChoiceColumn) => above?.cells[column] || (choices[column][0]?.code ?? '');
  return {
    id,
    cells: {
      code: '',
      textZh: '',
      measure: '',
      cadencePhrase: '',
      evidenceAsked: '',
      weight: '',
      dimensionCode: word('dimensionCode'),
      domainCode: word('domainCode'),
      typeCode: word('typeCode'),
      checkingClass: word('checkingClass'),
      basis: above?.cells.basis ?? '',
      lineWork: '',
    },
    clauses: null,
  };
}

/** Whether nothing was typed into the row yet; such a row is nobody's item. */
export function isBlank({ cells }: SheetRow): boolean {
  const typed: readonly SheetColumn[] = [
    'code',
    'textZh',
    'measure',
    'cadencePhrase',
    'evidenceAsked',
    'weight',
    'lineWork',
  ];
  return typed.every((column) => cells[column].trim() === '');
}

export interface Measure {
  readonly quantity: string | null;
  readonly quantityUnit: string | null;
  readonly standard: string | null;
}

const NUMBER_WITH_UNIT = /^(\d{1,6}(?:\.\d{1,6})?)\s*([^\d\s][^\d]{0,9})?$/;

/** “90%；逐村过进度”: a promised number in its unit, a standard, or both. */
export function readMeasure(text: string): Measure {
  const whole = text.trim();
  if (whole === '') return { quantity: null, quantityUnit: null, standard: null };
  const cut = whole.search(/[；;]/);
  const first = (cut < 0 ? whole : whole.slice(0, cut)).normalize('NFKC').trim();
  const rest = cut < 0 ? '' : whole.slice(cut + 1).trim();
  const found = NUMBER_WITH_UNIT.exec(first);
  if (!found) return { quantity: null, quantityUnit: null, standard: whole };
  return { quantity: found[1]!, quantityUnit: found[2]?.trim() || null, standard: rest || null };
}

/** The text from which {@link readMeasure} reads the same. */
export function measureText({ quantity, quantityUnit, standard }: Measure): string {
  const number = quantity === null ? '' : `${quantity}${quantityUnit ?? ''}`;
  return [number, standard ?? ''].filter(Boolean).join('；');
}
