import type { MigrationInterface, QueryRunner } from 'typeorm';
import { governed, securedByParent, unsecured, writtenOnlyWhere } from './row-security';

const OF_A_DUTY = (condition: string) => `EXISTS (
  SELECT 1 FROM duty p WHERE p.district_id = duty_report.district_id AND p.id = duty_report.duty_id AND ${condition})`;

/**
 * A report that a clerk brings in from another system says which file and rows it comes from, and who brought it in. The job
 * process writes such reports and no others; taken back, they go. Which records were brought in stays known, so that the
 * same export adds nothing twice.
 */
export class ReportsBroughtIn1700000000085 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE duty_report
        ADD COLUMN import_run_id uuid,
        ADD COLUMN import_place text,
        ADD COLUMN imported_by_tenure_id uuid,
        ADD FOREIGN KEY (district_id, imported_by_tenure_id) REFERENCES tenure (district_id, id),
        ADD CONSTRAINT duty_report_import_check
          CHECK (import_run_id IS NULL OR (origin = 'import' AND import_place IS NOT NULL));
      CREATE INDEX duty_report_import ON duty_report (district_id, import_run_id) WHERE import_run_id IS NOT NULL;
      GRANT INSERT ON duty_report TO zeren_worker;
      CREATE POLICY brought_in_only ON duty_report AS RESTRICTIVE FOR INSERT TO zeren_worker
        WITH CHECK (district_id = app_district() AND import_run_id IS NOT NULL);
      GRANT DELETE ON duty_report TO zeren_app;
      DROP POLICY delete_where_governed ON duty_report;
      ${writtenOnlyWhere(
        'duty_report',
        `import_run_id IS NOT NULL AND ${OF_A_DUTY(governed('p.organization_id'))}`,
        ['DELETE'],
      )}

      CREATE TABLE imported_record (
        district_id uuid NOT NULL,
        mapping_id uuid NOT NULL,
        -- SHA-256 of the record's own number, or of all that it says.
        reference text NOT NULL,
        run_id uuid NOT NULL,
        duty_id uuid NOT NULL,
        PRIMARY KEY (district_id, mapping_id, reference),
        FOREIGN KEY (district_id, mapping_id) REFERENCES report_mapping (district_id, id),
        FOREIGN KEY (district_id, run_id) REFERENCES import_run (district_id, id),
        FOREIGN KEY (district_id, duty_id) REFERENCES duty (district_id, id)
      );
      CREATE INDEX imported_record_run ON imported_record (district_id, run_id);
      CREATE INDEX imported_record_duty ON imported_record (district_id, duty_id);
      REVOKE INSERT, UPDATE ON imported_record FROM zeren_app;
      REVOKE UPDATE, DELETE ON imported_record FROM zeren_worker;
      ${securedByParent('imported_record', 'report_mapping', 'mapping_id')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${unsecured('imported_record')}
      DROP TABLE imported_record;
      DROP POLICY delete_where_governed ON duty_report;
      ${writtenOnlyWhere('duty_report', OF_A_DUTY(governed('p.organization_id')), ['DELETE'])}
      REVOKE DELETE ON duty_report FROM zeren_app;
      DROP POLICY brought_in_only ON duty_report;
      REVOKE INSERT ON duty_report FROM zeren_worker;
      DROP INDEX duty_report_import;
      ALTER TABLE duty_report
        DROP CONSTRAINT duty_report_import_check,
        DROP COLUMN imported_by_tenure_id,
        DROP COLUMN import_place,
        DROP COLUMN import_run_id;
    `);
  }
}
