// Builds the back end where it is not built yet, finds the database of an instance that runs here unless one is named, and
// hands over to `backend/src/verify-audit.ts`, which says what it takes and how it ends.
import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { runningDatabase } from '../postgres/running.ts';
import { BACKEND, ensureBuilt } from '../start/build.ts';
import { complain } from '../start/fault.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');
const NOTHING_VERIFIED = 2;

async function main(): Promise<number> {
  const out = path.resolve(root, process.env.BUILD_DIR || 'dist');
  await ensureBuilt(root, out, (line) => console.error(line), [BACKEND]);
  const dataFolder = path.resolve(root, process.env.DATA_DIR || '.data');
  const database = process.env.DATABASE_URL || runningDatabase(dataFolder);
  const verifier = spawn(
    process.execPath,
    [path.join(out, 'backend/src/verify-audit.js'), ...process.argv.slice(2)],
    {
      // Files are named from where the person stands.
      cwd: process.env.INIT_CWD || process.cwd(),
      env: { ...process.env, DATA_DIR: dataFolder, ...(database ? { DATABASE_URL: database } : {}) },
      stdio: 'inherit',
    },
  );
  return new Promise((resolve, reject) => {
    verifier.once('error', reject);
    verifier.once('exit', (code) => resolve(code ?? NOTHING_VERIFIED));
  });
}

process.exitCode = await main().catch((error: unknown) => {
  complain(error);
  return NOTHING_VERIFIED;
});
process.channel?.unref();
