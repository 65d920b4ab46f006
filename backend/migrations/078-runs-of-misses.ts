import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs of misses are looked for among what was missed, not among all that fell due. */
export class RunsOfMisses1700000000078 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX duty_missed ON duty (district_id, year, post_id, lineage_id)
        WHERE due_outcome IN ('late', 'missed') AND state <> 'withdrawn';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX duty_missed;');
  }
}
