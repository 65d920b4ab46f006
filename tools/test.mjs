// `npm test`: the same installation step as `npm start`, then the list of suites in test/suites.ts.
import { requireNode } from './start/node-version.mjs';

requireNode();
const { prepareAndRun } = await import('./start/bootstrap.mjs');
await prepareAndRun('tools/test/run-suites.ts', process.argv.slice(2), { looksAtMachine: false });
