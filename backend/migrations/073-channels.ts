import type { MigrationInterface, QueryRunner } from 'typeorm';
import { governed, writtenOnlyWhere } from './row-security';

/** More ways to tell people, the pace and the circuit of each, and sending again what could not be delivered. */
export class Channels1700000000073 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE delivery
        DROP CONSTRAINT delivery_channel_check,
        ADD CONSTRAINT delivery_channel_check CHECK (channel IN ('in-app', 'email', 'http', 'wecom', 'dingtalk'));

      -- Robots and gateways are the installation's: what every process has sent lately, and whether it is any use now.
      CREATE TABLE channel_pace (
        channel text PRIMARY KEY CHECK (channel IN ('http', 'wecom', 'dingtalk')),
        taken timestamptz[] NOT NULL DEFAULT '{}',
        failures integer NOT NULL DEFAULT 0,
        open_until timestamptz
      );
      INSERT INTO channel_pace (channel) VALUES ('http'), ('wecom'), ('dingtalk');
      REVOKE ALL ON channel_pace FROM zeren_app;
      REVOKE INSERT, DELETE ON channel_pace FROM zeren_worker;

      -- The clerk sends again, to the address that holds now.
      GRANT UPDATE (state, attempts, next_attempt_at, address) ON delivery TO zeren_app;
      ${writtenOnlyWhere('delivery', governed('organization_id'), ['UPDATE'])}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY update_where_governed ON delivery;
      REVOKE UPDATE (state, attempts, next_attempt_at, address) ON delivery FROM zeren_app;
      DROP TABLE channel_pace;
      ALTER TABLE delivery
        DROP CONSTRAINT delivery_channel_check,
        ADD CONSTRAINT delivery_channel_check CHECK (channel IN ('in-app', 'email')) NOT VALID;
    `);
  }
}
