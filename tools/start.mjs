// `npm start`: everything on one machine. Dependency-free, so that it runs on an empty clone with Node 20.19 or newer:
// looks at the machine, installs what is missing, then hands over to start/start.ts under the Node of the workspace.
import { requireNode } from './start/node-version.mjs';

requireNode();
const { prepareAndRun } = await import('./start/bootstrap.mjs');
await prepareAndRun('tools/start/start.ts', process.argv.slice(2), { looksAtMachine: true });
