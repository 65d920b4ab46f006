import * as fs from 'node:fs';
import * as path from 'node:path';
import { placeOf } from './account.ts';

/** The database of the instance on this data folder, if it runs: its server notes the port in its pid file. */
export function runningDatabase(dataFolder: string): string | undefined {
  const password = path.join(dataFolder, 'postgres-password');
  if (!fs.existsSync(password)) return undefined;
  const pidFile = path.join(placeOf(dataFolder).home, 'cluster', 'postmaster.pid');
  if (!fs.existsSync(pidFile)) return undefined;
  const port = fs.readFileSync(pidFile, 'utf8').split('\n')[3];
  return `postgresql://zeren:${fs.readFileSync(password, 'utf8').trim()}@127.0.0.1:${port}/zeren`;
}
