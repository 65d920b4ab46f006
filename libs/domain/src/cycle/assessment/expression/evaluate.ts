import type { Exact } from '../exact/exact';
import type { FunctionName } from './functions';
import type { Gap } from './gap';
import { isGap, NOTHING } from './gap';
import type { Node, PairSign } from './parse-expression';

export type Value = Exact | boolean | string;

/** The named inputs of an expression, for one unit and one source. */
export interface Names {
  value(key: string): Value | Gap;
  /** How many of a name, or of all names, a tally or a register has. */
  count(key: string, name: string | null): Exact | Gap;
  has(key: string): boolean;
}

export type Evaluation = (names: Names) => Value | Gap;

/**
 * Makes the tree into closures once per scheme. Typing has said before that each part is of its kind; the time of one
 * evaluation is bounded by the number of parts, since nothing repeats.
 */
export function evaluation(node: Node): Evaluation {
  switch (node.node) {
    case 'number':
    case 'word': {
      const { value } = node;
      return () => value;
    }
    case 'name': {
      const { key } = node;
      return (names) => names.value(key);
    }
    case 'negate': {
      const of = evaluation(node.of);
      return (names) => withNumber(of(names), (value) => value.negated());
    }
    case 'not': {
      const of = evaluation(node.of);
      return (names) => {
        const value = of(names);
        return isGap(value) ? value : value !== true;
      };
    }
    case 'pair':
      return pair(node.sign, evaluation(node.left), evaluation(node.right));
    case 'call':
      return call(node.name, node.given);
  }
}

function pair(sign: PairSign, left: Evaluation, right: Evaluation): Evaluation {
  if (sign === 'and' || sign === 'or') {
    const settles = sign === 'or';
    return (names) => {
      const first = left(names);
      return isGap(first) || first === settles ? first : right(names);
    };
  }
  const join = joinOf(sign);
  return (names) => {
    const first = left(names);
    if (isGap(first)) return first;
    const second = right(names);
    return isGap(second) ? second : join(first, second);
  };
}

function joinOf(sign: Exclude<PairSign, 'and' | 'or'>): (a: Value, b: Value) => Value | Gap {
  switch (sign) {
    case '+':
      return (a, b) => (a as Exact).plus(b as Exact);
    case '-':
      return (a, b) => (a as Exact).minus(b as Exact);
    case '*':
      return (a, b) => (a as Exact).times(b as Exact);
    case '/':
      return (a, b) => ((b as Exact).isZero() ? NOTHING : (a as Exact).dividedBy(b as Exact));
    case '<':
      return (a, b) => (a as Exact).compare(b as Exact) < 0;
    case '<=':
      return (a, b) => (a as Exact).compare(b as Exact) <= 0;
    case '>':
      return (a, b) => (a as Exact).compare(b as Exact) > 0;
    case '>=':
      return (a, b) => (a as Exact).compare(b as Exact) >= 0;
    case '=':
      return isSame;
    case '!=':
      return (a, b) => !isSame(a, b);
  }
}

function isSame(a: Value, b: Value): boolean {
  return typeof a === 'object' ? a.compare(b as Exact) === 0 : a === b;
}

function call(name: FunctionName, given: readonly Node[]): Evaluation {
  const key = given[0]?.node === 'name' ? given[0].key : '';
  switch (name) {
    case 'has':
      return (names) => names.has(key);
    case 'total':
      return (names) => names.count(key, null);
    case 'count': {
      const word = given[1]?.node === 'word' ? given[1].value : '';
      return (names) => names.count(key, word);
    }
    case 'abs': {
      const of = evaluation(given[0]!);
      return (names) => withNumber(of(names), (value) => (value.isBelowZero() ? value.negated() : value));
    }
    case 'round': {
      const of = evaluation(given[0]!);
      const digits = given[1]?.node === 'number' ? Number(given[1].value.toString()) : 0;
      return (names) => withNumber(of(names), (value) => value.rounded(digits));
    }
    case 'if': {
      const [condition, then, otherwise] = given.map(evaluation);
      return (names) => {
        const holds = condition!(names);
        if (isGap(holds)) return holds;
        return holds === true ? then!(names) : otherwise!(names);
      };
    }
    case 'min':
    case 'max': {
      const all = given.map(evaluation);
      const better = name === 'min' ? (a: Exact, b: Exact) => a.min(b) : (a: Exact, b: Exact) => a.max(b);
      return (names) => {
        let best: Exact | null = null;
        for (const one of all) {
          const value = one(names);
          if (isGap(value)) return value;
          best = best ? better(best, value as Exact) : (value as Exact);
        }
        return best!;
      };
    }
  }
}

function withNumber(value: Value | Gap, then: (value: Exact) => Exact): Value | Gap {
  return isGap(value) ? value : then(value as Exact);
}
