import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The kinds of devices that an account was signed in at, so that its owner hears of a kind that is new. */
export class DevicesSeen1700000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE device_seen (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account,
        -- System and browser in words; neither address nor version, or every day would be new.
        device text NOT NULL,
        device_en text NOT NULL,
        first_seen_at timestamptz NOT NULL,
        UNIQUE (account_id, device)
      );
      REVOKE UPDATE, DELETE ON device_seen FROM zeren_app;
      REVOKE ALL ON device_seen FROM zeren_worker;
      GRANT SELECT ON device_seen TO zeren_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE device_seen`);
  }
}
