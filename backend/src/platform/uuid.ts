import { randomBytes } from 'node:crypto';

/** Twelve bits: what follows the version in a UUIDv7. */
const MOST_COUNTED = 0xfff;

/**
 * Makes UUIDv7s that rise strictly within this process (RFC 9562, section 6.2, method 1): the twelve bits after the
 * version count the ids of one millisecond, from a random start in their lower half. When they are used up, or the
 * clock is set back, the millisecond goes on from the last id instead of the clock.
 */
export function createUuidv7(clock: () => number): () => string {
  let millisecond = -1;
  let count = 0;
  return () => {
    const bytes = randomBytes(16);
    const now = clock();
    if (now > millisecond) {
      millisecond = now;
      count = bytes.readUInt16BE(6) & (MOST_COUNTED >> 1);
    } else if (count < MOST_COUNTED) {
      count += 1;
    } else {
      millisecond += 1;
      count = bytes.readUInt16BE(6) & (MOST_COUNTED >> 1);
    }
    bytes.writeUIntBE(millisecond, 0, 6);
    bytes.writeUInt16BE(0x7000 | count, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
}

/** A UUIDv7, made by the application: a later one of the same process sorts later. Never for anything near a ballot. */
export const uuidv7 = createUuidv7(() => Date.now());
