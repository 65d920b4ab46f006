import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Former passwords of an account, so that a password that was given up is not taken up again. */
export class PasswordHistory1700000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE password_history (
        account_id uuid NOT NULL REFERENCES account,
        given_up_at timestamptz NOT NULL,
        password_hash text NOT NULL,
        PRIMARY KEY (account_id, given_up_at, password_hash)
      );
      REVOKE UPDATE ON password_history FROM zeren_app;
      REVOKE ALL ON password_history FROM zeren_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE password_history`);
  }
}
