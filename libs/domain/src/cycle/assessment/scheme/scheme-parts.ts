import { Exact, ZERO } from '../exact/exact';
import { ROUNDING_MODES } from '../exact/rounding';
import type { RoundingMode } from '../exact/rounding';
import { condition, measure } from '../expression/expression';
import { FACT_KIND_NAMES, factKind } from '../facts/fact-kinds';
import type { FactKindName } from '../facts/fact-kinds';
import type { FactValue } from '../facts/fact-value';
import { factOf } from '../facts/fact-key';
import { anyRule } from '../rules/rule-kind';
import type { Shape, ShapeOf } from '../shape/shape';
import {
  byName,
  code,
  decimal,
  flag,
  list,
  notNegative,
  object,
  objectSchema,
  oneOf,
  optional,
  otherwise,
  readParts,
  text,
  textLike,
  whole,
  words,
} from '../shape/plain-shapes';

const day = textLike(/^\d{4}-\d{2}-\d{2}$/, { zh: '日期写作 2026-11-30', en: 'a date such as 2026-11-30' });

/** Whose rule it is (glossary: basis). An example is never shown as a rule. */
export const basis = object({
  kind: oneOf('中央', '省', '市', '本县', '示例'),
  document: optional(text({ max: 300 })),
  on: optional(day),
  note: optional(text({ max: 300 })),
});
export type Basis = ShapeOf<typeof basis>;

const factParts = {
  zh: text(),
  en: text(),
  kind: otherwise(oneOf(...FACT_KIND_NAMES), 'number', 'number'),
  unit: optional(text({ max: 20 })),
  /** The words that a fact may be, or the names that it counts by. */
  words: optional(list(text({ max: 60 }), { max: 60 })),
};

/** A fact that rules may name. `ifAbsent` is what it is taken for when nobody handed it in, such as no occurrence. */
export interface FactDeclaration {
  readonly zh: string;
  readonly en: string;
  readonly kind: FactKindName;
  readonly unit: string | undefined;
  readonly words: readonly string[] | undefined;
  readonly ifAbsent: FactValue | undefined;
}

export const factDeclaration: Shape<FactDeclaration> = {
  schema: withPart(objectSchema(factParts), 'ifAbsent', {
    description: 'the value when nobody handed one in, written as the kind of fact is',
  }),
  read(json, place) {
    const parts = readParts(factParts, json, place, ['ifAbsent']);
    if (parts?.kind === undefined || !Object.hasOwn(json as object, 'ifAbsent')) {
      return { ...parts, ifAbsent: undefined };
    }
    const written = (json as { ifAbsent: unknown }).ifAbsent;
    return { ...parts, ifAbsent: factKind(parts.kind).value.read(written, place.to('ifAbsent')) };
  },
};

/** Who measures: an assessment group, the department in charge, the masses. A self-assessment never counts (features, I2). */
export const source = object({
  code,
  name: words,
  weight: notNegative(),
  self: otherwise(flag, false, false),
});

/** What is done when something is not there; declared beforehand, for all indicators or for one. */
export const IF_MISSING = ['open', 'zero', 'full', 'spread'] as const;
export const IF_NOTHING = ['full', 'zero', 'spread'] as const;
export const absence = object({
  /** A fact is missing: the indicator stays open and the score is not final, or it is decided now. */
  missing: otherwise(oneOf(...IF_MISSING), 'open', 'open'),
  /** There was nothing to measure: no request came in, so none could be closed. */
  nothing: otherwise(oneOf(...IF_NOTHING), 'full', 'full'),
  /** A source has not measured this indicator: its weight goes to the others, or counts as nothing. */
  source: otherwise(oneOf('spread', 'zero', 'open'), 'spread', 'spread'),
  /** The indicator does not apply to the unit: 缺项折算 spreads its points over the others. */
  notApplicable: otherwise(oneOf(...IF_NOTHING), 'spread', 'spread'),
});

const roundingStep = object({
  digits: whole({ min: 0, max: 6 }),
  mode: otherwise(oneOf(...(Object.keys(ROUNDING_MODES) as RoundingMode[])), 'half-up', 'half-up'),
});
export const rounding = object({ indicator: roundingStep, total: roundingStep });
export type RoundingStep = ShapeOf<typeof roundingStep>;

/** 跨指标条件: when something holds of facts or of other indicators, this one is worth at most or at least so many points. */
const limit = object({
  name: words,
  when: condition,
  atMost: optional(decimal()),
  atLeast: optional(decimal()),
});

export const indicator = object({
  code,
  name: words,
  section: optional(code),
  dimension: optional(text({ max: 40 })),
  cadence: optional(text({ max: 80 })),
  evidence: optional(text({ max: 200 })),
  points: notNegative(),
  rule: anyRule,
  /** The least and the most that the indicator may come to: nothing below 0 and nothing above its points unless said. */
  floor: otherwise(decimal(), ZERO, '0'),
  ceiling: optional(decimal()),
  /** The sources that measure it, with their weights; without them its facts have no source. */
  sources: optional(byName(code, notNegative(), { min: 1, max: 20 })),
  appliesIf: optional(condition),
  ifMissing: optional(oneOf(...IF_MISSING)),
  ifNothing: optional(oneOf(...IF_NOTHING)),
  limits: otherwise(list(limit, { min: 0, max: 10 }), [], []),
});
export type Indicator = ShapeOf<typeof indicator>;

/** 加分、扣分: off until a superior basis is named (architecture, decision 11; the data's own note). */
export const adjustment = object({
  code,
  kind: oneOf('bonus', 'penalty'),
  name: words,
  basis,
  inForce: flag,
  points: otherwise(notNegative(), ZERO, '0'),
  atMost: optional(notNegative()),
  rule: anyRule,
});
export type Adjustment = ShapeOf<typeof adjustment>;

/** 等次限定: holds the grade, not the points; may void the indicators that a register names. */
export const gradeLimit = object({
  code,
  name: words,
  basis,
  inForce: flag,
  when: condition,
  /** The best grade that is still open. */
  best: optional(code),
  /** How many grades down. */
  down: optional(whole({ min: 1, max: 10 })),
  /** A register whose names are codes of indicators: each of them scores nothing. */
  voids: optional(factOf('register')),
});
export type GradeLimit = ShapeOf<typeof gradeLimit>;

export const grades = object({
  /** Best first. */
  scale: list(
    object({
      code,
      name: words,
      min: optional(decimal()),
      /** The share of a group that may have this grade at most. */
      quota: optional(decimal({ min: '0', max: '1' })),
    }),
    { min: 2, max: 12 },
  ),
  quotaRounding: otherwise(oneOf(...(Object.keys(ROUNDING_MODES) as RoundingMode[])), 'down', 'down'),
  /** Groups smaller than this share one quota. */
  poolBelow: otherwise(whole({ min: 0, max: 1000 }), 0, 0),
  /** What decides between equal totals, in this order; higher is better. */
  ties: otherwise(list(measure, { min: 0, max: 10 }), [], []),
  /** Whether units that are equal even so all have the grade of the last free place, or none. */
  equals: otherwise(oneOf('in', 'out'), 'in', 'in'),
});
export type Grades = ShapeOf<typeof grades>;

export const subjective = object({
  perIndicator: otherwise(notNegative(), Exact.whole(3), '3'),
  perSet: otherwise(notNegative(), Exact.whole(15), '15'),
});

function withPart(schema: ReturnType<typeof objectSchema>, name: string, part: object) {
  return { ...schema, properties: { ...(schema.properties as object), [name]: part } };
}
