import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Second factors, recovery codes, and administrators' accounts that wait for another administrator to vouch for them. */
export class SecondFactor1700000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Secrets are sealed with a key that is not in the database (identity-keys.json).
      CREATE TABLE second_factor (
        account_id uuid PRIMARY KEY REFERENCES account,
        secret bytea,
        confirmed_at timestamptz,
        -- The last time step that a code was taken of: no code is good twice.
        last_step bigint,
        -- A new secret, until a code of it proves that somebody's telephone has it; the old one is good until then.
        proposed bytea,
        proposed_at timestamptz,
        CHECK ((secret IS NULL) = (confirmed_at IS NULL)),
        CHECK ((proposed IS NULL) = (proposed_at IS NULL)),
        CHECK (secret IS NOT NULL OR proposed IS NOT NULL)
      );
      REVOKE ALL ON second_factor FROM zeren_worker;

      CREATE TABLE recovery_code (
        account_id uuid NOT NULL REFERENCES account,
        digest bytea NOT NULL,
        used_at timestamptz,
        PRIMARY KEY (account_id, digest)
      );
      REVOKE ALL ON recovery_code FROM zeren_worker;

      ALTER TABLE account DROP CONSTRAINT account_state_check,
        ADD CONSTRAINT account_state_check CHECK (state IN ('waiting', 'active', 'disabled')),
        -- Only an administrator's account waits for somebody to vouch for it.
        ADD CONSTRAINT account_waiting_administrator CHECK (state <> 'waiting' OR administrator IS NOT NULL);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE recovery_code, second_factor;
      ALTER TABLE account DROP CONSTRAINT account_waiting_administrator, DROP CONSTRAINT account_state_check,
        ADD CONSTRAINT account_state_check CHECK (state IN ('active', 'disabled'));
    `);
  }
}
