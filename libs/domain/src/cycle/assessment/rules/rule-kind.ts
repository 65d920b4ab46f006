import type { Exact } from '../exact/exact';
import { ZERO } from '../exact/exact';
import type { Line } from '../explanation/line';
import type { Names } from '../expression/evaluate';
import type { Gap } from '../expression/gap';
import type { FactValue } from '../facts/fact-value';
import { objectSchema, readParts } from '../shape/plain-shapes';
import type { ObjectOf, Parts } from '../shape/plain-shapes';
import type { JsonSchema, Meeting, Place, Shape } from '../shape/shape';

/** What a rule may read: facts of one unit and one source, and the same of the units it is compared with. */
export interface Reading extends Names {
  fact(key: string): FactValue | Gap;
  /**
   * A number of every unit of the group (or of all) that has one, smallest first. `of` is asked once per unit, and the answer
   * is kept under `owner`.
   */
  peers(owner: object, of: (reading: Reading) => Exact | Gap, whom?: 'group' | 'all'): readonly Exact[];
  /** Whether this indicator may count an incident: under one word it counts for one indicator or adjustment only. */
  claims(once: string, incident: string): boolean;
}

export type Scored = readonly Line[] | Gap;

/** A rule as a scheme holds it: the engine knows no more of it than this. */
export interface Rule {
  readonly kind: string;
  score(reading: Reading, points: Exact): Scored;
  /** What can't be right for an indicator of so many points. */
  fits(points: Exact, place: Place): void;
  /** How many of the points rest on somebody's opinion. */
  subjective(points: Exact): Exact;
}

/** A kind of rule: its parts (type, validation and schema in one), its scoring, its words. One file each. */
export interface RuleKind {
  readonly kind: string;
  readonly zh: string;
  readonly en: string;
  readonly schema: JsonSchema;
  read(json: unknown, place: Place): Rule;
}

interface RuleKindGiven<P extends Parts> {
  readonly kind: string;
  readonly zh: string;
  readonly en: string;
  readonly parts: P;
  /** The names that its lines rest on, found once per scheme. */
  reads?(rule: ObjectOf<P>): Iterable<string>;
  score(rule: ObjectOf<P>, reading: Reading, points: Exact, reads: readonly string[]): Scored;
  /** Faults between the parts; only asked when each part is right by itself. */
  check?(rule: ObjectOf<P>, place: Place): void;
  fits?(rule: ObjectOf<P>, points: Exact, place: Place): void;
  subjective?(rule: ObjectOf<P>, points: Exact): Exact;
}

export function defineRule<P extends Parts>(given: RuleKindGiven<P>): RuleKind {
  const { kind, zh, en, parts } = given;
  return {
    kind,
    zh,
    en,
    schema: { ...objectSchema(parts, { kind: { const: kind } }), title: en },
    read(json, place) {
      const before = place.faults.length;
      const rule = readParts(parts, json, place, ['kind']);
      const sound = place.faults.length === before;
      if (sound) given.check?.(rule, place);
      const reads = sound && given.reads ? [...new Set(given.reads(rule))] : [];
      return {
        kind,
        score: (reading, points) => given.score(rule, reading, points, reads),
        fits: (points, at) => given.fits?.(rule, points, at),
        subjective: (points) => given.subjective?.(rule, points) ?? ZERO,
      };
    },
  };
}

/** The registry of kinds, handed in by whoever reads a scheme: a rule that holds rules imports no other rule. */
export const RULE_KINDS: Meeting<ReadonlyMap<string, RuleKind>> = { name: 'rule kinds' };

const MAX_DEPTH = 4;

/** A rule of any kind. */
export const anyRule: Shape<Rule> = {
  schema: { $ref: '#/$defs/rule' },
  read(json, place) {
    const kinds = place.all(RULE_KINDS)[0]!.thing;
    if (place.at.split('/rule').length - 1 > MAX_DEPTH) return place.fault('too-deep', { max: MAX_DEPTH });
    const kind = typeof json === 'object' && json !== null && 'kind' in json ? json.kind : undefined;
    const known = typeof kind === 'string' ? kinds.get(kind) : undefined;
    return known
      ? known.read(json, place)
      : place.to('kind').fault('not-of-words', { words: [...kinds.keys()].join(' ') });
  },
};
