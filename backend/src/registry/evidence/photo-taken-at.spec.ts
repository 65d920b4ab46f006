import * as fc from 'fast-check';
import { photo } from './photo.spec-kit';
import { photoTakenAt } from './photo-taken-at';

describe('when a photograph was taken', () => {
  it.each(['II', 'MM'] as const)('is read from Exif in byte order %s', (order) => {
    expect(photoTakenAt(photo({ 0x9003: '2026:11:20 09:30:00', 0x9011: '+09:00' }, order))).toBe(
      '2026-11-20T00:30:00.000Z',
    );
  });

  it('is of Asia/Shanghai when the camera names no offset', () => {
    expect(photoTakenAt(photo({ 0x9003: '2026:11:20 09:30:00' }))).toBe('2026-11-20T01:30:00.000Z');
  });

  it('is not known when nothing readable says so', () => {
    expect(photoTakenAt(photo({ 0x9004: '2026:11:20 09:30:00' }))).toBeNull();
    expect(photoTakenAt(photo({ 0x9003: '0000:00:00 00:00:00' }))).toBeNull();
    expect(photoTakenAt(Buffer.from('%PDF-1.7'))).toBeNull();
    expect(photoTakenAt(Buffer.alloc(0))).toBeNull();
  });

  it('is never a fault, whatever the bytes are', () => {
    const whole = photo({ 0x9003: '2026:11:20 09:30:00' });
    fc.assert(
      fc.property(
        fc.nat({ max: whole.length - 1 }),
        fc.nat({ max: 255 }),
        fc.nat({ max: whole.length }),
        (at, byte, cut) => {
          const broken = Buffer.from(whole.subarray(0, cut));
          if (at < broken.length) broken[at] = byte;
          const taken = photoTakenAt(broken);
          expect(taken === null || !Number.isNaN(Date.parse(taken))).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
