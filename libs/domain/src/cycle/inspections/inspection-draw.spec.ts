import { ticketText } from '../duties/checking/draw-sample';
import { drawUnits, frameText, replayFaults, sharesOf } from './inspection-draw';
import type { PublishedDraw, Stratum } from './inspection-draw';

/** Not SHA-256, but as even: this library knows no digests; the back end's journey draws again with the real one. */
function sha256(text: string): string {
  let state = 0x811c9dc5;
  for (const sign of text) state = Math.imul(state ^ sign.codePointAt(0)!, 0x01000193) >>> 0;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b) >>> 0;
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35) >>> 0;
  return ((state ^ (state >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
const units = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
const frame: Stratum[] = [
  { domainCode: '农村', unitIds: units('village-', 30) },
  { domainCode: '机关', unitIds: units('office-', 8) },
  { domainCode: '学校', unitIds: units('school-', 2) },
];
const seed = 'ab'.repeat(32);
const ticketsOf = (ids: readonly string[]) => ids.map((id) => ({ id, digest: sha256(ticketText(seed, id)) }));
const published = (more: Partial<PublishedDraw> = {}): PublishedDraw => ({
  ...{ frame, wanted: 6, seed, commitment: sha256(seed), frameDigest: sha256(frameText(frame)) },
  drawn: drawUnits(frame, 6, ticketsOf),
  ...more,
});

describe('a stratified draw', () => {
  it('shares out exactly, and leaves no stratum out where there are enough', () => {
    expect(sharesOf([30, 8, 2], 6)).toEqual([4, 1, 1]);
    expect(sharesOf([30, 8, 2], 2)).toEqual([2, 0, 0]);
    expect(sharesOf([3, 0, 2], 9)).toEqual([3, 0, 2]);
    expect(sharesOf([0, 0], 4)).toEqual([0, 0]);
    expect(sharesOf([1, 1, 1], 2)).toEqual([1, 1, 0]);
    expect(sharesOf([100, 1, 1, 1], 4)).toEqual([1, 1, 1, 1]);
  });

  it('is drawn again by anyone from what is published, in whichever order the frame comes', () => {
    expect(replayFaults(published(), sha256, ticketText)).toEqual([]);
    const turned = frame.map((one) => ({ ...one, unitIds: [...one.unitIds].reverse() })).reverse();
    expect(replayFaults(published({ frame: turned }), sha256, ticketText)).toEqual([]);
  });

  it('shows another seed, another frame and another unit', () => {
    const other = 'cd'.repeat(32);
    expect(replayFaults(published({ seed: other }), sha256, ticketText)).toEqual(['commitment', 'drawn']);
    const longer = [...frame, { domainCode: '医院', unitIds: ['hospital-0'] }];
    expect(replayFaults(published({ frame: longer }), sha256, ticketText)).toContain('frame');
    const [, ...rest] = published().drawn;
    const swapped = [{ domainCode: '农村', unitId: 'village-29' }, ...rest];
    expect(replayFaults(published({ drawn: swapped }), sha256, ticketText)).toEqual(['drawn']);
  });
});
