/** How much of a photograph is read for what it says of itself. */
export const PHOTO_HEAD = 256 * 1024;

const EXIF_POINTER = 0x8769;
const DATE_TIME_ORIGINAL = 0x9003;
const OFFSET_TIME_ORIGINAL = 0x9011;
const ASCII = 2;
const HOME_OFFSET = '+08:00';
const OUT_OF_BOUNDS = new Set(['ERR_OUT_OF_RANGE', 'ERR_BUFFER_OUT_OF_BOUNDS']);

/**
 * When a JPEG says that it was taken (Exif 2.32, DateTimeOriginal with its offset; without one the camera's clock is taken
 * to be of Asia/Shanghai). Null when it says nothing that can be read: most pictures that went through a messenger.
 * Only the time is looked at, never the place.
 */
export function photoTakenAt(head: Buffer): string | null {
  try {
    const exif = exifSegment(head);
    if (!exif) return null;
    const directory = new TiffDirectory(exif);
    const taken = directory.text(DATE_TIME_ORIGINAL);
    const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(taken ?? '');
    if (!match) return null;
    const offset = /^[+-]\d\d:\d\d$/.exec(directory.text(OFFSET_TIME_ORIGINAL) ?? '')?.[0] ?? HOME_OFFSET;
    const instant = new Date(`${match[1]}-${match[2]}-${match[3]}T${match[4]}${offset}`);
    return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
  } catch (error) {
    // A broken or forged segment points outside of itself; the picture is evidence all the same.
    if (OUT_OF_BOUNDS.has((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

/** The TIFF part of the first Exif segment of a JPEG. */
function exifSegment(head: Buffer): Buffer | undefined {
  if (head.length < 4 || head.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 4 <= head.length;) {
    const marker = head.readUInt16BE(at);
    // Start of scan: picture data from here on.
    if (marker === 0xffda || marker >> 8 !== 0xff) return undefined;
    const length = head.readUInt16BE(at + 2);
    if (length < 2) return undefined;
    const body = head.subarray(at + 4, at + 2 + length);
    if (marker === 0xffe1 && body.subarray(0, 6).toString('latin1') === 'Exif\0\0') return body.subarray(6);
    at += 2 + length;
  }
  return undefined;
}

/** The texts of the Exif directory of a TIFF structure. */
class TiffDirectory {
  private readonly little: boolean;
  private readonly entries = new Map<number, string>();

  constructor(private readonly tiff: Buffer) {
    this.little = tiff.subarray(0, 2).toString('latin1') === 'II';
    const pointer = this.walk(this.u32(4), () => undefined);
    if (pointer !== undefined) this.walk(pointer, (tag, text) => this.entries.set(tag, text));
  }

  text(tag: number): string | undefined {
    return this.entries.get(tag);
  }

  /** Reads one directory; answers where the Exif directory lies when this one points to it. */
  private walk(at: number, keep: (tag: number, text: string) => void): number | undefined {
    let exif: number | undefined;
    const count = this.u16(at);
    for (let index = 0; index < count; index += 1) {
      const entry = at + 2 + index * 12;
      const tag = this.u16(entry);
      const length = this.u32(entry + 4);
      if (tag === EXIF_POINTER) exif = this.u32(entry + 8);
      else if (this.u16(entry + 2) === ASCII && length <= 64) {
        const place = length <= 4 ? entry + 8 : this.u32(entry + 8);
        keep(
          tag,
          this.tiff
            .subarray(place, place + length)
            .toString('latin1')
            .replace(/\0.*$/s, ''),
        );
      }
    }
    return exif;
  }

  private u16(at: number): number {
    return this.little ? this.tiff.readUInt16LE(at) : this.tiff.readUInt16BE(at);
  }

  private u32(at: number): number {
    return this.little ? this.tiff.readUInt32LE(at) : this.tiff.readUInt32BE(at);
  }
}
