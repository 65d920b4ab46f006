import { Exact } from '../exact/exact';
import { schemeOf } from '../scheme.spec-kit';
import { EXAMPLE_SETS } from './example-sets';

const schemes = EXAMPLE_SETS.map(schemeOf);

describe('the nine example sets', () => {
  it('hold the 104 indicators of the data, each set of 100 points', () => {
    const codes = schemes.map(({ indicators }) => indicators.map(({ code }) => code));
    expect(codes.flat()).toHaveLength(104);
    expect(new Set(codes.flat()).size).toBe(104);
    expect(codes.map((all) => all.length)).toEqual([14, 13, 13, 12, 12, 11, 10, 9, 10]);
    for (const { total } of schemes) expect(total.toString()).toBe('100');
  });

  it('reduce none to a mark: only the two reviewed ones have a subjective part, of three points', () => {
    const opinions = schemes.flatMap(({ indicators }) =>
      indicators.map(({ code, rule, points }) => [code, rule.subjective(points).toString()] as const),
    );
    expect(opinions.filter(([, points]) => points !== '0')).toEqual([
      ['J06', '3'],
      ['O05', '3'],
    ]);
  });

  it('hold the twelve adjustments, all off until a superior basis is named', () => {
    for (const { adjustments, gradeLimits } of schemes) {
      const codes = [...adjustments, ...gradeLimits].map(({ code }) => code.slice(0, 3));
      expect([...new Set(codes)].sort()).toEqual([
        ...['A01', 'A02', 'A03', 'A04', 'A05', 'D01', 'D02', 'D03', 'V01', 'V02', 'V03', 'V04'],
      ]);
      expect([...adjustments, ...gradeLimits].filter(({ inForce }) => inForce)).toEqual([]);
    }
  });

  it('say of every indicator what proves it and how often it is measured', () => {
    for (const one of schemes.flatMap(({ indicators }) => indicators)) {
      expect([one.code, one.evidence, one.cadence, one.dimension]).not.toContain(undefined);
      expect(one.points.compare(Exact.whole(0))).toBe(1);
    }
  });
});
