import { Decimal } from 'decimal.js';
import * as fc from 'fast-check';
import { Exact } from './exact';
import { ROUNDING_MODES } from './rounding';
import type { RoundingMode } from './rounding';

const Wide = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -60, toExpPos: 60 });

/** Small and large, with few and many decimals: both ways of reckoning, and the step between them. */
const decimalText = fc
  .tuple(
    fc.boolean(),
    fc.oneof(fc.nat(20), fc.nat(2 ** 31 - 1), fc.maxSafeNat()),
    fc.oneof(fc.constant(''), fc.nat(99).map(String), fc.maxSafeNat().map(String)),
  )
  .map(([minus, whole, part]) => `${minus ? '-' : ''}${whole}${part ? `.${part}` : ''}`);

/** decimal.js writes 0 with a sign when it was made so; a score has none. */
const plain = (value: Decimal): string => (value.isZero() ? '0' : value.toFixed());

describe('exact decimals', () => {
  it('answer the digits that decimal.js answers with a precision of 34', () => {
    fc.assert(
      fc.property(decimalText, decimalText, (left, right) => {
        const [a, b] = [Exact.of(left), Exact.of(right)];
        const [x, y] = [new Wide(left).toSignificantDigits(34), new Wide(right).toSignificantDigits(34)];
        expect(a.toString()).toBe(plain(x));
        expect(a.plus(b).toString()).toBe(plain(x.plus(y)));
        expect(a.minus(b).toString()).toBe(plain(x.minus(y)));
        expect(a.times(b).toString()).toBe(plain(x.times(y)));
        expect(a.compare(b)).toBe(x.comparedTo(y));
        if (!y.isZero()) expect(a.dividedBy(b).toString()).toBe(plain(x.dividedBy(y)));
      }),
      { numRuns: 3000, seed: 20261130 },
    );
  });

  it('round as the scheme says', () => {
    fc.assert(
      fc.property(
        decimalText,
        fc.nat(6),
        fc.constantFrom(...(Object.keys(ROUNDING_MODES) as RoundingMode[])),
        (text, digits, mode) => {
          const expected = new Wide(text)
            .toSignificantDigits(34)
            .toDecimalPlaces(digits, ROUNDING_MODES[mode].decimal);
          expect(Exact.of(text).rounded(digits, mode).toString()).toBe(plain(expected));
        },
      ),
      { numRuns: 2000, seed: 20261130 },
    );
  });

  it.each([
    ['2.345', 2, 'half-up', '2.35'],
    ['-2.345', 2, 'half-up', '-2.35'],
    ['2.345', 2, 'half-even', '2.34'],
    ['2.349', 2, 'down', '2.34'],
    ['2.341', 2, 'up', '2.35'],
  ] as const)('%s to %i decimals, %s, is %s', (text, digits, mode, expected) => {
    expect(Exact.of(text).rounded(digits, mode).toString()).toBe(expected);
  });

  it.each(['1e5', '+1', '.5', '5.', '', ' 1', '1,5', 'NaN', '1'.repeat(21)])('take no %j', (text) => {
    expect(Exact.isText(text)).toBe(false);
    expect(() => Exact.of(text)).toThrow();
  });
});
