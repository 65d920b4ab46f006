// `npm run verify-audit`: the same preparation as `npm start`, then the back end's own verifier on the database named.
import { requireNode } from './start/node-version.mjs';

requireNode();
const { prepareAndRun } = await import('./start/bootstrap.mjs');
await prepareAndRun('tools/verify-audit/verify-audit.ts', process.argv.slice(2), { looksAtMachine: false });
