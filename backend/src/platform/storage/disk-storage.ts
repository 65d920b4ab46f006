import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Measured } from './measured';
import { assertKey, keyOf, NotStored, pieceName, Storage } from './storage';
import type { Piece, PutOptions, StoredObject } from './storage';

/** Files below one folder: written under a passing name, synced, then renamed to their digest. */
export class DiskStorage extends Storage {
  private readonly root: string;

  constructor(folder: string) {
    super();
    this.root = resolve(folder);
  }

  async put(content: Readable, { maxBytes = Infinity }: PutOptions = {}): Promise<StoredObject> {
    const draft = await this.draft();
    const measured = new Measured(maxBytes);
    try {
      await pipeline(content, measured, createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }));
      const key = keyOf(measured.sha256);
      const place = join(this.root, key);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await rename(draft, place);
      // The name survives a power cut only when its folder is on the disk too.
      for (const folder of [dirname(place), dirname(dirname(place)), this.root]) await syncFolder(folder);
      return { key, size: measured.bytes, sha256: measured.sha256 };
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  async open(key: string): Promise<Readable> {
    assertKey(key);
    let file: FileHandle;
    try {
      file = await open(join(this.root, key), 'r');
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new NotStored(key) : error;
    }
    return file.createReadStream();
  }

  async remove(key: string): Promise<void> {
    assertKey(key);
    await rm(join(this.root, key), { force: true });
  }

  async putPiece(
    piece: Piece,
    content: Readable,
    { maxBytes = Infinity }: PutOptions = {},
  ): Promise<Omit<StoredObject, 'key'>> {
    const draft = await this.draft();
    const measured = new Measured(maxBytes);
    try {
      await pipeline(content, measured, createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }));
      await rename(draft, this.pathOf(piece));
      return { size: measured.bytes, sha256: measured.sha256 };
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  async openPiece(piece: Piece): Promise<Readable> {
    try {
      return (await open(this.pathOf(piece), 'r')).createReadStream();
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new NotStored(pieceName(piece)) : error;
    }
  }

  async removePiece(piece: Piece): Promise<void> {
    await rm(this.pathOf(piece), { force: true });
  }

  async check(): Promise<void> {
    const draft = await this.draft();
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.write('check');
    } finally {
      await file.close();
      await rm(draft, { force: true });
    }
  }

  private pathOf(piece: Piece): string {
    return join(this.root, 'drafts', pieceName(piece));
  }

  private async draft(): Promise<string> {
    const folder = join(this.root, 'drafts');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return join(folder, randomUUID());
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
}
