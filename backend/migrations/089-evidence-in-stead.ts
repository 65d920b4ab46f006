import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever stands in for somebody on leave uploads in their stead: the piece names both tenures. */
export class EvidenceInStead1700000000089 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE evidence
        ADD COLUMN in_stead_of_tenure_id uuid,
        ADD FOREIGN KEY (district_id, in_stead_of_tenure_id) REFERENCES tenure (district_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE evidence DROP COLUMN in_stead_of_tenure_id;');
  }
}
