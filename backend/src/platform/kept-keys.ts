import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A file with keys outside the database: whoever owns the database has not got them. Made by the process that needs it
 * first, and written whole under another name before that: of two processes that start at once, one makes the file and
 * both read it.
 */
export function readOrMakeKeys<Keys extends object>(file: string, make: () => Keys): Partial<Keys> {
  if (!existsSync(file)) write(file, make());
  return JSON.parse(readFileSync(file, 'utf8')) as Partial<Keys>;
}

function write(file: string, keys: object): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(draft, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
