import { nearestNames } from '../../responsibility/import/nearest-names';

/** A unit that the importing clerk looks after. */
export interface KnownUnit {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}

/** A name without what others put around it. */
const plainUnit = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/^中共|[\s"“”]/g, '')
    .toLowerCase();

/** What is left of a name without the words for what kind of organisation it is: 清溪村 of 清溪村党总支. */
const stemOf = (plain: string): string =>
  plain.replace(/(党总支部?|党支部|总支部?|支部|党委|党工委|党组|委员会)(委员会)?$/, '');

/** Knows our units by their names and codes, and by the names that others give them. */
export class UnitFinder {
  private readonly byName: ReadonlyMap<string, string>;
  private readonly ids: ReadonlySet<string>;

  constructor(
    private readonly units: readonly KnownUnit[],
    private readonly others: Readonly<Record<string, string>>,
  ) {
    this.ids = new Set(units.map(({ id }) => id));
    const names = new Map<string, string>();
    const twice = new Set<string>();
    for (const { id, name, code } of units) {
      for (const each of [plainUnit(name), plainUnit(code)]) {
        if (names.has(each) && names.get(each) !== id) twice.add(each);
        names.set(each, id);
      }
    }
    // A name that two units bear tells neither.
    for (const each of twice) names.delete(each);
    this.byName = names;
  }

  /** The unit of that name; what was remembered goes before what it is called here. */
  find(name: string): string | undefined {
    const remembered = Object.hasOwn(this.others, name) ? this.others[name] : undefined;
    return remembered && this.ids.has(remembered) ? remembered : this.byName.get(plainUnit(name));
  }

  /** Units that may be meant, best first. */
  like(name: string): KnownUnit[] {
    const plain = plainUnit(name);
    const stem = stemOf(plain);
    const stems = this.units.map((unit) => ({ unit, own: stemOf(plainUnit(unit.name)) }));
    const same = stems.filter(({ own }) => own === stem);
    const part = ({ own }: { own: string }) =>
      own.length > 1 && stem.length > 1 && (stem.includes(own) || own.includes(stem));
    const found = same.length > 0 ? same : stems.filter(part);
    if (found.length > 0) {
      // The longest says most of what was written.
      return found
        .sort((a, b) => b.own.length - a.own.length)
        .slice(0, 3)
        .map(({ unit }) => unit);
    }
    const near = nearestNames(
      plain,
      this.units.map((unit) => unit.name),
    );
    return near.flatMap((called) => this.units.find((unit) => unit.name === called) ?? []);
  }
}
