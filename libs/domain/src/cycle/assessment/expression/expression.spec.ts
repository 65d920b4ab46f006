import { Exact } from '../exact/exact';
import { evaluation } from './evaluate';
import type { Names } from './evaluate';
import { kindOfExpression } from './kind-of-expression';
import type { Declared } from './kind-of-expression';
import { parseExpression } from './parse-expression';
import { ExpressionFault } from './tokens';

const names: Names = {
  value: (key) =>
    key === 'x' ? Exact.of('3') : key === 'yes' ? true : key === '等次' ? '好' : { gap: 'missing', key },
  count: (_, name) => Exact.of(name === null ? '7' : '2'),
  has: (key) => key === 'x',
};

function result(text: string): unknown {
  const value = evaluation(parseExpression(text))(names);
  return value instanceof Exact ? value.toString() : value;
}

describe('the expression language', () => {
  it.each([
    ['1 + 2 * 3 - 4 / 8', '6.5'],
    ['-(1 + 2) * -x', '9'],
    ['0.1 + 0.2', '0.3'],
    ['x >= 3 and not (x > 3) or 1 = 2', true],
    ['等次 = "好"', true],
    ['等次 != "好"', false],
    ['if(yes, x, 0) + min(4, 2, x) + max(1, x) + abs(-2)', '10'],
    ['round(2 / 3, 2)', '0.67'],
    ['count(r, "轻微") / total(r)', '0.2857142857142857142857142857142857'],
    ['has(x) and not has(y)', true],
    ['1 / (x - 3)', { gap: 'nothing', key: null }],
    ['y + 1', { gap: 'missing', key: 'y' }],
    ['yes or y', true],
  ])('%s is %j', (text, expected) => {
    expect(result(text)).toEqual(expected);
  });

  it.each([
    ['', 1],
    ['1 +', 4],
    ['1 2', 3],
    ['(1', 3],
    ['1 < 2 < 3', 7],
    ['x; y', 2],
    ['constructor(1)', 1],
    ['__proto__(1)', 1],
    ['x["a"]', 2],
    ['`x`', 1],
    ['a => a', 4],
    ['1e5', 2],
  ])('%j is refused at character %i', (text, position) => {
    expect(() => parseExpression(text)).toThrow(ExpressionFault);
    try {
      parseExpression(text);
    } catch (fault) {
      expect((fault as ExpressionFault).position).toBe(position);
    }
  });

  it.each([
    ['x + '.repeat(200) + 'x', 'length'],
    ['('.repeat(40) + '1' + ')'.repeat(40), 'depth'],
    ['-'.repeat(100) + '1', 'depth of signs'],
    ['not '.repeat(60) + 'yes', 'depth of not'],
    ['1+'.repeat(240) + '1', 'number of parts'],
  ])('%.20s… is bounded in %s', (text) => {
    expect(() => parseExpression(text)).toThrow(ExpressionFault);
  });

  const declared: Declared = {
    kindOf: (key: string) =>
      ({
        ...({ x: 'number', yes: 'flag', 等次: 'word', r: 'counted', m: 'other' } as const),
        ...({ 'score.N05': 'number', 'share.N05': 'number', total: 'number' } as const),
      })[key] ?? null,
    wordsOf: (key: string) => (key === '等次' ? ['好', '差'] : key === 'r' ? ['轻微'] : null),
  };
  it.each(['x', 'yes', '等次', 'r', 'm'])('has(%s) asks for a fact, whatever its kind', (key) => {
    expect(kindOfExpression(parseExpression(`has(${key})`), declared)).toBe('flag');
  });
  it.each([
    ['x + yes', 5],
    ['not x', 5],
    ['x = "好"', 5],
    ['等次 = "中"', 6],
    ['r + 1', 1],
    ['z', 1],
    ['count(r, "重")', 10],
    ['count(x, "轻微")', 7],
    ['round(x, x)', 10],
    ['if(x, 1, 2)', 4],
    ['abs(1, 2)', 1],
    ['has(score.N05)', 5],
    ['has(share.N05)', 5],
    ['has(total)', 5],
    ['has(z)', 5],
  ])('%s is not of its kinds', (text, position) => {
    try {
      kindOfExpression(parseExpression(text), declared);
      throw new Error('nothing was thrown');
    } catch (fault) {
      expect(fault).toBeInstanceOf(ExpressionFault);
      expect((fault as ExpressionFault).position).toBe(position);
    }
  });
});
