import type { ImportFault, ImportFaultPlace } from '../../../platform/import-fault';
import type { Fault } from '../shape/fault';
import { partPath, partText, pointerOf, putAt } from './part-of-document';
import type { PartPath } from './part-of-document';
import { schemeSheetFault } from './scheme-sheet-faults';
import { FACT_COLUMNS, HEADERS, INDICATOR_COLUMNS, indicatorNames, SHEETS } from './scheme-sheets';
import { rowPlace, rowsOfSheet } from './sheet-rows';
import type { SheetGiven, SheetRowGiven } from './sheet-rows';

export interface SchemeOfSheets {
  readonly document: Record<string, unknown>;
  /** What can't be part of any scheme. */
  readonly faults: readonly ImportFault[];
  /** A fault of the scheme, where its cell is. */
  readonly placed: (fault: Fault) => ImportFault;
}

/** What the sheets say: the same document that `schemeSheets` was given, and where each part of it stands. */
export function schemeOfSheets(sheets: readonly SheetGiven[]): SchemeOfSheets {
  const reading = new Reading(sheets);
  reading.whole();
  reading.facts();
  reading.indicators();
  reading.parts();
  const { document, faults } = reading;
  const placed = (fault: Fault) =>
    schemeSheetFault('of-scheme', reading.placeOf(fault.at), { zh: fault.zh, en: fault.en });
  return { document, faults, placed };
}

class Reading {
  readonly document: Record<string, unknown> = {};
  readonly faults: ImportFault[] = [];
  private readonly places = new Map<string, ImportFaultPlace>();
  private readonly factKeys = new Set<string>();

  constructor(private readonly sheets: readonly SheetGiven[]) {}

  whole(): void {
    if (!this.sheets.some(({ name }) => name === SHEETS.whole)) {
      const place = { sheet: SHEETS.whole, row: 1, cell: null, column: null, value: null };
      this.faults.push(schemeSheetFault('sheet-missing', place, { name: SHEETS.whole }));
    }
    const { part, text, literal } = HEADERS;
    for (const row of this.rowsOf(SHEETS.whole, [part, text, literal])) this.putPart(row, SHEETS.whole, []);
  }

  facts(): void {
    for (const row of this.rowsOf(SHEETS.facts, [HEADERS.key, ...Object.keys(FACT_COLUMNS)])) {
      const key = row.cells.get(HEADERS.key);
      if (!key || key.text === '__proto__') {
        this.faults.push(schemeSheetFault('row-unnamed', rowPlace(SHEETS.facts, row.number)));
        continue;
      }
      if (this.factKeys.has(key.text)) this.faults.push(schemeSheetFault('row-twice', key.place));
      this.factKeys.add(key.text);
      this.begin(['facts', key.text], {}, key.place);
      this.putColumns(row, FACT_COLUMNS, ['facts', key.text]);
    }
  }

  indicators(): void {
    let index = 0;
    for (const row of this.rowsOf(SHEETS.indicators, Object.keys(INDICATOR_COLUMNS))) {
      const path: PartPath = ['indicators', index++];
      this.begin(path, {}, rowPlace(SHEETS.indicators, row.number));
      this.putColumns(row, INDICATOR_COLUMNS, path);
    }
  }

  parts(): void {
    const { indicators } = this.document;
    const names = Array.isArray(indicators) ? indicatorNames(indicators) : [];
    const { of, which, part, text, literal } = HEADERS;
    for (const row of this.rowsOf(SHEETS.parts, [of, which, part, text, literal])) {
      const [kind, one] = [row.cells.get(of), row.cells.get(which)];
      if (!kind || !one) {
        this.faults.push(schemeSheetFault('row-unnamed', rowPlace(SHEETS.parts, row.number)));
        continue;
      }
      const number = names.indexOf(one.text);
      const ofFact = kind.text === SHEETS.facts && this.factKeys.has(one.text);
      const ofIndicator = kind.text === SHEETS.indicators && number >= 0;
      if (!ofFact && !ofIndicator) this.faults.push(schemeSheetFault('which-unknown', one.place));
      else this.putPart(row, SHEETS.parts, ofFact ? ['facts', one.text] : ['indicators', number]);
    }
  }

  /** The cell itself, else the first of what lies below, else of what it lies in. */
  placeOf(at: string): ImportFaultPlace {
    for (let pointer = at === '/' ? '' : at; ; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
      const own = this.places.get(pointer);
      if (own) return own;
      for (const [other, place] of this.places) if (other.startsWith(`${pointer}/`)) return place;
      if (pointer === '') return { sheet: SHEETS.whole, row: 1, cell: null, column: null, value: null };
    }
  }

  private putPart(row: SheetRowGiven, sheet: string, under: PartPath): void {
    const part = row.cells.get(HEADERS.part);
    const path = part && partPath(part.text);
    if (!part || !path) {
      const place = part?.place ?? rowPlace(sheet, row.number);
      this.faults.push(schemeSheetFault('part-unreadable', place));
      return;
    }
    const [text, literal] = [row.cells.get(HEADERS.text), row.cells.get(HEADERS.literal)];
    if ((text === undefined) === (literal === undefined)) {
      this.faults.push(schemeSheetFault('value-needed', (text ?? part).place));
      return;
    }
    const leaf = text ? { value: text.text } : readLiteral(literal!.text);
    if (!leaf) this.faults.push(schemeSheetFault('literal-unreadable', literal!.place));
    else this.put([...under, ...path], leaf.value, (text ?? literal)!.place, part.place);
  }

  private putColumns(row: SheetRowGiven, columns: Readonly<Record<string, string>>, under: PartPath): void {
    for (const [column, part] of Object.entries(columns)) {
      const cell = row.cells.get(column);
      if (cell) this.put([...under, ...partPath(part)!], cell.text, cell.place, cell.place);
    }
  }

  private begin(path: PartPath, holder: object, place: ImportFaultPlace): void {
    putAt(this.document, path, holder);
    this.places.set(pointerOf(path), place);
  }

  private put(path: PartPath, leaf: unknown, place: ImportFaultPlace, named: ImportFaultPlace): void {
    if (putAt(this.document, path, leaf)) this.places.set(pointerOf(path), place);
    else this.faults.push(schemeSheetFault('part-twice', { ...named, value: partText(path) }));
  }

  /** Rows below the header; what is wrong with the header is a fault. */
  private rowsOf(name: string, wanted: readonly string[]): readonly SheetRowGiven[] {
    const sheet = this.sheets.find((one) => one.name === name);
    if (!sheet) return [];
    const { rows, unknown, missing } = rowsOfSheet(sheet, wanted);
    for (const place of unknown) this.faults.push(schemeSheetFault('column-unknown', place));
    for (const { column, place } of missing)
      this.faults.push(schemeSheetFault('column-missing', place, { name: column }));
    return rows;
  }
}

function readLiteral(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
