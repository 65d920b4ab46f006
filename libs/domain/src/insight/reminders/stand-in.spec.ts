import { isRungs } from './ladder-rule';
import { toldInstead } from './stand-in';

const leaves = (...pairs: readonly (readonly [string, string])[]) =>
  new Map(
    pairs.map(([personId, standInId]) => [personId, { personId, standInId, personName: `名${personId}` }]),
  );

describe('who is told while somebody is away', () => {
  it('is themselves when they are there, else their stand-in, or the stand-in’s', () => {
    expect(toldInstead('a', leaves())).toEqual({ personId: 'a', inSteadOf: null });
    expect(toldInstead('a', leaves(['a', 'b']))).toEqual({ personId: 'b', inSteadOf: '名a' });
    expect(toldInstead('a', leaves(['a', 'b'], ['b', 'c']))).toEqual({ personId: 'c', inSteadOf: '名a' });
  });

  it('is themselves after all when everybody is away, or the one left is the one complained of', () => {
    expect(toldInstead('a', leaves(['a', 'b'], ['b', 'a'])).personId).toBe('a');
    expect(toldInstead('a', leaves(['a', 'b'], ['b', 'c'], ['c', 'd'], ['d', 'e'])).personId).toBe('a');
    expect(toldInstead('a', leaves(['a', 'b']), ['b'])).toEqual({ personId: 'a', inSteadOf: null });
  });
});

describe('one side of a ladder', () => {
  it('takes whole days within reach, none twice, not too many', () => {
    expect(isRungs([7, 3, 1])).toBe(true);
    expect(isRungs([])).toBe(true);
    for (const wrong of [[1, 1], [0], [61], [1.5], [1, 2, 3, 4, 5, 6, 7]]) expect(isRungs(wrong)).toBe(false);
  });
});
