import { mayTryOut } from './may-try-out';
import { readScheme } from './scheme/read-scheme';
import { declared, documentOf, named } from './scheme.spec-kit';
import { EXAMPLE_SETS } from './sets/example-sets';
import type { FactGiven } from './scoring/assessed';

const REGISTER = Array.from({ length: 1000 }, (_, index) => ({ incident: String(index), name: '市' }));
/** Thirty-five counts in one expression, and so many indicators of them. */
const counting = (indicators: number, more: object = {}) =>
  documentOf({
    facts: declared({ r: { kind: 'register', ...more } }),
    indicators: Array.from({ length: indicators }, (_, index) => ({
      ...{ code: `X${index}`, name: named('X'), points: '1' },
      rule: { kind: 'formula', points: Array.from({ length: 35 }, () => 'count(r,"a")').join('+') },
    })),
  });

function fits(document: unknown, units: number, facts: readonly FactGiven[]): boolean {
  const read = readScheme(document);
  if (!read.ok) throw new Error(read.faults[0]?.en);
  return mayTryOut({ document, scheme: read.scheme, named: read.named, units, facts });
}
const registers = (units: number): FactGiven[] =>
  Array.from({ length: units }, (_, index) => ({ unit: `u${index}`, key: 'r', value: REGISTER }));

describe('a trial fits into one request', () => {
  it('when a set is tried on two hundred units with all their facts', () => {
    for (const document of EXAMPLE_SETS) {
      const { facts } = document as { facts: object };
      const given = Array.from({ length: 200 }, (_, index) =>
        Object.keys(facts).map((key) => ({ unit: `u${index}`, key, value: '12.5' })),
      );
      expect(fits(document, 200, given.flat())).toBe(true);
    }
  });
  it('but not when long registers are counted again and again', () => {
    expect(fits(counting(10), 30, [])).toBe(true);
    expect(fits(counting(1), 10, registers(10))).toBe(true);
    expect(fits(counting(10), 30, registers(30))).toBe(false);
  });
  it('nor when every unit is taken for a long register', () => {
    expect(fits(counting(30, { ifAbsent: [] }), 30, [])).toBe(true);
    expect(fits(counting(30, { ifAbsent: REGISTER }), 30, [])).toBe(false);
  });
});
