import { Exact } from '../exact/exact';
import type { Value } from '../expression/evaluate';
import type { Gap } from '../expression/gap';
import { isGap } from '../expression/gap';
import { countIn } from '../facts/fact-kinds';
import type { FactValue } from '../facts/fact-value';
import type { Reading } from '../rules/rule-kind';
import type { Assessing } from './assessing';
import type { FactColumn } from './fact-table';

/** The facts of one source, seen from one unit after the other: made once per indicator and source. */
export class SourceReading implements Reading {
  unit = 0;
  /** A rule asks for the same fact of one unit after the other. */
  private lastKey: string | null = null;
  private lastColumn: FactColumn | undefined;
  private readonly peersKnown = new Map<object, Map<string, readonly Exact[]>>();

  constructor(
    private readonly assessing: Assessing,
    private readonly source: string,
    /** For whom an incident is counted. */
    private readonly owner: string,
    /** The units that are compared: those that the indicator applies to. */
    private readonly compared: readonly number[],
  ) {}

  fact(key: string): FactValue | Gap {
    const held = this.column(key)?.[this.unit];
    if (held) return held.value;
    return this.assessing.scheme.facts.get(key)?.ifAbsent ?? { gap: 'missing', key };
  }

  value(key: string): Value | Gap {
    // Facts first: they are by far the most, and none may be called like a score.
    const held = this.column(key)?.[this.unit];
    return (held?.value ?? this.assessing.scored(key, this.unit) ?? this.fact(key)) as Value | Gap;
  }

  count(key: string, name: string | null): Exact | Gap {
    const value = this.fact(key);
    return isGap(value) ? value : (countIn(value, name) ?? Exact.whole(0));
  }

  has(key: string): boolean {
    return this.column(key)?.[this.unit] !== undefined;
  }

  claims(once: string, incident: string): boolean {
    return this.assessing.claims(this.unit, `${once}\n${incident}`, this.owner);
  }

  peers(
    owner: object,
    of: (reading: Reading) => Exact | Gap,
    whom: 'group' | 'all' = 'group',
  ): readonly Exact[] {
    const known = this.peersKnown.get(owner) ?? this.measureAll(owner, of);
    return known.get(whom === 'all' ? ALL : this.assessing.groupOf(this.unit)) ?? [];
  }

  private column(key: string): FactColumn | undefined {
    if (key === this.lastKey) return this.lastColumn;
    this.lastKey = key;
    this.lastColumn = this.assessing.table.column(key, this.source);
    return this.lastColumn;
  }

  private measureAll(owner: object, of: (reading: Reading) => Exact | Gap): Map<string, readonly Exact[]> {
    const peer = new SourceReading(this.assessing, this.source, this.owner, this.compared);
    const byGroup = new Map<string, Exact[]>([[ALL, []]]);
    for (const unit of this.compared) {
      peer.unit = unit;
      const value = of(peer);
      if (isGap(value)) continue;
      byGroup.get(ALL)!.push(value);
      const group = this.assessing.groupOf(unit);
      const values = byGroup.get(group);
      if (values) values.push(value);
      else byGroup.set(group, [value]);
    }
    // In one order whatever order the units came in: sums of quotients are then the same to the last digit.
    for (const values of byGroup.values()) values.sort((a, b) => a.compare(b));
    this.peersKnown.set(owner, byGroup);
    return byGroup;
  }
}

/** No group may have this name: groups are codes. */
const ALL = '\n';
