import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A reminder may speak to a person instead of whoever answers for the post: who hands a post over holds it no more. */
export class RemindersToPeople1700000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE reminder ADD COLUMN person_id uuid,
        ADD FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE reminder DROP COLUMN person_id`);
  }
}
