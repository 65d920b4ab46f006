// `npm run api-client`: after a change of the API.
import { COMMITTED, withCompiledBackend, writeClient } from './client.ts';

withCompiledBackend((build) => writeClient(build, COMMITTED));
process.stdout.write('libs/api-client is up to date. Commit it with the change of the API.\n');
