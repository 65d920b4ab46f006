import * as fs from 'node:fs';
import * as path from 'node:path';
import { storedFiles } from '../postgres/stored-files.ts';
import { readManifest } from './manifest.ts';
import { basesIn } from './settings.ts';

/** Removes all but the newest `keep` backups, and of the log and the uploaded files what only those needed. */
export async function prune(backups: string, keep: number): Promise<string[]> {
  const bases = basesIn(backups);
  const [gone, kept] = [bases.slice(0, -keep), bases.slice(-keep)];
  for (const name of gone) fs.rmSync(path.join(backups, name), { recursive: true });
  for (const name of fs.readdirSync(backups)) {
    if (name.startsWith('base-') && name.endsWith('.part'))
      fs.rmSync(path.join(backups, name), { recursive: true });
  }
  if (gone.length === 0) return gone;
  const manifests = kept.map((name) => readManifest(path.join(backups, name)));
  removeOlderLog(path.join(backups, 'wal'), manifests[0]!.firstSegment);
  await removeOlderFiles(path.join(backups, 'files'), {
    named: new Set(manifests.flatMap(({ stored }) => stored)),
    since: Date.parse(manifests[0]!.startedAt),
  });
  return gone;
}

/** Without their first eight digits, the timeline, names of segments are in the order of the log. */
function removeOlderLog(folder: string, first: string): void {
  for (const name of fs.readdirSync(folder)) {
    const isOlder = /^[0-9A-F]{24}/.test(name) && name.slice(8, 24) < first.slice(8, 24);
    if (isOlder) fs.rmSync(path.join(folder, name));
  }
}

/** What came in since the oldest kept backup may be needed at some moment after it. */
async function removeOlderFiles(
  folder: string,
  { named, since }: { named: ReadonlySet<string>; since: number },
): Promise<void> {
  for (const name of await storedFiles(folder)) {
    const file = path.join(folder, name);
    if (!named.has(name) && fs.statSync(file).mtimeMs < since) fs.rmSync(file);
  }
}
