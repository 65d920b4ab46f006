/** Rows with an error are never applied; a warning is shown and the row applied all the same. */
export type ImportSeverity = 'error' | 'warning';

/** One fault of an imported workbook, named so that a person finds it: sheet, row as in the sheet, cell, value. */
export interface ImportFault {
  readonly sheet: string;
  /** 1-based, as the sheet counts; the header is row 1. */
  readonly row: number;
  /** For instance `C5`; null when the fault is the whole row's or sheet's. */
  readonly cell: string | null;
  /** The column's header. */
  readonly column: string | null;
  readonly value: string | null;
  readonly severity: ImportSeverity;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** Apply everything or nothing, or the rows without errors. */
export type ImportMode = 'all-or-nothing' | 'good-rows';

/** The sentences of one kind of fault; `{name}` marks a parameter. */
export interface ImportFaultSentence {
  readonly severity: ImportSeverity;
  readonly zh: string;
  readonly en: string;
}

/** Where a fault was found. */
export type ImportFaultPlace = Pick<ImportFault, 'sheet' | 'row' | 'cell' | 'column' | 'value'>;

/** Makes the one function that names faults of an import from its table of sentences. */
export function defineImportFaults<Code extends string>(
  sentences: Readonly<Record<Code, ImportFaultSentence>>,
) {
  return (
    code: Code,
    place: ImportFaultPlace,
    parameters: Readonly<Record<string, string | number>> = {},
  ): ImportFault => {
    const { severity, zh, en } = sentences[code];
    const values = { value: place.value ?? '', ...parameters };
    return { ...place, severity, code, zh: fill(zh, values), en: fill(en, values) };
  };
}

/** The letter of a column: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

function fill(sentence: string, parameters: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in parameters ? String(parameters[name]) : whole,
  );
}
