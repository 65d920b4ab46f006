import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why tenures begin, end and were put right, and how far each has been told of: its first day and the day after its last are news once. */
export class TenureNews1700000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE tenure
        ADD COLUMN start_note text,
        ADD COLUMN end_reason text,
        ADD COLUMN end_note text,
        ADD COLUMN correction_note text,
        -- What listeners have been told; a tick compares it with the days.
        ADD COLUMN phase text NOT NULL DEFAULT 'running' CHECK (phase IN ('ahead', 'running', 'over'));
      -- What lies behind is no news.
      UPDATE tenure SET phase = CASE WHEN starts_on > today.day THEN 'ahead' WHEN ends_on < today.day THEN 'over' ELSE 'running' END
      FROM (SELECT (clock_now() AT TIME ZONE 'Asia/Shanghai')::date AS day) today;
      CREATE INDEX tenure_to_start ON tenure (starts_on) WHERE phase = 'ahead';
      CREATE INDEX tenure_to_end ON tenure (ends_on) WHERE phase = 'running' AND ends_on IS NOT NULL;
      -- The tick keeps the phase and touches nothing else of a tenure.
      GRANT UPDATE (phase) ON tenure TO zeren_worker;
      -- Before it enters a district the tick must see that there is something to tell.
      CREATE POLICY to_be_told ON tenure FOR SELECT TO zeren_worker
        USING (phase = 'ahead' OR (phase = 'running' AND ends_on IS NOT NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY to_be_told ON tenure;
      REVOKE UPDATE (phase) ON tenure FROM zeren_worker;
      DROP INDEX tenure_to_end;
      DROP INDEX tenure_to_start;
      ALTER TABLE tenure DROP COLUMN phase, DROP COLUMN correction_note, DROP COLUMN end_note, DROP COLUMN end_reason, DROP COLUMN start_note;
    `);
  }
}
