import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where an administrator works; what keeps the three apart; one grant of one content on any day. */
export class AdministratorsAndGrants1700000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- An administrator belongs to the installation and works in the district chosen here.
      ALTER TABLE session ADD COLUMN working_district_id uuid REFERENCES district;

      -- Whose an account is, and which of the three it is, is decided once, when it is opened: the program cannot make
      -- one administrator into another, nor a person into one.
      REVOKE UPDATE ON account FROM zeren_app;
      DO $$ BEGIN EXECUTE (
        SELECT format('GRANT UPDATE (%s) ON account TO zeren_app', string_agg(quote_ident(column_name), ', '))
        FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = 'account'
          AND column_name NOT IN ('id', 'district_id', 'person_id', 'administrator', 'created_at'));
      END $$;

      -- The same set over the same organisation for the same post or person holds once on a day: of two who grant it at
      -- the same time, one does.
      CREATE EXTENSION IF NOT EXISTS btree_gist;
      ALTER TABLE capability_grant ADD CONSTRAINT capability_grant_once EXCLUDE USING gist (
        district_id WITH =, capability_set WITH =, root_organization_id WITH =,
        coalesce(post_id, person_id) WITH =, daterange(valid_from, valid_to) WITH &&);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE capability_grant DROP CONSTRAINT capability_grant_once;
      GRANT UPDATE ON account TO zeren_app;
      ALTER TABLE session DROP COLUMN working_district_id;
    `);
  }
}
