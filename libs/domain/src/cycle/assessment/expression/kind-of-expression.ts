import { FUNCTIONS } from './functions';
import type { Node } from './parse-expression';
import { ExpressionFault } from './tokens';

/** What an expression may give. */
export type ExpressionKind = 'number' | 'flag' | 'word';

/** What a name stands for, as the scheme declares it; null when nobody declared it. */
export interface Declared {
  kindOf(key: string): ExpressionKind | 'counted' | 'other' | null;
  /** The words or names that a fact may have; null when any. */
  wordsOf(key: string): readonly string[] | null;
}

const WORDS = {
  number: { zh: '数', en: 'a number' },
  flag: { zh: '是或否', en: 'yes or no' },
  word: { zh: '词', en: 'a word' },
} as const;

export const kindInWords = (kind: ExpressionKind) => WORDS[kind];

/** Finds the kind of an expression before anything is scored, so that no scoring fails on it. @throws ExpressionFault */
export function kindOfExpression(node: Node, declared: Declared): ExpressionKind {
  switch (node.node) {
    case 'number':
      return 'number';
    case 'word':
      return 'word';
    case 'name':
      return kindOfName(node.key, node.at, declared);
    case 'negate':
      return wants('number', node.of, node.at, declared);
    case 'not':
      return wants('flag', node.of, node.at, declared);
    case 'pair':
      return kindOfPair(node, declared);
    case 'call':
      return kindOfCall(node, declared);
  }
}

function kindOfName(key: string, at: number, declared: Declared): ExpressionKind {
  const kind = declared.kindOf(key);
  if (kind === null) {
    throw new ExpressionFault(at, `没有声明“${key}”`, `"${key}" is not declared`);
  }
  if (kind === 'counted') {
    throw new ExpressionFault(
      at,
      `“${key}”是登记，用 total(${key}) 或 count(${key}, "名称") 取数`,
      `"${key}" is a register: total(${key}) or count(${key}, "name") gives its number`,
    );
  }
  if (kind === 'other') {
    throw new ExpressionFault(at, `“${key}”不能放进式子`, `"${key}" can't stand in an expression`);
  }
  return kind;
}

function wants(kind: ExpressionKind, node: Node, at: number, declared: Declared): ExpressionKind {
  const found = kindOfExpression(node, declared);
  if (found === kind) return kind;
  const [wanted, given] = [WORDS[kind], WORDS[found]];
  throw new ExpressionFault(
    'at' in node ? node.at : at,
    `这里要${wanted.zh}，实为${given.zh}`,
    `${wanted.en} belongs here, not ${given.en}`,
  );
}

function kindOfPair(node: Extract<Node, { node: 'pair' }>, declared: Declared): ExpressionKind {
  const { sign, left, right, at } = node;
  if (sign === 'and' || sign === 'or') {
    wants('flag', left, at, declared);
    return wants('flag', right, at, declared);
  }
  if (sign === '=' || sign === '!=') {
    wants(kindOfExpression(left, declared), right, at, declared);
    checkWord(left, right, declared);
    checkWord(right, left, declared);
    return 'flag';
  }
  wants('number', left, at, declared);
  wants('number', right, at, declared);
  return ['+', '-', '*', '/'].includes(sign) ? 'number' : 'flag';
}

function checkWord(named: Node, word: Node, declared: Declared): void {
  if (named.node !== 'name' || word.node !== 'word') return;
  const known = declared.wordsOf(named.key);
  if (known && !known.includes(word.value)) throw unknownWord(named.key, word.value, word.at);
}

function unknownWord(key: string, word: string, at: number): ExpressionFault {
  return new ExpressionFault(
    at,
    `“${word}”不是“${key}”声明过的词`,
    `"${word}" is none of the words of "${key}"`,
  );
}

function kindOfCall(node: Extract<Node, { node: 'call' }>, declared: Declared): ExpressionKind {
  const { name, given, at } = node;
  const { given: wanted, gives }: { given: readonly string[]; gives: 'number' | 'flag' } = FUNCTIONS[name];
  const repeats = wanted.at(-1) === '…';
  const few = repeats ? wanted.length - 1 : wanted.length;
  if (given.length < few || (!repeats && given.length > few)) {
    throw new ExpressionFault(
      at,
      `${name} 的括号里应有 ${few} 项`,
      `${name} takes ${few}, not ${given.length}`,
    );
  }
  given.forEach((part, index) => checkGiven(wanted[Math.min(index, few - 1)]!, part, node, declared));
  return gives;
}

/** What scoring finds and nobody hands in; no fact may be called so. */
const SCORED = /^(?:(?:score|share)\.|total$)/u;

function checkGiven(
  wanted: string,
  part: Node,
  call: Extract<Node, { node: 'call' }>,
  declared: Declared,
): void {
  const at = 'at' in part ? part.at : call.at;
  if (wanted === 'number' || wanted === 'flag') {
    wants(wanted, part, call.at, declared);
  } else if (wanted === 'digits') {
    if (part.node === 'number' && /^\d$/.test(part.value.toString())) return;
    throw new ExpressionFault(
      at,
      '小数位数应是 0 到 9 的数',
      'the number of decimals is 0 to 9, as it stands there',
    );
  } else if (wanted === 'name') {
    const key = call.given[0]?.node === 'name' ? call.given[0].key : '';
    if (part.node !== 'word') {
      throw new ExpressionFault(at, '这里应是带引号的名称', 'a name in quotes belongs here');
    }
    const known = declared.wordsOf(key);
    if (known && !known.includes(part.value)) throw unknownWord(key, part.value, at);
  } else {
    const kind = part.node === 'name' ? declared.kindOf(part.key) : null;
    const isFact = kind !== null && part.node === 'name' && !SCORED.test(part.key);
    const fits = call.name === 'has' ? isFact : kind === 'counted';
    if (!fits)
      throw new ExpressionFault(at, '这里应是已声明的事实', 'a declared fact of that kind belongs here');
  }
}
