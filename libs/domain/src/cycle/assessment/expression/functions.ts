/**
 * What an expression may call. `given` are the kinds of what stands in the brackets: `…` repeats the last one, `fact` is the
 * bare name of a fact that is counted and not read as a number.
 */
export const FUNCTIONS = {
  min: { given: ['number', '…'], gives: 'number' },
  max: { given: ['number', '…'], gives: 'number' },
  abs: { given: ['number'], gives: 'number' },
  /** round(x, 2): half up; the second is a number that stands there. */
  round: { given: ['number', 'digits'], gives: 'number' },
  /** if(condition, then, otherwise) */
  if: { given: ['flag', 'number', 'number'], gives: 'number' },
  /** count(fact, "word"): how many of that name a tally or a register of occurrences has. */
  count: { given: ['fact', 'name'], gives: 'number' },
  /** total(fact): how many it has of all names. */
  total: { given: ['fact'], gives: 'number' },
  /** has(fact): whether the fact is there at all. */
  has: { given: ['fact'], gives: 'flag' },
} as const satisfies Record<string, { given: readonly string[]; gives: 'number' | 'flag' }>;

export type FunctionName = keyof typeof FUNCTIONS;
