import { inflateRawSync } from 'node:zlib';
import type { TestResponse } from '../test-client';

/** Everything that can be read in an answer; of a workbook or a document, in the files that it is made of. */
export function textOf({ raw }: TestResponse): string {
  return raw.subarray(0, 2).toString() === 'PK' ? textOfZip(raw) : raw.toString('utf8');
}

const CENTRAL = 0x02014b50;

function textOfZip(zip: Buffer): string {
  const parts: string[] = [];
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  let at = zip.readUInt32LE(end + 16);
  while (at + 46 <= end && zip.readUInt32LE(at) === CENTRAL) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(start, start + size);
    parts.push((method === 8 ? inflateRawSync(content) : content).toString('utf8'));
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts.join('\n');
}
