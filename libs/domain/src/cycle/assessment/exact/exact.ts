import { Decimal } from 'decimal.js';
import type { RoundingMode } from './rounding';
import { ROUNDING_MODES } from './rounding';

/** 34 digits, half up (model: numbers). Amounts beyond safe integers are reckoned by it, and every quotient that is not plain. */
const Wide = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -60, toExpPos: 60 });

const POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power);
const PLAIN = /^-?\d{1,20}(\.\d{1,20})?$/;

/**
 * An exact decimal. What fits is a safe integer with a scale, so that two thousand units are scored as fast as a database
 * would; what does not fit is a Decimal. Both answer the same digits, and a spec holds them to it.
 */
export class Exact {
  private constructor(
    private readonly units: number,
    private readonly scale: number,
    private readonly wide: Decimal | null,
  ) {}

  /** Whether the text is a decimal as the format writes it: no exponent, no sign but minus, at most 20 digits a side. */
  static isText(text: unknown): text is string {
    return typeof text === 'string' && PLAIN.test(text);
  }

  /** @throws when the text is no plain decimal: ask `isText` first. */
  static of(text: string): Exact {
    if (text.length < 15) {
      const point = text.indexOf('.');
      const units = Number(point < 0 ? text : text.slice(0, point) + text.slice(point + 1));
      if (Number.isSafeInteger(units) && PLAIN.test(text)) {
        return new Exact(units === 0 ? 0 : units, point < 0 ? 0 : text.length - point - 1, null);
      }
    }
    if (!PLAIN.test(text)) throw new Error(`No decimal: ${text}`);
    return Exact.fit(new Wide(text).toSignificantDigits(34));
  }

  static whole(units: number): Exact {
    return new Exact(units, 0, null);
  }

  plus(other: Exact): Exact {
    if (!this.wide && !other.wide) {
      const gap = this.scale - other.scale;
      if (gap >= -15 && gap <= 15) {
        const mine = gap < 0 ? this.units * POWERS[-gap]! : this.units;
        const theirs = gap > 0 ? other.units * POWERS[gap]! : other.units;
        const sum = mine + theirs;
        if (isSafe(mine) && isSafe(theirs) && isSafe(sum)) {
          return new Exact(sum, gap < 0 ? other.scale : this.scale, null);
        }
      }
    }
    return Exact.fit(this.decimal().plus(other.decimal()));
  }

  minus(other: Exact): Exact {
    return this.plus(other.negated());
  }

  negated(): Exact {
    if (this.wide) return new Exact(0, 0, this.wide.negated());
    return this.units === 0 ? this : new Exact(-this.units, this.scale, null);
  }

  times(other: Exact): Exact {
    if (other === ONE) return this;
    if (!this.wide && !other.wide) {
      const product = this.units * other.units;
      const scale = this.scale + other.scale;
      if (isSafe(product) && scale <= 15) return new Exact(product === 0 ? 0 : product, scale, null);
    }
    return Exact.fit(this.decimal().times(other.decimal()));
  }

  /** @throws on a zero divisor: rules ask `isZero` first and answer that there was nothing to measure. */
  dividedBy(other: Exact): Exact {
    if (other === ONE) return this;
    if (other.isZero()) throw new Error('Division by zero');
    if (!this.wide && !other.wide) {
      const scale = this.scale - other.scale;
      // By one, ten, a hundred …: only the point moves.
      const power = POWERS.indexOf(other.units);
      if (power >= 0 && scale + power >= 0 && scale + power <= 15)
        return new Exact(this.units, scale + power, null);
      // A quotient that ends within six more digits is plain; all others take 34 digits.
      for (let more = 0; more <= 6; more += 1) {
        const units = this.units * POWERS[more]!;
        const places = scale + more;
        if (!isSafe(units)) break;
        if (units % other.units !== 0 || places < 0 || places > 15) continue;
        const quotient = units / other.units;
        return new Exact(quotient === 0 ? 0 : quotient, places, null);
      }
    }
    return Exact.fit(this.decimal().dividedBy(other.decimal()));
  }

  squareRoot(): Exact {
    return Exact.fit(this.decimal().squareRoot());
  }

  /** To so many decimals, in the mode that the scheme names. */
  rounded(digits: number, mode: RoundingMode = 'half-up'): Exact {
    if (!this.wide) {
      if (this.scale <= digits) return this;
      const cut = this.scale - digits;
      if (mode === 'half-up' && cut <= 15) {
        const step = POWERS[cut]!;
        const rest = this.units % step;
        const kept = (this.units - rest) / step;
        const away = Math.abs(rest) * 2 >= step ? Math.sign(this.units) : 0;
        return new Exact(kept + away === 0 ? 0 : kept + away, digits, null);
      }
    }
    return Exact.fit(this.decimal().toDecimalPlaces(digits, ROUNDING_MODES[mode].decimal));
  }

  compare(other: Exact): number {
    if (!this.wide && !other.wide) {
      if (this.scale === other.scale) return Math.sign(this.units - other.units);
      const gap = this.scale - other.scale;
      const mine = gap < 0 ? this.units * POWERS[-gap]! : this.units;
      const theirs = gap > 0 ? other.units * POWERS[gap]! : other.units;
      if (isSafe(mine) && isSafe(theirs)) return Math.sign(mine - theirs);
    }
    return this.decimal().comparedTo(other.decimal());
  }

  isZero(): boolean {
    return this.wide ? this.wide.isZero() : this.units === 0;
  }

  isBelowZero(): boolean {
    return this.wide ? this.wide.isNegative() && !this.wide.isZero() : this.units < 0;
  }

  isWhole(): boolean {
    return this.decimal().isInteger();
  }

  /** Between minus and plus so much; beyond a billion points nothing is a score. */
  within(most: number): Exact {
    const beyond = this.wide ? this.wide.abs().gt(most) : Math.abs(this.units) > most * POWERS[this.scale]!;
    if (!beyond) return this;
    return Exact.whole(this.isBelowZero() ? -most : most);
  }

  min(other: Exact): Exact {
    return this.compare(other) <= 0 ? this : other;
  }

  max(other: Exact): Exact {
    return this.compare(other) >= 0 ? this : other;
  }

  /** The shortest plain decimal: no exponent, no trailing zeros, no minus before zero. */
  toString(): string {
    if (!this.wide && this.scale === 0) return String(this.units);
    const text = this.decimal().toFixed();
    return text === '-0' ? '0' : text;
  }

  /** To be read by a person: at most six decimals, with … where digits were left out. */
  shown(): string {
    const whole = this.toString();
    const short = this.rounded(6).toString();
    return short === whole ? whole : `≈${short}`;
  }

  private decimal(): Decimal {
    return this.wide ?? new Wide(this.units).dividedBy(`1e${this.scale}`);
  }

  private static fit(value: Decimal): Exact {
    const scale = value.decimalPlaces();
    if (scale <= 15) {
      const units = value.times(`1e${scale}`).toNumber();
      if (isSafe(units)) return new Exact(units === 0 ? 0 : units, scale, null);
    }
    return new Exact(0, 0, value);
  }
}

export const ZERO = Exact.whole(0);
export const ONE = Exact.whole(1);

/** Rows of an explanation carry twelve decimals, so that their sum is exact whatever was divided before. */
export const ROW_DECIMALS = 12;

export function sum(values: Iterable<Exact>): Exact {
  let total = ZERO;
  for (const value of values) total = total.plus(value);
  return total;
}

function isSafe(units: number): boolean {
  return units <= Number.MAX_SAFE_INTEGER && units >= -Number.MAX_SAFE_INTEGER;
}
