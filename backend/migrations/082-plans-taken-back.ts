import type { MigrationInterface, QueryRunner } from 'typeorm';
import { governed, securedByParent, unsecured, writtenOnlyWhere } from './row-security';

/** An imported work plan can be taken back: which drafts it made is kept, and a draft that nobody touched may go. */
export class PlansTakenBack1700000000082 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE directive_of_import (
        district_id uuid NOT NULL,
        run_id uuid NOT NULL,
        directive_id uuid NOT NULL,
        PRIMARY KEY (district_id, run_id, directive_id),
        FOREIGN KEY (district_id, run_id) REFERENCES import_run (district_id, id),
        FOREIGN KEY (district_id, directive_id) REFERENCES directive (district_id, id)
      );
      CREATE INDEX directive_of_import_directive ON directive_of_import (district_id, directive_id);
      REVOKE UPDATE ON directive_of_import FROM zeren_app;
      REVOKE INSERT, UPDATE, DELETE ON directive_of_import FROM zeren_worker;
      ${securedByParent('directive_of_import', 'import_run', 'run_id')}

      -- Only a draft that is as it was made is taken away.
      GRANT DELETE ON directive TO zeren_app;
      DROP POLICY delete_where_governed ON directive;
      ${writtenOnlyWhere('directive', `state = 'draft' AND version = 1 AND ${governed('organization_id')}`, [
        'DELETE',
      ])}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY delete_where_governed ON directive;
      ${writtenOnlyWhere('directive', governed('organization_id'), ['DELETE'])}
      REVOKE DELETE ON directive FROM zeren_app;
      ${unsecured('directive_of_import')}
      DROP TABLE directive_of_import;
    `);
  }
}
