import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { BULLMQ_MAJOR_VERSION } from 'bullmq';
import { Client } from 'pg';
import { migrate, migrationFiles } from '../src/platform/database/migrate';
import { JOB_SCHEMA } from '../src/platform/jobs/job-schema';
import { ensureRuntimeRoles } from '../src/platform/database/roles';
import { TEST_ROLE_PASSWORDS, TEST_CLOCK } from '../../libs/testing/src/test-database';

/** Jest global set-up: one migrated template per state of the migrations; each spec file then copies it. */
export default async function prepareTemplateDatabase(): Promise<void> {
  const url = process.env.TEST_DATABASE_URL;
  if (!url)
    throw new Error(
      'TEST_DATABASE_URL is not set: run specs through `npm run test:unit`, which starts a PostgreSQL.',
    );
  const digest = createHash('sha256');
  for (const file of migrationFiles()) digest.update(readFileSync(file));
  digest.update(TEST_CLOCK).update(`bullmq ${BULLMQ_MAJOR_VERSION} ${JOB_SCHEMA}`);
  const template = `zeren_template_${digest.digest('hex').slice(0, 12)}`;
  process.env.TEST_TEMPLATE_DATABASE = template;

  await ensureRuntimeRoles(url, TEST_ROLE_PASSWORDS);
  const server = new Client({ connectionString: url });
  await server.connect();
  try {
    await server.query(`SELECT pg_advisory_lock(hashtext('zeren.template'))`);
    const known = await server.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (known.rowCount) return;
    const draft = `${template}_draft`;
    await server.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await server.query(`CREATE DATABASE ${draft}`);
    const draftUrl = Object.assign(new URL(url), { pathname: `/${draft}` }).toString();
    await migrate(draftUrl);
    const database = new Client({ connectionString: draftUrl });
    await database.connect();
    await database.query(TEST_CLOCK);
    await database.end();
    await server.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
  } finally {
    await server.end();
  }
}
