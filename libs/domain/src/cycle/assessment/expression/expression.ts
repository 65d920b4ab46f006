import type { Exact } from '../exact/exact';
import type { Place, Shape } from '../shape/shape';
import type { Meeting } from '../shape/shape';
import { evaluation } from './evaluate';
import type { Names } from './evaluate';
import type { Gap } from './gap';
import type { ExpressionKind } from './kind-of-expression';
import { parseExpression } from './parse-expression';
import type { Node } from './parse-expression';
import { ExpressionFault, MAX_LENGTH } from './tokens';

/** A number that is measured: from one fact, or by an expression over several. */
export interface Measure extends Read {
  evaluate(names: Names): Exact | Gap;
}

/** A yes or no over facts and scores. */
export interface Condition extends Read {
  evaluate(names: Names): boolean | Gap;
}

interface Read {
  /** As it was written. */
  readonly text: string;
  /** The names it reads, each once. */
  readonly reads: readonly string[];
  /** The same as often as they stand there: each time costs. */
  readonly named: readonly string[];
  readonly node: Node;
}

/** An expression was met; once the facts are known its kind is checked. */
export interface MetExpression {
  readonly expression: Read;
  readonly wanted: ExpressionKind;
}
export const MET_EXPRESSION: Meeting<MetExpression> = { name: 'expression' };

export const measure: Shape<Measure> = expressionShape<Measure>('number', 'a number over facts');
export const condition: Shape<Condition> = expressionShape<Condition>('flag', 'a yes or no over facts');

function expressionShape<E extends Read>(wanted: ExpressionKind, description: string): Shape<E> {
  return {
    schema: { type: 'string', minLength: 1, maxLength: MAX_LENGTH, description },
    read(json, place) {
      if (typeof json !== 'string') return place.fault('not-text');
      const node = parsed(json, place);
      if (!node) return undefined as unknown as E;
      const named = namesIn(node);
      const expression = { text: json, node, named, reads: [...new Set(named)], evaluate: evaluation(node) };
      place.meet(MET_EXPRESSION, { expression, wanted });
      return expression as unknown as E;
    },
  };
}

function parsed(text: string, place: Place): Node | null {
  try {
    return parseExpression(text);
  } catch (fault) {
    if (!(fault instanceof ExpressionFault)) throw fault;
    const { position, zh, en } = fault;
    place.fault('expression', { text: text.slice(0, 60), position, zh, en });
    return null;
  }
}

function namesIn(node: Node): string[] {
  switch (node.node) {
    case 'number':
    case 'word':
      return [];
    case 'name':
      return [node.key];
    case 'negate':
    case 'not':
      return namesIn(node.of);
    case 'pair':
      return [...namesIn(node.left), ...namesIn(node.right)];
    case 'call':
      return node.given.flatMap(namesIn);
  }
}
