// `npm run reload`: the same preparation as `npm start`, then start/reload.ts under the workspace's own Node.
import { requireNode } from './start/node-version.mjs';

requireNode();
const { prepareAndRun } = await import('./start/bootstrap.mjs');
await prepareAndRun('tools/start/reload.ts', process.argv.slice(2), { looksAtMachine: false });
