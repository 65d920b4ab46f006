// A copy of the running cluster's files, between pg_backup_start and pg_backup_stop. Files change while they are read; the
// write-ahead log of that time mends them when they are restored.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { KeptFile } from './manifest.ts';

/** Folders whose content a server makes anew. */
const EMPTIED = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|current_logfiles|(recovery|standby)\.signal|t?pgsql_tmp.*|pg_internal\.init.*|.*\.draft)$/;

const LANES = 12;

export interface Copy {
  readonly folders: string[];
  readonly files: KeptFile[];
}

/** Copies `from` to `to`/`name`, and answers what was copied, named from `to`. */
export async function copyCluster(from: string, to: string, name: string): Promise<Copy> {
  const copy: Copy = { folders: [], files: [] };
  await copyFolder(from, '', path.join(to, name), copy, name);
  return copy;
}

async function copyFolder(from: string, below: string, to: string, copy: Copy, name: string): Promise<void> {
  await fs.promises.mkdir(path.join(to, below), { recursive: true, mode: 0o700 });
  copy.folders.push(path.join(name, below));
  const files: string[] = [];
  for (const entry of await listed(path.join(from, below))) {
    const inner = path.join(below, entry.name);
    if (LEFT_OUT.test(entry.name)) continue;
    if (entry.isDirectory()) await copyFolder(from, inner, to, copy, name);
    else if (entry.isFile() && !EMPTIED.has(below.split(path.sep)[0]!)) files.push(inner);
  }
  // Each waits for the disk: several wait together.
  const lane = async (): Promise<void> => {
    for (let file = files.pop(); file; file = files.pop()) {
      const kept = await copyFile(path.join(from, file), path.join(to, file));
      if (kept) copy.files.push({ path: path.join(name, file), ...kept });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** Tables are dropped while we walk: what is gone needs no copy. */
async function listed(folder: string): Promise<fs.Dirent[]> {
  return fs.promises.readdir(folder, { withFileTypes: true }).catch(unlessGone<fs.Dirent[]>([]));
}

/** Copies what the file holds now, to the disk itself; undefined when it is gone. */
export async function copyFile(from: string, to: string): Promise<Omit<KeptFile, 'path'> | undefined> {
  const source = await fs.promises.open(from, 'r').catch(unlessGone(undefined));
  if (!source) return undefined;
  const target = await fs.promises.open(to, 'wx', 0o600);
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(1024 * 1024);
  let size = 0;
  try {
    for (;;) {
      const { bytesRead } = await source.read(buffer, 0, buffer.length);
      if (bytesRead === 0) break;
      const chunk = buffer.subarray(0, bytesRead);
      hash.update(chunk);
      await target.writeFile(chunk);
      size += bytesRead;
    }
    await target.datasync();
  } finally {
    await source.close();
    await target.close();
  }
  return { size, sha256: hash.digest('hex') };
}

function unlessGone<Value>(value: Value): (error: NodeJS.ErrnoException) => Value {
  return (error) => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
}
