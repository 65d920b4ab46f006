import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever stands in for somebody on leave reports in their stead: the report names both tenures. */
export class ReportedInStead1700000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE duty_report
        ADD COLUMN in_stead_of_tenure_id uuid,
        ADD FOREIGN KEY (district_id, in_stead_of_tenure_id) REFERENCES tenure (district_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE duty_report DROP COLUMN in_stead_of_tenure_id;');
  }
}
