// `npm run restore`: the same preparation as `npm start`, then backup/restore.ts under the workspace's own Node.
import { requireNode } from './start/node-version.mjs';

requireNode();
const { prepareAndRun } = await import('./start/bootstrap.mjs');
await prepareAndRun('tools/backup/restore.ts', process.argv.slice(2), { looksAtMachine: false });
