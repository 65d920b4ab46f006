import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of two entries of one person one stays; the other names it, keeps its code for workbooks, and holds nothing any more. */
export class PeopleMerged1700000000044 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person ADD COLUMN merged_into_id uuid,
        ADD FOREIGN KEY (district_id, merged_into_id) REFERENCES person (district_id, id),
        ADD CHECK (merged_into_id <> id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE person DROP COLUMN merged_into_id`);
  }
}
