import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { TextDecoder } from 'node:util';
import { fileTypeFromFile } from 'file-type';
import {
  EVIDENCE_SIZE_LIMIT,
  evidenceKindOf,
  ONE_REQUEST_LIMIT,
  plainTextKindOf,
} from '@zeren/domain/registry/evidence/evidence-kinds';
import { evidenceRefusals } from '@zeren/domain/registry/evidence/evidence-refusals';
import { Refused } from '../../platform/refused';
import { Measured } from '../../platform/storage/measured';
import { TooLarge } from '../../platform/storage/storage';
import { PHOTO_HEAD, photoTakenAt } from './photo-taken-at';

/** A file as it comes in. `truncated` is set by the multipart parser when it cut the stream at its own limit. */
export interface Upload {
  readonly fileName: string;
  readonly stream: Readable & { readonly truncated?: boolean };
}

/** An upload on this machine's disk, measured and recognised. */
export interface SpooledFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly mediaType: string;
  /** When a photograph says that it was taken. */
  readonly capturedAt: string | null;
}

/**
 * Writes an upload to a temporary file while digesting it, says what it really is, and hands it to `work`. Only then is
 * it known whether it is taken at all, and whether the same bytes are there already. The file is gone afterwards.
 */
export async function withSpooled<T>(upload: Upload, work: (file: SpooledFile) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'zeren-upload-'));
  try {
    const path = join(folder, 'file');
    const { size, sha256 } = await write(upload.stream, path);
    const mediaType = await recognise(path, upload.fileName);
    const capturedAt = mediaType === 'image/jpeg' ? photoTakenAt(await headOf(path)) : null;
    return await work({ path, size, sha256, mediaType, capturedAt });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function write(stream: Upload['stream'], path: string): Promise<{ size: number; sha256: string }> {
  const measured = new Measured(EVIDENCE_SIZE_LIMIT);
  await pipeline(stream, measured, createWriteStream(path, { mode: 0o600 })).catch((error: unknown) => {
    throw error instanceof TooLarge ? new Refused(tooLarge(EVIDENCE_SIZE_LIMIT)) : error;
  });
  if (stream.truncated) throw new Refused(tooLarge(ONE_REQUEST_LIMIT));
  if (measured.bytes === 0) throw new Refused(evidenceRefusals['evidence.file-empty']({ field: 'file' }));
  return { size: measured.bytes, sha256: measured.sha256.toString('hex') };
}

const tooLarge = (limit: number) =>
  evidenceRefusals['evidence.too-large']({ field: 'file', parameters: { megabytes: limit / 1024 / 1024 } });

async function recognise(path: string, fileName: string): Promise<string> {
  const found = await fileTypeFromFile(path);
  if (found) {
    const kind = evidenceKindOf(found.mime);
    if (kind && !kind.plainText) return kind.mediaType;
  } else {
    const kind = plainTextKindOf(fileName);
    if (kind && (await isText(path))) return kind.mediaType;
  }
  throw new Refused(evidenceRefusals['evidence.kind-not-taken']({ field: 'file' }));
}

async function headOf(path: string): Promise<Buffer> {
  return buffer(createReadStream(path, { end: PHOTO_HEAD - 1 }));
}

/** Text is what decodes, as UTF-8 or as GB 18030, without control characters that no text has. */
async function isText(path: string): Promise<boolean> {
  return (await decodes(path, 'utf-8')) || (await decodes(path, 'gb18030'));
}

async function decodes(path: string, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) {
      // eslint-disable-next-line no-control-regex -- these are exactly what is looked for
      if (/[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/.test(decoder.decode(chunk as Buffer, { stream: true })))
        return false;
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}
