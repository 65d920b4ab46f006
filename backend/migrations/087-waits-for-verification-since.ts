import type { MigrationInterface, QueryRunner } from 'typeorm';
import { holdOwnerAgain, letOwnerPast } from './row-security';

/** Since when a report waits for its verification: what waits longest stands first, and says how much time is left. */
export class WaitsForVerificationSince1700000000087 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE duty ADD COLUMN awaits_check_since date;
      ${letOwnerPast('duty')}
      UPDATE duty SET awaits_check_since = coalesce(reported_on, due_on) WHERE awaits_check;
      ${holdOwnerAgain('duty')}
      ALTER TABLE duty ADD CONSTRAINT duty_awaits_check_since CHECK (NOT awaits_check OR awaits_check_since IS NOT NULL);
      DROP INDEX duty_awaits_check;
      CREATE INDEX duty_awaits_check ON duty (district_id, awaits_check_since, id)
        WHERE awaits_check AND state = 'reported';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX duty_awaits_check;
      ALTER TABLE duty DROP COLUMN awaits_check_since;
      CREATE INDEX duty_awaits_check ON duty (district_id, due_on, id) WHERE awaits_check AND state = 'reported';
    `);
  }
}
