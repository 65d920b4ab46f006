import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** Test servers only: the runtime roles' passwords need to be known to every spec file. */
export const TEST_ROLE_PASSWORDS = { app: 'test-app', worker: 'test-worker' } as const;

/** Gives a test database the clock that can be set: {@link TestDatabase.setClock}. */
export const TEST_CLOCK = `
  CREATE TABLE test_clock (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), ahead interval NOT NULL);
  INSERT INTO test_clock (ahead) VALUES ('0');
  GRANT SELECT, UPDATE ON test_clock TO zeren_app, zeren_worker;
  CREATE OR REPLACE FUNCTION clock_now() RETURNS timestamptz LANGUAGE sql STABLE
    AS 'SELECT now() + (SELECT ahead FROM test_clock)';
`;

/** A database of its own for one spec file, copied from the migrated template. */
export interface TestDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly workerUrl: string;
  /** As the owner, past every rule: for arranging and for looking. */
  readonly owner: Client;
  /** Moves the database's clock so that it now reads `instant` (ISO) and runs on from there. */
  setClock(instant: string): Promise<void>;
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env.TEST_DATABASE_URL;
  const template = process.env.TEST_TEMPLATE_DATABASE;
  if (!serverUrl || !template) throw new Error('No test server: run specs through `npm run test:unit`.');
  const name = `zeren_test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const urlAs = (user?: string, password?: string) => {
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    if (user) [url.username, url.password] = [user, password ?? ''];
    return url.toString();
  };
  const owner = new Client({ connectionString: urlAs() });
  owner.on('error', () => undefined);
  await owner.connect();
  return {
    ownerUrl: urlAs(),
    appUrl: urlAs('zeren_app', TEST_ROLE_PASSWORDS.app),
    workerUrl: urlAs('zeren_worker', TEST_ROLE_PASSWORDS.worker),
    owner,
    async setClock(instant) {
      await owner.query('UPDATE test_clock SET ahead = $1::timestamptz - now()', [instant]);
    },
    async drop() {
      await owner.end();
      await onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
