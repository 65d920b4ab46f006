import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signing in by a provider (OpenID Connect): who an account is there, and by what a session was begun. */
export class SignOn1700000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whom the provider means, and which provider: a subject says nothing beside another one's.
      ALTER TABLE account ADD COLUMN external_issuer text, ADD COLUMN external_subject text,
        ADD CONSTRAINT account_external_whole CHECK ((external_issuer IS NULL) = (external_subject IS NULL));
      CREATE UNIQUE INDEX account_external ON account (external_issuer, external_subject);
      GRANT UPDATE (external_issuer, external_subject) ON account TO zeren_app;

      -- What was proved first: a session begun at the provider does not wait for a password to be changed.
      ALTER TABLE session ADD COLUMN begun_by text NOT NULL DEFAULT 'password'
        CHECK (begun_by IN ('password', 'provider'));
      ALTER TABLE session ALTER COLUMN begun_by DROP DEFAULT;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE session DROP COLUMN begun_by;
      ALTER TABLE account DROP COLUMN external_issuer, DROP COLUMN external_subject;
    `);
  }
}
