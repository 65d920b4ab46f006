import { runMigrations } from 'bullmq';
import { Client } from 'pg';
import { APP_ROLE, WORKER_ROLE } from '../database/roles';

/** The PostgreSQL schema that carries jobs where there is no Redis. Owned by the owner role like every table. */
export const JOB_SCHEMA = 'bullmq';

/** Brings the job schema to the version of the installed BullMQ, and lets both runtime roles work in it. */
export async function migrateJobSchema(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client, JOB_SCHEMA);
    await client.query(`
      GRANT USAGE ON SCHEMA ${JOB_SCHEMA} TO ${APP_ROLE}, ${WORKER_ROLE};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOB_SCHEMA} TO ${APP_ROLE}, ${WORKER_ROLE};
      GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${JOB_SCHEMA} TO ${APP_ROLE}, ${WORKER_ROLE};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${JOB_SCHEMA} TO ${APP_ROLE}, ${WORKER_ROLE};
    `);
  } finally {
    await client.end();
  }
}
