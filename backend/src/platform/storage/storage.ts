import type { Readable } from 'node:stream';

/** What was stored. The key is made here; nothing that a person typed is ever part of it. */
export interface StoredObject {
  readonly key: string;
  readonly size: number;
  readonly sha256: Buffer;
}

export interface PutOptions {
  /** More bytes than this end the transfer with {@link TooLarge}. */
  readonly maxBytes?: number;
}

/** The content had more bytes than allowed; nothing was kept. */
export class TooLarge extends Error {
  constructor(readonly maxBytes: number) {
    super(`larger than ${maxBytes} bytes`);
    this.name = 'TooLarge';
  }
}

/** There is nothing under this key. */
export class NotStored extends Error {
  constructor(readonly key: string) {
    super(`nothing is stored under ${key}`);
    this.name = 'NotStored';
  }
}

/**
 * Where uploaded files lie: a folder or an S3 bucket, chosen by configuration. Objects are immutable and named by their
 * digest, so the same content is kept once and a half-written one is never seen. Rows in PostgreSQL say whose it is and
 * what it was called.
 */
export abstract class Storage {
  /** Resolves once the content is safely kept. */
  abstract put(content: Readable, options?: PutOptions): Promise<StoredObject>;
  /** Rejects with {@link NotStored} before the first byte when there is nothing. */
  abstract open(key: string): Promise<Readable>;
  /** Only where no row names the key any more; removing what is not there is no error. */
  abstract remove(key: string): Promise<void>;
  /** Keeps a piece of something that is still coming in, under a passing name; the same name again replaces it. */
  abstract putPiece(
    piece: Piece,
    content: Readable,
    options?: PutOptions,
  ): Promise<Omit<StoredObject, 'key'>>;
  abstract openPiece(piece: Piece): Promise<Readable>;
  abstract removePiece(piece: Piece): Promise<void>;
  /** Rejects with the reason when nothing could be written now. */
  abstract check(): Promise<void>;
}

/** A piece of a whole that comes in over several requests: whose, and where in it it begins. */
export interface Piece {
  readonly wholeId: string;
  readonly offset: number;
}

/** Its passing name; nothing else than our own ids and numbers is let through to a file system or a bucket. */
export function pieceName({ wholeId, offset }: Piece): string {
  if (!/^[0-9a-f-]{36}$/.test(wholeId) || !Number.isSafeInteger(offset) || offset < 0) {
    throw new NotStored(`piece ${offset} of ${wholeId}`);
  }
  return `${wholeId}.${offset}`;
}

/** Folder levels by digest, so that no folder grows without bound. */
export function keyOf(sha256: Buffer): string {
  const hex = sha256.toString('hex');
  return `${hex.slice(0, 2)}/${hex.slice(2, 4)}/${hex}`;
}

/** Keys come from our own rows; still nothing else is let through to a file system or a bucket. */
export function assertKey(key: string): void {
  if (!/^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}$/.test(key)) throw new NotStored(key);
}
