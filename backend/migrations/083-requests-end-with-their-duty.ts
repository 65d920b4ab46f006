import type { MigrationInterface, QueryRunner } from 'typeorm';
import { holdOwnerAgain, letOwnerPast } from './row-security';

const READ = ['duty_extension', 'duty'];

/** A request for more time ends with its duty, also where the job process withdraws that: a list was issued anew. */
export class RequestsEndWithTheirDuty1700000000083 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      GRANT UPDATE ON duty_extension TO zeren_worker;
      ${READ.map(letOwnerPast).join('')}
      UPDATE duty_extension e SET state = 'withdrawn', decided_at = now(), version = e.version + 1
      FROM duty d
      WHERE d.district_id = e.district_id AND d.id = e.duty_id AND d.state <> 'owed' AND e.state = 'asked';
      ${READ.map(holdOwnerAgain).join('')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`REVOKE UPDATE ON duty_extension FROM zeren_worker`);
  }
}
