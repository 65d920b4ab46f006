import { fromBufferPromise } from 'yauzl';
import type { ZipFile } from 'yauzl';
import { documentRefusals } from '@zeren/domain/platform/document-refusals';
import { Refused } from '../refused';
import { MAX_TABLE_ROWS } from './sheet';

const MEGABYTE = 1024 * 1024;
const MAX_ENTRIES = 1_000;
const MAX_UNPACKED_MEGABYTES = 200;
const MAX_RATIO = 100;
/** Below this size unpacked, a high ratio is harmless (an empty sheet of spaces). */
const RATIO_MATTERS_FROM = 4 * MEGABYTE;

const MAX_TYPES_BYTES = 4 * MEGABYTE;
const TYPES_PART = '[Content_Types].xml';
const XML_PART = /\.(?:xml|rels|vml)$/i;
const MACRO_PART = /vbaProject\.bin$|^xl\/macrosheets\//i;
const MACRO_TYPE = /vnd\.ms-office\.vbaProject|vnd\.ms-excel\.(?:intl)?macrosheet/i;

const ZIP = Buffer.from('PK\u0003\u0004');
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

export const isZip = (file: Buffer): boolean => file.subarray(0, 4).equals(ZIP);

/** Old workbooks, and new ones behind a password, both come as compound files; each has its own way out. */
export function refuseCompoundFile(file: Buffer): void {
  if (!file.subarray(0, 8).equals(COMPOUND_FILE)) return;
  const encrypted = file.includes(ENCRYPTED_PACKAGE);
  throw new Refused(documentRefusals[encrypted ? 'document.encrypted' : 'document.old-workbook']());
}

/**
 * Looks at the central directory first: nothing is unpacked before that has passed, and nothing is kept of what is unpacked
 * here. Answers how many megabytes the package unpacks to.
 */
export async function checkWorkbookPackage(file: Buffer): Promise<number> {
  refuseCompoundFile(file);
  if (!isZip(file)) throw new Refused(documentRefusals['document.not-a-table']());
  const { names, unpacked } = await measure(await openPackage(file));
  if (!names.has('xl/workbook.xml')) throw new Refused(documentRefusals['document.not-a-table']());
  const types = await readThrough(file);
  // Programs are never run, and never kept either: whoever downloads the marked copy would run them.
  if ([...names].some((name) => MACRO_PART.test(name)) || MACRO_TYPE.test(types)) {
    throw new Refused(documentRefusals['document.macros']());
  }
  return unpacked / MEGABYTE;
}

/**
 * Unpacks every part into nothing, piece by piece: a part longer than its header says, or one that declares a document type
 * (its entities unfold, or ask for files), is refused before a reader believes it. Answers the part that types the others.
 */
async function readThrough(file: Buffer): Promise<string> {
  const zip = await openPackage(file);
  let types = '';
  try {
    for await (const entry of zip.eachEntry()) {
      const isTypes = entry.fileName === TYPES_PART;
      if (isTypes && entry.uncompressedSize > MAX_TYPES_BYTES) throw tooLarge();
      let tail = '';
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        // Without zero bytes UTF-16 reads like UTF-8.
        const text = (chunk as Buffer).toString('latin1').replaceAll('\0', '');
        if (isTypes) types += text;
        if (XML_PART.test(entry.fileName) && (tail + text).includes('<!DOCTYPE')) throw unreadable();
        tail = text.slice(-10);
      }
    }
  } catch (error) {
    throw error instanceof Refused ? error : unreadable();
  } finally {
    zip.close();
  }
  return types;
}

/** The same for a package of any kind: what unpacks to too much is refused before anything of it is. */
export async function checkPackage(file: Buffer): Promise<void> {
  if (!isZip(file)) throw unreadable();
  await measure(await openPackage(file));
}

async function openPackage(file: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(file, { lazyEntries: true, strictFileNames: false });
  } catch {
    throw unreadable();
  }
}

async function measure(zip: ZipFile): Promise<{ names: ReadonlySet<string>; unpacked: number }> {
  const names = new Set<string>();
  let packed = 0;
  let unpacked = 0;
  let count = zip.entryCount;
  try {
    if (count > MAX_ENTRIES) throw tooLarge();
    count = 0;
    for await (const entry of zip.eachEntry()) {
      count += 1;
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
      if (entry.isEncrypted()) throw new Refused(documentRefusals['document.encrypted']());
      const bomb = unpacked > RATIO_MATTERS_FROM && unpacked > packed * MAX_RATIO;
      if (count > MAX_ENTRIES || unpacked > MAX_UNPACKED_MEGABYTES * MEGABYTE || bomb) throw tooLarge();
      names.add(entry.fileName);
    }
  } catch (error) {
    throw error instanceof Refused ? error : unreadable();
  } finally {
    zip.close();
  }
  return { names, unpacked };
}

export function tooLarge(): Refused {
  return new Refused(
    documentRefusals['document.too-large']({
      parameters: { rows: MAX_TABLE_ROWS, megabytes: MAX_UNPACKED_MEGABYTES },
    }),
  );
}

const unreadable = () => new Refused(documentRefusals['document.unreadable']());
