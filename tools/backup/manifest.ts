// What a backup holds, with the SHA-256 of each file: nothing is restored that is not as it was written down.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Fault } from '../start/fault.mjs';

export interface KeptFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly format: 1;
  /** Which cluster it is of; PostgreSQL's own number. */
  readonly systemIdentifier: string;
  /** The major version whose server reads these files. */
  readonly postgres: number;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** The write-ahead log that makes the copy consistent: its first and its last segment. */
  readonly firstSegment: string;
  readonly lastSegment: string;
  /** Below the backup's folder; folders too, of which many are empty. */
  readonly folders: readonly string[];
  readonly files: readonly KeptFile[];
  /** Uploaded files, kept once for all backups beside them; each is named by its digest. */
  readonly stored: readonly string[];
  /** Whether the keys lie in this backup, or were put elsewhere. */
  readonly keys: 'inside' | 'elsewhere';
}

const NAME = 'manifest.json';
const DIGEST = 'manifest.json.sha256';
const MOST_NAMED = 10;

export const sha256Of = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');

export function writeManifest(folder: string, manifest: Manifest): void {
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  fs.writeFileSync(path.join(folder, NAME), text, { mode: 0o600, flush: true });
  fs.writeFileSync(path.join(folder, DIGEST), `${sha256Of(text)}\n`, { mode: 0o600, flush: true });
}

/** The manifest, if it is as it was written. */
export function readManifest(folder: string): Manifest {
  const file = path.join(folder, NAME);
  const noted = path.join(folder, DIGEST);
  if (!fs.existsSync(file) || !fs.existsSync(noted)) {
    throw new Fault(
      `${folder} 不是完整的备份：缺少 ${NAME}。请用 --from 指定另一份备份。`,
      `${folder} is no whole backup: ${NAME} is missing. Name another one with --from.`,
    );
  }
  const text = fs.readFileSync(file, 'utf8');
  if (sha256Of(text) !== fs.readFileSync(noted, 'utf8').trim()) throw damaged([file]);
  return JSON.parse(text) as Manifest;
}

/** Reads every file of the backup again; a fault names those that are not as they were, or are gone. */
export async function checkFiles(folder: string, backups: string, manifest: Manifest): Promise<void> {
  const wrong: string[] = [];
  for (const { path: name, sha256 } of manifest.files) {
    if ((await digestOf(path.join(folder, name))) !== sha256) wrong.push(path.join(folder, name));
  }
  for (const name of manifest.stored) {
    const file = path.join(backups, 'files', name);
    if ((await digestOf(file)) !== path.basename(name)) wrong.push(file);
  }
  if (wrong.length > 0) throw damaged(wrong);
}

async function digestOf(file: string): Promise<string | undefined> {
  if (!fs.existsSync(file)) return undefined;
  const hash = createHash('sha256');
  for await (const chunk of fs.createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

export function damaged(files: readonly string[]): Fault {
  const named = files.slice(0, MOST_NAMED).join('\n  ');
  return new Fault(
    `备份已损坏，未恢复任何内容。与清单不符或缺失的文件共 ${files.length} 个：\n  ${named}\n请改用另一份备份（--from）。`,
    `The backup is damaged; nothing was restored. ${files.length} files are not as the manifest has them, or are gone (named above). Use another backup (--from).`,
  );
}
