import { ADMINISTRATOR_MENU, entryAt } from './menu';

describe('the entry that is marked', () => {
  const grants = ADMINISTRATOR_MENU.security;

  it('is the nearest page at or above the address', () => {
    expect(entryAt(grants, '/grants')?.path).toBe('/grants');
    expect(entryAt(grants, '/grants/new?post=1')?.path).toBe('/grants');
    expect(entryAt(grants, '/grants/by-kind')?.path).toBe('/grants/by-kind');
    expect(entryAt([...grants].reverse(), '/grants/by-kind#kinds')?.path).toBe('/grants/by-kind');
  });

  it('is none where the address only begins with the same letters', () => {
    expect(entryAt(grants, '/grantsomething')).toBeUndefined();
  });
});
