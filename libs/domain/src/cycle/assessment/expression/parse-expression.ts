import { Exact } from '../exact/exact';
import { FUNCTIONS } from './functions';
import type { FunctionName } from './functions';
import { cutTokens, ExpressionFault } from './tokens';
import type { Token } from './tokens';

/** An expression as a tree. It holds no code: it is read by the typing and by the evaluation, and by nothing else. */
export type Node =
  | { readonly node: 'number'; readonly value: Exact }
  | { readonly node: 'word'; readonly value: string; readonly at: number }
  | { readonly node: 'name'; readonly key: string; readonly at: number }
  | {
      readonly node: 'call';
      readonly name: FunctionName;
      readonly given: readonly Node[];
      readonly at: number;
    }
  | { readonly node: 'negate' | 'not'; readonly of: Node; readonly at: number }
  | {
      readonly node: 'pair';
      readonly sign: PairSign;
      readonly left: Node;
      readonly right: Node;
      readonly at: number;
    };

export type PairSign = '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | '=' | '!=' | 'and' | 'or';

const MAX_DEPTH = 20;
const MAX_NODES = 200;
const COMPARISONS = ['<', '<=', '>', '>=', '=', '!='];

/**
 * Reads an expression by recursive descent, bounded in length, depth and number of parts. The grammar stands in
 * docs/scheme-format.md.
 * @throws ExpressionFault with the place and a sentence
 */
export function parseExpression(text: string): Node {
  return new Parser(cutTokens(text)).whole();
}

class Parser {
  private next = 0;
  private depth = 0;
  private nodes = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Node {
    const node = this.condition();
    const rest = this.peek();
    if (rest.kind !== 'end') throw unexpected(rest);
    return node;
  }

  private condition(): Node {
    return this.deeper(() => this.chain(['or'], () => this.conjunction()));
  }

  private conjunction(): Node {
    return this.chain(['and'], () => this.negation());
  }

  private negation(): Node {
    const token = this.peek();
    if (!this.takes('not')) return this.comparison();
    return this.made({ node: 'not', of: this.deeper(() => this.negation()), at: token.at });
  }

  private comparison(): Node {
    const left = this.sum();
    const token = this.peek();
    if (token.kind !== 'sign' || !COMPARISONS.includes(token.text)) return left;
    this.next += 1;
    return this.made({ node: 'pair', sign: token.text as PairSign, left, right: this.sum(), at: token.at });
  }

  private sum(): Node {
    return this.chain(['+', '-'], () => this.chain(['*', '/'], () => this.factor()));
  }

  private factor(): Node {
    const token = this.peek();
    this.next += 1;
    if (token.kind === 'number') return this.made({ node: 'number', value: Exact.of(token.text) });
    if (token.kind === 'word') return this.made({ node: 'word', value: token.text, at: token.at });
    if (token.kind === 'sign' && token.text === '-') {
      return this.made({ node: 'negate', of: this.deeper(() => this.factor()), at: token.at });
    }
    if (token.kind === 'sign' && token.text === '(') {
      const inner = this.condition();
      this.expect(')');
      return inner;
    }
    if (token.kind !== 'name' || ['and', 'or', 'not'].includes(token.text)) throw unexpected(token);
    return this.takes('(') ? this.call(token) : this.made({ node: 'name', key: token.text, at: token.at });
  }

  private call(name: Token): Node {
    if (!Object.hasOwn(FUNCTIONS, name.text)) {
      const known = Object.keys(FUNCTIONS).join(' ');
      throw new ExpressionFault(
        name.at,
        `没有函数“${name.text}”，可用：${known}`,
        `there is no function "${name.text}"; known are ${known}`,
      );
    }
    const given = [this.condition()];
    while (this.takes(',')) given.push(this.condition());
    this.expect(')');
    return this.made({ node: 'call', name: name.text as FunctionName, given, at: name.at });
  }

  private chain(signs: readonly string[], part: () => Node): Node {
    let left = part();
    for (let token = this.peek(); signs.includes(token.text) && isSign(token); token = this.peek()) {
      this.next += 1;
      left = this.made({ node: 'pair', sign: token.text as PairSign, left, right: part(), at: token.at });
    }
    return left;
  }

  private peek(): Token {
    return this.tokens[this.next] ?? this.tokens.at(-1)!;
  }

  private takes(text: string): boolean {
    const token = this.peek();
    if (token.text !== text || token.kind === 'word') return false;
    this.next += 1;
    return true;
  }

  private expect(sign: string): void {
    if (!this.takes(sign)) throw unexpected(this.peek());
  }

  private deeper(part: () => Node): Node {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) {
      throw new ExpressionFault(this.peek().at, `括号最多 ${MAX_DEPTH} 层`, `at most ${MAX_DEPTH} deep`);
    }
    const node = part();
    this.depth -= 1;
    return node;
  }

  private made(node: Node): Node {
    this.nodes += 1;
    if (this.nodes > MAX_NODES) {
      throw new ExpressionFault(this.peek().at, `最多 ${MAX_NODES} 个部分`, `at most ${MAX_NODES} parts`);
    }
    return node;
  }
}

function isSign(token: Token): boolean {
  return token.kind === 'sign' || token.kind === 'name';
}

function unexpected(token: Token): ExpressionFault {
  return token.kind === 'end'
    ? new ExpressionFault(token.at, '式子没有写完', 'the expression is not finished')
    : new ExpressionFault(token.at, `这里不应出现“${token.text}”`, `"${token.text}" can't stand here`);
}
