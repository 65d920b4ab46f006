import { drawnCount, drawSample, ticketText } from './draw-sample';

/** Not SHA-256, but as even: this library knows no digests. */
function digestOf(text: string): string {
  let state = 0x811c9dc5;
  for (const sign of text) state = Math.imul(state ^ sign.codePointAt(0)!, 0x01000193) >>> 0;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b) >>> 0;
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35) >>> 0;
  return ((state ^ (state >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
const tickets = (seed: string, ids: readonly string[]) =>
  ids.map((id) => ({ id, digest: digestOf(ticketText(seed, id)) }));
const FRAME = Array.from({ length: 400 }, (_, index) => `duty-${index}`);

describe('a draw', () => {
  it('takes the share, rounded up, and never more than there are', () => {
    expect(drawnCount(340, 0.1)).toBe(34);
    expect(drawnCount(31, 0.1)).toBe(4);
    expect(drawnCount(1, 0.1)).toBe(1);
    expect(drawnCount(0, 0.1)).toBe(0);
  });

  it('is the same again from the same seed and frame, in whatever order the frame comes', () => {
    const once = drawSample(tickets('5eed', FRAME), 40);
    expect(new Set(once).size).toBe(40);
    expect(drawSample(tickets('5eed', [...FRAME].reverse()), 40)).toEqual(once);
    expect(drawSample(tickets('5eee', FRAME), 40)).not.toEqual(once);
  });

  it('draws everybody alike: over many seeds nobody comes much more often', () => {
    const often = new Map<string, number>();
    for (let seed = 0; seed < 500; seed += 1) {
      for (const id of drawSample(tickets(`seed ${seed}`, FRAME.slice(0, 50)), 5)) {
        often.set(id, (often.get(id) ?? 0) + 1);
      }
    }
    // Each is expected 50 times, with a standard deviation of 6.7.
    expect(Math.min(...often.values())).toBeGreaterThan(20);
    expect(Math.max(...often.values())).toBeLessThan(80);
  });
});
