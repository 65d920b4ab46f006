import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What does not press is held until the next digest; of the messages gathered into one, the first carries the others. */
export class Digests1700000000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE delivery
        DROP CONSTRAINT delivery_state_check,
        ADD CONSTRAINT delivery_state_check
          CHECK (state IN ('held', 'queued', 'sending', 'merged', 'sent', 'failed')),
        -- The message that this one went out with; its own state follows it.
        ADD COLUMN carried_by uuid,
        ADD FOREIGN KEY (district_id, carried_by) REFERENCES delivery (district_id, id);
      CREATE INDEX delivery_held ON delivery (district_id, next_attempt_at) WHERE state = 'held';
      CREATE INDEX delivery_carried ON delivery (district_id, carried_by) WHERE carried_by IS NOT NULL;
      DROP POLICY due ON delivery;
      CREATE POLICY due ON delivery FOR SELECT TO zeren_worker
        USING (app_district() IS NULL AND state IN ('held', 'queued', 'sending') AND next_attempt_at <= clock_now());
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY due ON delivery;
      CREATE POLICY due ON delivery FOR SELECT TO zeren_worker
        USING (app_district() IS NULL AND state IN ('queued', 'sending') AND next_attempt_at <= clock_now());
      DROP INDEX delivery_carried, delivery_held;
      ALTER TABLE delivery NO FORCE ROW LEVEL SECURITY;
      UPDATE delivery SET state = 'queued' WHERE state IN ('held', 'merged');
      ALTER TABLE delivery FORCE ROW LEVEL SECURITY;
      ALTER TABLE delivery
        DROP COLUMN carried_by,
        DROP CONSTRAINT delivery_state_check,
        ADD CONSTRAINT delivery_state_check CHECK (state IN ('queued', 'sending', 'sent', 'failed'));
    `);
  }
}
