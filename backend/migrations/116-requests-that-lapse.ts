import type { MigrationInterface, QueryRunner } from 'typeorm';
import { holdOwnerAgain, letOwnerPast } from './row-security';

/** A request for more time ends with what it was asked for: nobody answers it once its order was submitted or taken back. */
export class RequestsThatLapse1700000000116 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE rectification_extension DROP CONSTRAINT rectification_extension_state_check;
      ALTER TABLE rectification_extension ADD CONSTRAINT rectification_extension_state_check
        CHECK (state IN ('asked', 'granted', 'refused', 'lapsed'));

      ${letOwnerPast('rectification_extension')}
      ${letOwnerPast('rectification_order')}
      UPDATE rectification_extension e SET state = 'lapsed', decided_at = now(), version = e.version + 1
      FROM rectification_order o
      WHERE o.district_id = e.district_id AND o.id = e.order_id AND e.state = 'asked'
        AND (o.round > e.round OR o.state NOT IN ('issued', 'received', 'planned', 'working', 'held'));
      ${holdOwnerAgain('rectification_order')}
      ${holdOwnerAgain('rectification_extension')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${letOwnerPast('rectification_extension')}
      UPDATE rectification_extension SET state = 'refused', decision_reason = '交办单已报送或撤销，申请随之结束'
      WHERE state = 'lapsed';
      ${holdOwnerAgain('rectification_extension')}
      ALTER TABLE rectification_extension DROP CONSTRAINT rectification_extension_state_check;
      ALTER TABLE rectification_extension ADD CONSTRAINT rectification_extension_state_check
        CHECK (state IN ('asked', 'granted', 'refused'));
    `);
  }
}
