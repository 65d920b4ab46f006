import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import type { TransformCallback } from 'node:stream';
import { TooLarge } from './storage';

/** Passes bytes on while it counts and digests them, and stops at the limit. */
export class Measured extends Transform {
  /** Not `size`: the S3 client takes that for the length of the whole. */
  bytes = 0;
  private readonly hash = createHash('sha256');
  private digest: Buffer | undefined;

  constructor(private readonly maxBytes: number) {
    super();
  }

  /** Known when all bytes have passed. */
  get sha256(): Buffer {
    return (this.digest ??= this.hash.digest());
  }

  // eslint-disable-next-line @typescript-eslint/naming-convention -- Node's own name
  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.bytes += chunk.length;
    if (this.bytes > this.maxBytes) return done(new TooLarge(this.maxBytes));
    this.hash.update(chunk);
    done(null, chunk);
  }
}
