// Somebody at another machine who is handed a copy of the database, and has kept a checkpoint and the key of the log.
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { BUILD } from './audit-door.ts';

/** As somebody runs it who has a copy of the database, the key of the log, one old checkpoint, and nothing else. */
export async function asOutsider(
  database: string,
  checkpoint: string,
  key: string,
): Promise<{ code: number | null; said: string }> {
  const nothing = fs.mkdtempSync(path.join(os.tmpdir(), 'zeren-outsider-'));
  const given = ['--database', database, '--checkpoint', checkpoint];
  const verifier = spawn(
    process.execPath,
    [path.join(BUILD, 'backend/src/verify-audit.js'), ...given, ...['--key', key]],
    { cwd: nothing, env: { PATH: process.env.PATH, DATA_DIR: nothing } },
  );
  let said = '';
  for (const stream of [verifier.stdout, verifier.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  }
  const code = await new Promise<number | null>((resolve) => verifier.once('close', resolve));
  fs.rmSync(nothing, { recursive: true, force: true });
  return { code, said };
}

/** The file of the oldest checkpoint that was kept of a district, and what it covers. */
export function oldestKept(keep: string, districtId: string): { file: string; size: number } {
  const folder = path.join(
    keep,
    fs.readdirSync(keep).find((name) => name.endsWith(districtId))!,
  );
  const [first] = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.checkpoint'))
    .sort();
  const file = path.join(folder, first!);
  return { file, size: Number(fs.readFileSync(file, 'utf8').split('\n')[1]) };
}
