// `npm run backup`: the same preparation as `npm start`, then backup/backup.ts under the workspace's own Node.
import { requireNode } from './start/node-version.mjs';

requireNode();
const { prepareAndRun } = await import('./start/bootstrap.mjs');
await prepareAndRun('tools/backup/backup.ts', process.argv.slice(2), { looksAtMachine: false });
