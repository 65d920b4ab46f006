/** A JPEG's head with an Exif segment as cameras write it. */
export function photo(texts: Readonly<Record<number, string>>, order: 'II' | 'MM' = 'II'): Buffer {
  const tiff = Buffer.alloc(400);
  const little = order === 'II';
  const u16 = (value: number, at: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const u32 = (value: number, at: number) =>
    little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(order, 0, 'latin1');
  u16(42, 2);
  u32(8, 4);
  u16(1, 8);
  u16(0x8769, 10);
  u16(4, 12);
  u32(1, 14);
  u32(40, 18);
  const entries = Object.entries(texts);
  u16(entries.length, 40);
  entries.forEach(([tag, text], index) => {
    const [entry, place] = [42 + index * 12, 150 + index * 40];
    u16(Number(tag), entry);
    u16(2, entry + 2);
    u32(text.length + 1, entry + 4);
    u32(place, entry + 8);
    tiff.write(`${text}\0`, place, 'latin1');
  });
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(body.length + 2, 2);
  const jfif = Buffer.from([0xff, 0xe0, 0, 4, 0x4a, 0x46]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), jfif, segment, body, Buffer.from([0xff, 0xda, 0, 2])]);
}
