// Builds the Angular application into an output folder (default dist/): its files lie in <output>/frontend/browser.
import { spawnSync } from 'node:child_process';
import { join, relative, resolve } from 'node:path';
import { compressFiles } from './compress-files.mjs';

const root = resolve(import.meta.dirname, '..', '..');
const out = resolve(root, process.env.BUILD_DIR ?? 'dist');
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/nx/dist/bin/nx.js'),
    'run',
    'frontend:build',
    `--outputPath=${relative(root, join(out, 'frontend'))}`,
    '--outputStyle=stream',
    '--skipNxCache',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NG_CLI_ANALYTICS: 'false' },
  },
);
if (status === 0) compressFiles(join(out, 'frontend/browser'));
process.exit(status ?? 1);
