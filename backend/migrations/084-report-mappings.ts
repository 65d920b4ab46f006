import type { MigrationInterface, QueryRunner } from 'typeorm';
import { governed, securedByOrganization, unsecured, writtenOnlyWhere } from './row-security';

/**
 * Tables of other systems are taken in by a mapping that a unit keeps under a name: which column is what, which duties it
 * serves, what others call our units. A run waits for it, and is applied by a job.
 */
export class ReportMappings1700000000084 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_run
        DROP CONSTRAINT import_run_state_check,
        ADD CONSTRAINT import_run_state_check
          CHECK (state IN ('mapping', 'checking', 'checked', 'applying', 'applied', 'discarded', 'undone'));
      DROP INDEX import_run_open;
      CREATE INDEX import_run_open ON import_run (district_id, id) WHERE state IN ('checking', 'applying');
      DROP POLICY due ON import_run;
      CREATE POLICY due ON import_run FOR SELECT TO zeren_worker
        USING (app_district() IS NULL AND state IN ('checking', 'applying'));
      GRANT UPDATE (applied_at) ON import_run TO zeren_worker;

      CREATE TABLE report_mapping (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        -- The body whose mapping it is.
        organization_id uuid NOT NULL,
        name text NOT NULL,
        -- The headers of the table that it was made for, by which the next one is recognised.
        header jsonb NOT NULL,
        mapping jsonb NOT NULL,
        saved_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, organization_id, name),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      REVOKE DELETE ON report_mapping FROM zeren_app;
      REVOKE INSERT, UPDATE, DELETE ON report_mapping FROM zeren_worker;
      ${securedByOrganization('report_mapping')}
      ${writtenOnlyWhere('report_mapping', governed('organization_id'))}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${unsecured('report_mapping')}
      DROP TABLE report_mapping;
      REVOKE UPDATE (applied_at) ON import_run FROM zeren_worker;
      DROP POLICY due ON import_run;
      CREATE POLICY due ON import_run FOR SELECT TO zeren_worker
        USING (app_district() IS NULL AND state = 'checking');
      DROP INDEX import_run_open;
      CREATE INDEX import_run_open ON import_run (district_id, id) WHERE state = 'checking';
      ALTER TABLE import_run NO FORCE ROW LEVEL SECURITY;
      UPDATE import_run SET state = 'discarded' WHERE state IN ('mapping', 'applying');
      ALTER TABLE import_run FORCE ROW LEVEL SECURITY;
      ALTER TABLE import_run
        DROP CONSTRAINT import_run_state_check,
        ADD CONSTRAINT import_run_state_check
          CHECK (state IN ('checking', 'checked', 'applied', 'discarded', 'undone'));
    `);
  }
}
