import * as fc from 'fast-check';
import { checkDecomposition, closesCircle } from './check-decomposition';
import type { Contribution, DecomposedItem } from './check-decomposition';

const item = (itemId: string, rank: number, more: Partial<DecomposedItem> = {}): DecomposedItem => ({
  itemId,
  rank,
  quantity: null,
  unit: null,
  hasPerson: true,
  ...more,
});
const serves = (lowerItemId: string, upperItemId: string, quantity: string | null = null): Contribution => ({
  lowerItemId,
  upperItemId,
  quantity,
});

describe('the decomposition of a set', () => {
  const county = item('county', 1, { quantity: '20', unit: '个' });

  it('is whole where the numbers below reach the one above', () => {
    const items = [
      county,
      item('a', 2, { quantity: '12', unit: '个' }),
      item('b', 2, { quantity: '8', unit: '个' }),
    ];
    expect(checkDecomposition(items, [serves('a', 'county'), serves('b', 'county')])).toEqual([]);
  });

  it('says by how much the numbers below fall short, exactly', () => {
    const items = [
      item('county', 1, { quantity: '0.3', unit: '%' }),
      item('a', 2, { quantity: '0.1', unit: '%' }),
      item('b', 2, { quantity: '0.1', unit: '%' }),
    ];
    expect(checkDecomposition(items, [serves('a', 'county'), serves('b', 'county')])).toEqual([
      { code: 'shortfall', itemId: 'county', promised: '0.3', below: '0.2' },
    ]);
    expect(checkDecomposition(items, [serves('a', 'county', '0.2'), serves('b', 'county')])).toEqual([]);
  });

  it('does not add what is counted in another unit', () => {
    const items = [county, item('a', 2, { quantity: '90', unit: '%' })];
    expect(checkDecomposition(items, [serves('a', 'county')])).toEqual([
      { code: 'other-unit', itemId: 'county', lowerItemId: 'a' },
      { code: 'shortfall', itemId: 'county', promised: '20', below: '0' },
    ]);
  });

  it('finds what hangs loose and whom nobody answers for, once linking has begun', () => {
    const items = [county, item('a', 2), item('loose', 2), item('vacant', 3, { hasPerson: false })];
    expect(checkDecomposition(items.slice(0, 3), [])).toEqual([]);
    expect(checkDecomposition(items, [serves('a', 'county', '20'), serves('vacant', 'a')])).toEqual([
      { code: 'orphan', itemId: 'loose' },
      { code: 'no-person', itemId: 'vacant' },
    ]);
  });

  it('finds a shortfall exactly when the sum is smaller, whatever the numbers', () => {
    const cents = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(cents, fc.array(cents, { minLength: 1, maxLength: 20 }), (above, parts) => {
        const items = [
          item('county', 1, { quantity: (above / 100).toFixed(2), unit: '万元' }),
          ...parts.map((part, index) =>
            item(`${index}`, 2, { quantity: (part / 100).toFixed(2), unit: '万元' }),
          ),
        ];
        const found = checkDecomposition(
          items,
          parts.map((_, index) => serves(`${index}`, 'county')),
        );
        const short = parts.reduce((sum, part) => sum + part, 0) < above;
        expect(found.some(({ code }) => code === 'shortfall')).toBe(short);
      }),
    );
  });
});

describe('linking items', () => {
  it('never closes a circle', () => {
    const links = [serves('village', 'town'), serves('town', 'county')];
    expect(closesCircle(links, 'county', 'village')).toBe(true);
    expect(closesCircle(links, 'county', 'county')).toBe(true);
    expect(closesCircle(links, 'village', 'county')).toBe(false);
    expect(closesCircle([...links, serves('county', 'town')], 'other', 'village')).toBe(false);
  });
});
