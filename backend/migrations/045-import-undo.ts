import type { MigrationInterface, QueryRunner } from 'typeorm';
import { governed, securedByParent, unsecured, writtenOnlyWhere } from './row-security';

/** An import of lists can be taken back: what each draft held before is kept until then. */
export class ImportUndo1700000000045 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_run
        DROP CONSTRAINT import_run_state_check,
        ADD CONSTRAINT import_run_state_check CHECK (state IN ('checked', 'applied', 'discarded', 'undone'));
      CREATE INDEX import_run_recent ON import_run (district_id, created_by, kind, id);

      CREATE TABLE list_before_import (
        district_id uuid NOT NULL,
        run_id uuid NOT NULL,
        list_id uuid NOT NULL,
        -- The import made this draft: taking it back takes the draft away.
        is_new boolean NOT NULL,
        -- The version that the import left the draft in: whoever changed it since would lose that.
        left_version integer NOT NULL,
        -- The items before, as rows of responsibility_item.
        items jsonb NOT NULL,
        PRIMARY KEY (district_id, run_id, list_id),
        FOREIGN KEY (district_id, run_id) REFERENCES import_run (district_id, id),
        FOREIGN KEY (district_id, list_id) REFERENCES responsibility_list (district_id, id) ON DELETE CASCADE
      );
      CREATE INDEX list_before_import_list ON list_before_import (district_id, list_id);
      REVOKE UPDATE ON list_before_import FROM zeren_app;
      -- A job forgets what is too old to be taken back.
      REVOKE INSERT, UPDATE ON list_before_import FROM zeren_worker;
      ${securedByParent('list_before_import', 'import_run', 'run_id')}

      -- Only a draft that was never anything else is taken away.
      GRANT DELETE ON responsibility_list TO zeren_app;
      DROP POLICY delete_where_governed ON responsibility_list;
      ${writtenOnlyWhere(
        'responsibility_list',
        `state = 'draft' AND version_no = 1 AND ${governed('organization_id')}`,
        ['DELETE'],
      )}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY delete_where_governed ON responsibility_list;
      ${writtenOnlyWhere('responsibility_list', governed('organization_id'), ['DELETE'])}
      REVOKE DELETE ON responsibility_list FROM zeren_app;
      ${unsecured('list_before_import')}
      DROP TABLE list_before_import;
      DROP INDEX import_run_recent;
      UPDATE import_run SET state = 'applied' WHERE state = 'undone';
      ALTER TABLE import_run
        DROP CONSTRAINT import_run_state_check,
        ADD CONSTRAINT import_run_state_check CHECK (state IN ('checked', 'applied', 'discarded'));
    `);
  }
}
