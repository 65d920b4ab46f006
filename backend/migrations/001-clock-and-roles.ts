import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The database's own clock, and what the two runtime roles may do by default; the migration of each table takes back
 * what its role does not need (`backend/test/role-privileges.spec.ts`). The roles themselves are made before the
 * first migration (`platform/database/roles.ts`): a migration holds no password.
 */
export class ClockAndRoles1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
    // Test databases replace this function by one with an offset; nothing else decides what is due.
    await runner.query(`
      CREATE FUNCTION clock_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT now()';
      GRANT USAGE ON SCHEMA public TO zeren_app, zeren_worker;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public
        GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO zeren_app, zeren_worker;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO zeren_app, zeren_worker;
    `);
  }

  async down(): Promise<void> {
    throw new Error('The first migration is not taken back: drop the database instead.');
  }
}
