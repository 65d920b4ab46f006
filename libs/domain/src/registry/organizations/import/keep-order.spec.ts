import { keepOrder } from './keep-order';

const rows = (...codes: string[]) => codes.map((code, index) => ({ code, sort: index + 2 }));
const order = (codes: string[], known: Readonly<Record<string, number>>) =>
  keepOrder(
    rows(...codes),
    () => 'one group',
    (code) => known[code],
  ).map(({ code, sort }) => `${code}${sort}`);

describe('the order of imported rows', () => {
  it('stays as it was where nothing was moved, with gaps and with equals', () => {
    expect(order(['a', 'b', 'c'], { a: 4, b: 9, c: 9 })).toEqual(['a4', 'b9', 'c9']);
    expect(order(['a', 'b'], { a: 4, b: 9, gone: 5 })).toEqual(['a4', 'b9']);
  });

  it('has new ones at the end, and is the sheet’s when somebody was moved or put between', () => {
    expect(order(['a', 'new'], { a: 40 })).toEqual(['a40', 'new41']);
    expect(order(['b', 'a'], { a: 4, b: 9 })).toEqual(['b2', 'a3']);
    expect(order(['a', 'new', 'b'], { a: 4, b: 9 })).toEqual(['a2', 'new3', 'b4']);
    expect(order(['x', 'y'], {})).toEqual(['x2', 'y3']);
  });

  it('is that of each group by itself', () => {
    const two = keepOrder(
      rows('b', 'x', 'a'),
      ({ code }) => (code === 'x' ? 'other' : 'one'),
      (code) => ({ x: 7, a: 1, b: 2 })[code],
    );
    expect(two.map(({ sort }) => sort)).toEqual([2, 7, 4]);
  });
});
