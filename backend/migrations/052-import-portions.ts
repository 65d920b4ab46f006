import type { MigrationInterface, QueryRunner } from 'typeorm';
import { securedByParent, unsecured } from './row-security';

/**
 * A table of a hundred thousand rows is checked by a job, off the request: it says how far it is, and keeps the good rows
 * in portions, so that nobody ever holds them all.
 */
export class ImportPortions1700000000052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_run
        DROP CONSTRAINT import_run_state_check,
        ADD CONSTRAINT import_run_state_check
          CHECK (state IN ('checking', 'checked', 'applied', 'discarded', 'undone')),
        ADD COLUMN rows_done integer NOT NULL DEFAULT 0,
        -- When the job that checks it was last heard of, and how often one began.
        ADD COLUMN heard_at timestamptz,
        ADD COLUMN attempts integer NOT NULL DEFAULT 0;
      CREATE INDEX import_run_open ON import_run (district_id, id) WHERE state = 'checking';
      CREATE POLICY due ON import_run FOR SELECT TO zeren_worker
        USING (app_district() IS NULL AND state = 'checking');
      GRANT UPDATE (summary, faults, rows_done, heard_at, attempts) ON import_run TO zeren_worker;

      CREATE TABLE import_portion (
        district_id uuid NOT NULL,
        run_id uuid NOT NULL,
        number integer NOT NULL,
        -- The good rows, as the room of the import reads them.
        rows jsonb NOT NULL,
        PRIMARY KEY (district_id, run_id, number),
        FOREIGN KEY (district_id, run_id) REFERENCES import_run (district_id, id)
      );
      REVOKE UPDATE ON import_portion FROM zeren_app, zeren_worker;
      ${securedByParent('import_portion', 'import_run', 'run_id')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${unsecured('import_portion')}
      DROP TABLE import_portion;
      UPDATE import_run SET state = 'discarded' WHERE state = 'checking';
      DROP POLICY due ON import_run;
      REVOKE UPDATE (summary, faults) ON import_run FROM zeren_worker;
      DROP INDEX import_run_open;
      ALTER TABLE import_run
        DROP COLUMN attempts,
        DROP COLUMN heard_at,
        DROP COLUMN rows_done,
        DROP CONSTRAINT import_run_state_check,
        ADD CONSTRAINT import_run_state_check CHECK (state IN ('checked', 'applied', 'discarded', 'undone'));
    `);
  }
}
