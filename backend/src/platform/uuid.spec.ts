import { createUuidv7, uuidv7 } from './uuid';

const NOON = Date.parse('2026-11-23T04:00:00Z');
const millisecondOf = (id: string) => parseInt(id.replace('-', '').slice(0, 12), 16);

function isRising(ids: readonly string[]): boolean {
  return ids.every((id, index) => index === 0 || ids[index - 1]! < id);
}

describe('uuidv7', () => {
  it('carries the time, the version and the variant', () => {
    const id = createUuidv7(() => NOON)();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(millisecondOf(id)).toBe(NOON);
  });

  it('rises within one millisecond, also when there are more ids than it can count', () => {
    const next = createUuidv7(() => NOON);
    const ids = Array.from({ length: 10_000 }, next);
    expect(isRising(ids)).toBe(true);
    // At least 2,048 fit into each millisecond, so the ids run ahead of the clock by no more than this.
    expect(millisecondOf(ids.at(-1)!) - NOON).toBeLessThanOrEqual(4);
  });

  it('rises when the clock is set back', () => {
    let now = NOON;
    const next = createUuidv7(() => now);
    const before = next();
    now -= 60_000;
    const during = next();
    now += 120_000;
    const after = next();
    expect(isRising([before, during, after])).toBe(true);
    expect(millisecondOf(after)).toBe(NOON + 60_000);
  });

  it('starts each millisecond at random and ends with chance, so that ids are not guessed from each other', () => {
    let now = NOON;
    const next = createUuidv7(() => (now += 1));
    const ids = Array.from({ length: 200 }, next);
    expect(new Set(ids.map((id) => id.slice(15, 18))).size).toBeGreaterThan(100);
    expect(new Set(ids.map((id) => id.slice(19))).size).toBe(200);
  });

  it('is one series for the whole process', () => {
    expect(isRising(Array.from({ length: 5_000 }, uuidv7))).toBe(true);
  });
});
