import { byUpperItem, carriedBelow } from './carried-below';

const link = (lowerItemId: string, upperItemId: string, quantity: string | null = null) => ({
  lowerItemId,
  upperItemId,
  quantity,
});

describe('what carries an item below', () => {
  it('goes down every line, each item once, circles ending nothing', () => {
    const links = [
      link('township', 'county', '3'),
      link('village', 'township'),
      link('village', 'county'),
      link('county', 'village'),
      link('other', 'elsewhere'),
    ];
    expect(carriedBelow(byUpperItem(links), 'county')).toEqual([
      { itemId: 'township', depth: 1, quantity: '3' },
      { itemId: 'village', depth: 2, quantity: null },
    ]);
    expect(carriedBelow(byUpperItem(links), 'nothing')).toEqual([]);
  });
});
