import * as fs from 'node:fs';
import * as path from 'node:path';
import { Fault } from '../start/fault.mjs';

export const ROOT = path.resolve(import.meta.dirname, '..', '..');
/** Names sort by time. */
export const BASE = /^base-\d{8}T\d{6}Z$/;

/** Files of the data folder that open everything else. Not for other eyes, and not to be lost. */
export const KEY_FILES = [
  'postgres-password',
  'secrets.json',
  'audit-keys.json',
  'identity-keys.json',
  'demo-accounts.json',
] as const;

/** The files behind {@link KEY_FILES}; two may lie where the environment says. */
export function keyFile(dataFolder: string, name: string, environment: NodeJS.ProcessEnv): string {
  if (name === 'audit-keys.json' && environment.AUDIT_KEYS) return environment.AUDIT_KEYS;
  if (name === 'identity-keys.json' && environment.IDENTITY_KEYS) return environment.IDENTITY_KEYS;
  return path.join(dataFolder, name);
}

/** Paths are meant from where the person stands. */
export const fromHere = (text: string) => path.resolve(process.env.INIT_CWD || process.cwd(), text);

/** The data folder as `npm start` takes it. */
export const usualDataFolder = () => path.resolve(ROOT, process.env.DATA_DIR || '.data');

/** Complete backups of a folder, oldest first. */
export function basesIn(backups: string): string[] {
  if (!fs.existsSync(backups)) return [];
  return fs
    .readdirSync(backups)
    .filter((name) => BASE.test(name))
    .sort();
}

/** Only the PostgreSQL that `npm start` runs itself lies where its files can be copied. */
export function requireOwnDatabase(environment: NodeJS.ProcessEnv): void {
  if (!environment.DATABASE_URL) return;
  throw new Fault(
    'DATABASE_URL 指定了外部 PostgreSQL：请用它自己的备份工具（pg_basebackup 加归档，或 pgBackRest），并另行复制 DATA_DIR（上传的文件和密钥）。npm run backup 与 npm run restore 只用于内置数据库。',
    'DATABASE_URL names a PostgreSQL of your own: back it up with its own tools (pg_basebackup with archiving, or pgBackRest), and copy DATA_DIR (uploaded files and keys) beside it. npm run backup and npm run restore are for the built-in database.',
  );
}
