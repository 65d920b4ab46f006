import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the unit has read what it was told: what is told and unread goes with the post when it changes hands. */
export class ResultsRead1700000000120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE assessment_result
        ADD COLUMN read_at timestamptz,
        ADD COLUMN read_by_person_id uuid,
        ADD FOREIGN KEY (district_id, read_by_person_id) REFERENCES person (district_id, id),
        ADD CHECK (read_at IS NULL OR (told_at IS NOT NULL AND read_by_person_id IS NOT NULL));
      CREATE INDEX assessment_result_unread ON assessment_result (district_id, post_id)
        WHERE told_at IS NOT NULL AND read_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE assessment_result DROP COLUMN read_at, DROP COLUMN read_by_person_id');
  }
}
