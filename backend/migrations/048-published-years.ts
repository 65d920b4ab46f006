import type { MigrationInterface, QueryRunner } from 'typeorm';
import { securedBySpecialPolicies } from './row-security';

/** Years of the official calendar are published from the product, and what is due in them is dated anew. */
export class PublishedYears1700000000048 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE calendar_year
        ADD COLUMN id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
        ADD COLUMN version integer NOT NULL DEFAULT 1;
      GRANT INSERT, UPDATE ON calendar_year TO zeren_app;
      GRANT INSERT, DELETE ON calendar_exception TO zeren_app;

      -- How far the duties of a district follow the calendar: all of them the one of followed_digest; while another is
      -- being followed, the lists through last_list_id do already.
      CREATE TABLE duty_calendar (
        district_id uuid PRIMARY KEY REFERENCES district,
        followed_digest text,
        following_digest text,
        last_list_id uuid
      );
      REVOKE ALL ON duty_calendar FROM zeren_app;
      REVOKE DELETE ON duty_calendar FROM zeren_worker;
      ${securedBySpecialPolicies('duty_calendar')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE duty_calendar;
      REVOKE INSERT, UPDATE ON calendar_year FROM zeren_app;
      REVOKE INSERT, DELETE ON calendar_exception FROM zeren_app;
      ALTER TABLE calendar_year DROP COLUMN id, DROP COLUMN version;
    `);
  }
}
