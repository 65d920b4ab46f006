import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, sessions, sign-in limits, and grants of capability sets. */
export class IdentityAndAccess1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The installation's own district: administrators belong to it, acts on accounts are recorded in it.
      INSERT INTO district (id, kind, name_zh, name_en)
      VALUES ('00000000-0000-7000-8000-000000000001', 'installation', '本系统', 'This installation');
      CREATE UNIQUE INDEX district_one_installation ON district (kind) WHERE kind = 'installation';

      CREATE TABLE account (
        id uuid PRIMARY KEY,
        username text NOT NULL,
        password_hash text NOT NULL,
        password_changed_at timestamptz NOT NULL,
        must_change_password boolean NOT NULL DEFAULT false,
        state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'disabled')),
        district_id uuid NOT NULL REFERENCES district,
        person_id uuid,
        administrator text CHECK (administrator IN ('system', 'security', 'audit')),
        locale text NOT NULL DEFAULT 'zh-CN' CHECK (locale IN ('zh-CN', 'en')),
        created_at timestamptz NOT NULL DEFAULT now(),
        last_signed_in_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id),
        -- The three administrators exclude each other, and hold nothing of the business.
        CHECK (num_nonnulls(person_id, administrator) = 1)
      );
      CREATE UNIQUE INDEX account_username ON account (lower(username));
      CREATE UNIQUE INDEX account_person ON account (district_id, person_id);
      REVOKE DELETE ON account FROM zeren_app;
      -- The job process makes actors of people and writes to them in their language; it signs nobody in.
      REVOKE ALL ON account FROM zeren_worker;
      GRANT SELECT (id, username, state, district_id, person_id, administrator, locale, must_change_password, created_at)
        ON account TO zeren_worker;

      -- The cookie holds the secret, the row only its hash: a dump of the table signs nobody in.
      CREATE TABLE session (
        secret_hash bytea PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account,
        stage text NOT NULL CHECK (stage IN ('second-factor', 'full')),
        acting_tenure_id uuid,
        csrf_token text NOT NULL,
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        idle_minutes integer NOT NULL,
        expires_at timestamptz NOT NULL,
        user_agent text,
        address text
      );
      CREATE INDEX session_account ON session (account_id);
      CREATE INDEX session_expiry ON session (expires_at);
      REVOKE ALL ON session FROM zeren_worker;

      -- Failed sign-ins, counted per bucket; digests, so neither names nor addresses can be read here.
      CREATE TABLE sign_in_limit (
        kind text NOT NULL,
        subject bytea NOT NULL,
        source bytea NOT NULL,
        failures integer NOT NULL,
        -- When the count starts anew: the end of its window, or of the lock.
        ends_at timestamptz NOT NULL,
        PRIMARY KEY (kind, subject, source)
      );
      CREATE INDEX sign_in_limit_end ON sign_in_limit (ends_at);
      REVOKE ALL ON sign_in_limit FROM zeren_worker;

      -- Keys that never leave the server; 'device' signs the cookie of known devices.
      CREATE TABLE identity_secret (
        name text PRIMARY KEY,
        value bytea NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now()
      );
      REVOKE ALL ON identity_secret FROM zeren_worker;
      REVOKE UPDATE, DELETE ON identity_secret FROM zeren_app;

      CREATE TABLE capability_grant (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        capability_set text NOT NULL,
        root_organization_id uuid NOT NULL,
        post_id uuid,
        person_id uuid,
        valid_from date NOT NULL,
        -- The first day on which it no longer holds.
        valid_to date,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, root_organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, post_id) REFERENCES post (district_id, id),
        FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id),
        CHECK (num_nonnulls(post_id, person_id) = 1),
        CHECK (valid_to >= valid_from)
      );
      CREATE INDEX capability_grant_post ON capability_grant (district_id, post_id);
      CREATE INDEX capability_grant_person ON capability_grant (district_id, person_id);
      CREATE INDEX capability_grant_root ON capability_grant (district_id, root_organization_id);
      REVOKE DELETE ON capability_grant FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON capability_grant FROM zeren_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE capability_grant, identity_secret, sign_in_limit, session, account;
      DROP INDEX district_one_installation;
      DELETE FROM district WHERE kind = 'installation';
    `);
  }
}
