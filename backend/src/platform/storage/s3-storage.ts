import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Measured } from './measured';
import { assertKey, keyOf, NotStored, pieceName, Storage } from './storage';
import type { Piece, PutOptions, StoredObject } from './storage';

export interface S3Options {
  readonly endpoint?: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A bucket of any S3-compatible store: uploaded under a passing name, then copied to its digest. */
export class S3Storage extends Storage {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor(options: S3Options) {
    super();
    this.bucket = options.bucket;
    this.client = new S3Client({
      ...(options.endpoint ? { endpoint: options.endpoint } : {}),
      region: options.region,
      credentials: { accessKeyId: options.accessKeyId, secretAccessKey: options.secretAccessKey },
      forcePathStyle: true,
      // The stores of domestic clouds know no trailing checksums.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: 3,
    });
  }

  async put(content: Readable, { maxBytes = Infinity }: PutOptions = {}): Promise<StoredObject> {
    const draft = `drafts/${randomUUID()}`;
    try {
      const { size, sha256 } = await this.send(draft, content, maxBytes);
      const key = keyOf(sha256);
      if (!(await this.has(key))) {
        const source = `${this.bucket}/${draft}`;
        await this.client.send(new CopyObjectCommand({ Bucket: this.bucket, Key: key, CopySource: source }));
      }
      return { key, size, sha256 };
    } finally {
      await this.delete(draft).catch(() => undefined);
    }
  }

  putPiece(
    piece: Piece,
    content: Readable,
    { maxBytes = Infinity }: PutOptions = {},
  ): Promise<Omit<StoredObject, 'key'>> {
    return this.send(`drafts/${pieceName(piece)}`, content, maxBytes);
  }

  openPiece(piece: Piece): Promise<Readable> {
    return this.read(`drafts/${pieceName(piece)}`);
  }

  async removePiece(piece: Piece): Promise<void> {
    await this.delete(`drafts/${pieceName(piece)}`);
  }

  async open(key: string): Promise<Readable> {
    assertKey(key);
    return this.read(key);
  }

  async remove(key: string): Promise<void> {
    assertKey(key);
    await this.delete(key);
  }

  async check(): Promise<void> {
    await this.client.send(new HeadBucketCommand({ Bucket: this.bucket }));
  }

  /** Ends idle connections, so that a process can end. */
  close(): void {
    this.client.destroy();
  }

  private async send(
    key: string,
    content: Readable,
    maxBytes: number,
  ): Promise<{ size: number; sha256: Buffer }> {
    const measured = new Measured(maxBytes);
    const upload = new Upload({
      client: this.client,
      params: { Bucket: this.bucket, Key: key, Body: measured },
    });
    const sent = upload.done();
    // Nobody reads on when the store refuses: without this the sender would wait for ever.
    sent.catch((error: Error) => measured.destroy(error));
    try {
      await pipeline(content, measured);
      await sent;
      return { size: measured.bytes, sha256: measured.sha256 };
    } catch (error) {
      await upload.abort().catch(() => undefined);
      throw error;
    }
  }

  private async read(key: string): Promise<Readable> {
    try {
      const answer = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
      return answer.Body as Readable;
    } catch (error) {
      throw isMissing(error) ? new NotStored(key) : error;
    }
  }

  private async delete(key: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key }));
  }

  private async has(key: string): Promise<boolean> {
    try {
      await this.client.send(new HeadObjectCommand({ Bucket: this.bucket, Key: key }));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }
}

function isMissing(error: unknown): boolean {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  return name === 'NoSuchKey' || name === 'NotFound' || $metadata?.httpStatusCode === 404;
}
