import { Exact } from '../exact/exact';
import { factKey } from '../facts/fact-key';
import type { ShapeOf } from '../shape/shape';
import {
  byName,
  code,
  list,
  notNegative,
  object,
  oneOf,
  optional,
  otherwise,
  text,
  whole,
  words,
} from '../shape/plain-shapes';
import {
  absence,
  adjustment,
  basis,
  factDeclaration,
  gradeLimit,
  grades,
  indicator,
  rounding,
  source,
  subjective,
} from './scheme-parts';

export const SCHEME_FORMAT = 'zeren-scheme/1';

const tags = optional(list(text({ max: 40 }), { max: 40 }));

/** Which units the set is for: every line that is there must hold (model: domain, level, ownership, post kind). */
export const appliesTo = object({ domains: tags, levels: tags, ownership: tags, postKinds: tags });

const ABSENCE = { missing: 'open', nothing: 'full', source: 'spread', notApplicable: 'spread' } as const;

/** A scheme version: all that is needed to score, in one document. Published, it never changes (decision 10). */
export const schemeShape = object({
  format: oneOf(SCHEME_FORMAT),
  code,
  version: whole({ min: 1, max: 100000 }),
  name: words,
  year: optional(whole({ min: 2000, max: 2200 })),
  basis,
  appliesTo: optional(appliesTo),
  facts: byName(factKey, factDeclaration, { min: 1, max: 2000 }),
  sources: otherwise(list(source, { min: 0, max: 20 }), [], []),
  sections: otherwise(list(object({ code, name: words }), { min: 0, max: 40 }), [], []),
  absence: otherwise(absence, ABSENCE, ABSENCE),
  rounding,
  subjective: otherwise(
    subjective,
    { perIndicator: Exact.whole(3), perSet: Exact.whole(15) },
    { perIndicator: '3', perSet: '15' },
  ),
  /** What the points of all indicators add up to. */
  total: otherwise(notNegative(), Exact.whole(100), '100'),
  indicators: list(indicator, { min: 1, max: 300 }),
  adjustments: otherwise(list(adjustment, { min: 0, max: 60 }), [], []),
  /** The most that all bonuses and all penalties together may come to. */
  adjustmentCaps: otherwise(
    object({ bonus: optional(notNegative()), penalty: optional(notNegative()) }),
    { bonus: undefined, penalty: undefined },
    {},
  ),
  gradeLimits: otherwise(list(gradeLimit, { min: 0, max: 60 }), [], []),
  grades: optional(grades),
});

/** A scheme that was read and found right; indicators in the order in which they can be scored. */
export type Scheme = ShapeOf<typeof schemeShape>;
