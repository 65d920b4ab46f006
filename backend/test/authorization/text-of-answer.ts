import { once } from 'node:events';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import { inflateRawSync } from 'node:zlib';
import type { TestResponse } from '../test-client';

/** Everything that can be read in an answer; of a workbook or a document, in the files that it is made of; of a PDF, on its pages. */
export async function textOf({ raw }: TestResponse): Promise<string> {
  if (raw.subarray(0, 2).toString() === 'PK') return textOfZip(raw);
  return raw.subarray(0, 5).toString() === '%PDF-' ? textOfPdf(raw) : raw.toString('utf8');
}

let reader: Worker | undefined;
let reading: Promise<unknown> = Promise.resolve();

/** The library that reads PDFs is made of modules that Jest does not load: a thread beside it does. One at a time. */
function textOfPdf(content: Buffer): Promise<string> {
  const turn = reading.then(async () => {
    reader ??= new Worker(path.join(__dirname, 'pdf-reader.mjs'));
    reader.postMessage(new Uint8Array(content));
    const [text] = (await once(reader, 'message')) as [string];
    return text;
  });
  reading = turn.catch(() => undefined);
  return turn;
}

/** Ends the thread, if there was a PDF to read. */
export async function closeReader(): Promise<void> {
  await reader?.terminate();
  reader = undefined;
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
