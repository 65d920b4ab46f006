import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { startS3Server } from '../../../test/s3-server';
import type { S3Server } from '../../../test/s3-server';
import { readConfiguration } from '../configuration/configuration';
import { createStorage } from './create-storage';
import { DiskStorage } from './disk-storage';
import { S3Storage } from './s3-storage';
import { NotStored, pieceName, TooLarge } from './storage';
import type { Storage } from './storage';

const folder = mkdtempSync(join(tmpdir(), 'zeren-storage-'));
let s3: S3Server;
beforeAll(async () => {
  s3 = await startS3Server('evidence');
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

const base = {
  APP_DATABASE_URL: 'postgres://a@h/d',
  WORKER_DATABASE_URL: 'postgres://a@h/d',
  DATA_DIR: folder,
};
const s3Settings = () => ({
  S3_ENDPOINT: s3.url,
  S3_BUCKET: 'evidence',
  S3_ACCESS_KEY_ID: 'test-key',
  S3_SECRET_ACCESS_KEY: 'test-secret',
});

async function contentOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function filesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(path, name)).isFile(),
  );
}

describe.each([
  ['on disk', () => base, () => filesBelow(join(folder, 'files'))],
  ['in a bucket', () => ({ ...base, ...s3Settings() }), () => [...s3.objects.keys()]],
])('storage %s', (_, settings, kept) => {
  let storage: Storage;
  beforeAll(() => {
    storage = createStorage(readConfiguration(settings()));
  });
  afterAll(() => {
    if (storage instanceof S3Storage) storage.close();
  });

  it.each([0, 12, 7 * 1024 * 1024])(
    'gives back %i bytes as they came, named by their digest',
    async (size) => {
      const content = randomBytes(size);
      const stored = await storage.put(
        Readable.from(content.length > 0 ? [content.subarray(0, size / 2), content.subarray(size / 2)] : []),
      );
      const digest = createHash('sha256').update(content).digest();
      expect(stored).toEqual({
        key: expect.stringContaining(digest.toString('hex')) as string,
        size,
        sha256: digest,
      });
      const back = await contentOf(await storage.open(stored.key));
      expect(back.equals(content)).toBe(true);
    },
  );

  it('keeps the same content once', async () => {
    const put = () => storage.put(Readable.from([Buffer.from('同一张照片')]));
    const [first, second] = await Promise.all([put(), put()]);
    expect(first.key).toBe(second.key);
    expect(kept().filter((name) => name === first.key)).toHaveLength(1);
  });

  it('keeps nothing of what is too large, or breaks off', async () => {
    const before = kept().length;
    const large = storage.put(Readable.from([randomBytes(600), randomBytes(600)]), { maxBytes: 1000 });
    await expect(large).rejects.toBeInstanceOf(TooLarge);
    // Goes dead when more is asked for, so never before somebody reads.
    let half: string | null = 'half';
    const broken = new Readable({
      read() {
        if (half === null) this.destroy(new Error('line went dead'));
        else this.push(half);
        half = null;
      },
    });
    await expect(storage.put(broken)).rejects.toThrow('line went dead');
    expect(kept()).toHaveLength(before);
  });

  it('keeps pieces under passing names, the same piece once, and forgets them', async () => {
    const wholeId = '0192f0a0-0000-7000-8000-000000000001';
    const piece = { wholeId, offset: 5 };
    const put = (text: string) =>
      storage.putPiece(piece, Readable.from([Buffer.from(text)]), { maxBytes: 9 });
    const before = kept().length;
    await put('first');
    expect(await put('again')).toMatchObject({ size: 5 });
    await expect(put('more than nine')).rejects.toBeInstanceOf(TooLarge);
    expect((await contentOf(await storage.openPiece(piece))).toString()).toBe('again');
    expect(kept()).toHaveLength(before + 1);
    await storage.removePiece(piece);
    await storage.removePiece(piece);
    await expect(storage.openPiece(piece)).rejects.toBeInstanceOf(NotStored);
    expect(kept()).toHaveLength(before);
    expect(() => pieceName({ wholeId: '../../etc', offset: 0 })).toThrow(NotStored);
  });

  it('removes, and says when there is nothing', async () => {
    const { key } = await storage.put(Readable.from([Buffer.from('to be removed')]));
    await storage.remove(key);
    await storage.remove(key);
    await expect(storage.open(key)).rejects.toBeInstanceOf(NotStored);
  });

  it.each(['../../etc/passwd', '/etc/passwd', 'drafts/x', ''])(
    'lets no other name than its own through: %s',
    async (key) => {
      await expect(storage.open(key)).rejects.toBeInstanceOf(NotStored);
      await expect(storage.remove(key)).rejects.toBeInstanceOf(NotStored);
    },
  );

  it('finds that it can be written to', () => expect(storage.check()).resolves.toBeUndefined());
});

describe('storage that cannot be written to', () => {
  it('says so: a folder that is a file', async () => {
    const storage = new DiskStorage(join(__filename, 'below-a-file'));
    await expect(storage.check()).rejects.toThrow(/ENOTDIR/);
  });

  it('says so: a bucket that is not there', async () => {
    const storage = createStorage(
      readConfiguration({ ...base, ...s3Settings(), S3_BUCKET: 'elsewhere' }),
    ) as S3Storage;
    await expect(storage.check()).rejects.toThrow();
    storage.close();
  });

  it('fails the transfer instead of hanging when the store refuses', async () => {
    const storage = createStorage(readConfiguration({ ...base, ...s3Settings() })) as S3Storage;
    s3.refuse = { method: 'PUT', times: 10 };
    await expect(storage.put(Readable.from([Buffer.from('refused')]))).rejects.toThrow();
    s3.refuse = { method: '', times: 0 };
    storage.close();
  });
});
