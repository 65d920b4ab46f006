// Fails when the committed client is not what the back end's API document gives.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { COMMITTED, differences, withCompiledBackend, writeClient } from './client.ts';

const fresh = fs.mkdtempSync(path.join(os.tmpdir(), 'zeren-api-client-'));
try {
  withCompiledBackend((build) => writeClient(build, fresh));
  const stale = differences(COMMITTED, fresh);
  if (stale.length > 0) {
    process.stderr.write(
      `libs/api-client is stale: run npm run api-client and commit it.\n${stale.join('\n')}\n`,
    );
    process.exitCode = 1;
  }
} finally {
  fs.rmSync(fresh, { recursive: true, force: true });
}
