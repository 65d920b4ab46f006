import { Exact } from '../exact/exact';
import { factKind, namesIn } from '../facts/fact-kinds';
import type { FactValue } from '../facts/fact-value';
import { Place } from '../shape/shape';
import type { Scheme } from '../scheme/scheme';
import { inputFault } from './assessed';
import type { AssessedUnit, FactGiven, InputFault } from './assessed';

/** A fact in the table, with what was handed in. */
export interface FactHeld {
  readonly value: FactValue;
  readonly given: FactGiven;
}

/** The values of one fact from one source, by the place of the unit. */
export type FactColumn = readonly (FactHeld | undefined)[];

/** Facts by key and source: one look-up finds the column of a rule, and the unit's place the value. */
export class FactTable {
  private readonly columns = new Map<string, Map<string, (FactHeld | undefined)[]>>();
  readonly faults: InputFault[] = [];
  readonly placeOfUnit: ReadonlyMap<string, number>;
  /** Registers whose names are codes of indicators. */
  private readonly voiding: ReadonlySet<string>;

  constructor(
    private readonly scheme: Scheme,
    readonly units: readonly AssessedUnit[],
  ) {
    this.voiding = new Set(scheme.gradeLimits.flatMap(({ voids }) => voids ?? []));
    const places = new Map<string, number>();
    units.forEach(({ id }, place) => {
      if (places.has(id)) this.faults.push(inputFault({ unit: id, key: '' }, 'unit-twice'));
      places.set(id, place);
    });
    this.placeOfUnit = places;
  }

  column(key: string, source: string): FactColumn | undefined {
    return this.columns.get(source)?.get(key);
  }

  add(given: FactGiven): void {
    const place = this.placeOfUnit.get(given.unit);
    if (place === undefined) return this.refuse(given, 'unit-unknown');
    const column = this.columnFor(given);
    if (!column) return;
    if (column[place]) return this.refuse(given, 'fact-twice');
    const value = this.valueOf(given);
    if (value !== null) column[place] = { value, given };
  }

  private columnFor(given: FactGiven): (FactHeld | undefined)[] | null {
    const source = given.source ?? '';
    const known = this.columns.get(source)?.get(given.key);
    if (known) return known;
    if (!this.scheme.facts.has(given.key)) {
      this.refuse(given, 'fact-undeclared');
      return null;
    }
    if (source !== '' && !this.scheme.sources.some(({ code }) => code === source)) {
      this.refuse(given, 'source-undeclared');
      return null;
    }
    const made = new Array<FactHeld | undefined>(this.units.length).fill(undefined);
    const ofSource = this.columns.get(source) ?? new Map<string, (FactHeld | undefined)[]>();
    this.columns.set(source, ofSource.set(given.key, made));
    return made;
  }

  private valueOf(given: FactGiven): FactValue | null {
    const { kind, words } = this.scheme.facts.get(given.key)!;
    const place = Place.root();
    // Numbers are by far the most; the shape is only asked about what is not plainly one.
    if (kind === 'number' && Exact.isText(given.value) && given.value.length < 14)
      return Exact.of(given.value);
    const value = factKind(kind).value.read(given.value, place);
    const fault = place.faults[0];
    if (fault) {
      this.refuse(given, 'fact-value', fault);
      return null;
    }
    const names = namesIn(value);
    const unknown = words && names.find((name) => !words.includes(name));
    if (unknown === undefined) {
      if (!this.voiding.has(given.key) || names.every((name) => this.isIndicator(name))) return value;
      this.refuse(given, 'indicator-unknown');
      return null;
    }
    this.refuse(given, 'fact-value', { zh: `没有“${unknown}”这个名称。`, en: `there is no "${unknown}".` });
    return null;
  }

  private isIndicator(name: string): boolean {
    return this.scheme.indicators.some(({ code }) => code === name);
  }

  private refuse(given: FactGiven, code: InputFault['code'], more?: { zh: string; en: string }): void {
    this.faults.push(inputFault(given, code, more));
  }
}
