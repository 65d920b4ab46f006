import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { MigrationInterface } from 'typeorm';
import { migrateJobSchema } from '../jobs/job-schema';

const FOLDER = join(__dirname, '..', '..', '..', 'migrations');

/** Migration files in order; they are numbered so that a listing reads as the history. */
export function migrationFiles(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{3}-.*\.(ts|js)$/.test(name) && !name.endsWith('.d.ts'))
    .sort()
    .map((name) => join(FOLDER, name));
}

/**
 * Brings the database that `ownerUrl` names to the newest version, one migration per transaction, under a lock so that
 * two starting processes do it once. Answers the names of the migrations that ran.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const migrations = migrationFiles().flatMap((file) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- migrations are found by listing their folder
    const exports = require(file) as Record<string, new () => MigrationInterface>;
    return Object.values(exports);
  });
  const dataSource = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations,
    migrationsTransactionMode: 'each',
    poolSize: 2,
  });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query(`SELECT pg_advisory_lock(hashtext('zeren.migrate'))`);
    const ran = await dataSource.runMigrations();
    await migrateJobSchema(ownerUrl);
    return ran.map((migration) => migration.name);
  } finally {
    await lock.query(`SELECT pg_advisory_unlock(hashtext('zeren.migrate'))`).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}
