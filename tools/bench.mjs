// `npm run bench`: the same installation step as `npm start`, then bench/bench.ts on a build of its own.
import { resolve } from 'node:path';
import { requireNode } from './start/node-version.mjs';

requireNode();
process.env.BUILD_DIR = resolve(import.meta.dirname, '..', 'dist-test');
const { prepareAndRun } = await import('./start/bootstrap.mjs');
await prepareAndRun('bench/bench.ts', process.argv.slice(2), { looksAtMachine: false });
