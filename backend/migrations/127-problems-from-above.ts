import type { MigrationInterface, QueryRunner } from 'typeorm';
import { securedByParent, unsecured } from './row-security';

/** A list of problems from above can be taken back: which findings and orders it made is kept. */
export class ProblemsFromAbove1700000000127 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE finding_of_import (
        district_id uuid NOT NULL,
        run_id uuid NOT NULL,
        finding_id uuid NOT NULL,
        -- Of a row that says by when.
        order_id uuid,
        PRIMARY KEY (district_id, run_id, finding_id),
        FOREIGN KEY (district_id, run_id) REFERENCES import_run (district_id, id),
        FOREIGN KEY (district_id, finding_id) REFERENCES finding (district_id, id),
        FOREIGN KEY (district_id, order_id) REFERENCES rectification_order (district_id, id)
      );
      CREATE INDEX finding_of_import_finding ON finding_of_import (district_id, finding_id);
      CREATE INDEX finding_of_import_order ON finding_of_import (district_id, order_id);
      REVOKE UPDATE, DELETE ON finding_of_import FROM zeren_app;
      REVOKE INSERT, UPDATE, DELETE ON finding_of_import FROM zeren_worker;
      ${securedByParent('finding_of_import', 'import_run', 'run_id')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${unsecured('finding_of_import')}
      DROP TABLE finding_of_import;
    `);
  }
}
