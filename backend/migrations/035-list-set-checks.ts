import type { MigrationInterface, QueryRunner } from 'typeorm';
import { securedByOrganization, unsecured } from './row-security';

/** The check of a list set (coverage, balance, clarity), and the reasons given for what it warned of. */
export class ListSetChecks1700000000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE list_set_check (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        list_set_id uuid NOT NULL,
        -- The body whose set it is.
        organization_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'running', 'done')),
        items_done integer NOT NULL DEFAULT 0,
        items_total integer NOT NULL DEFAULT 0,
        -- What the lists were when they were read: another mark means that the check has aged.
        mark text,
        result jsonb,
        asked_by_tenure_id uuid,
        asked_at timestamptz NOT NULL,
        started_at timestamptz,
        finished_at timestamptz,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, list_set_id) REFERENCES list_set (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      CREATE INDEX list_set_check_newest ON list_set_check (district_id, list_set_id, asked_at DESC);
      CREATE INDEX list_set_check_open ON list_set_check (district_id, asked_at) WHERE state <> 'done';
      REVOKE UPDATE, DELETE ON list_set_check FROM zeren_app;
      REVOKE INSERT, DELETE ON list_set_check FROM zeren_worker;
      ${securedByOrganization('list_set_check')}
      -- The job looks in which districts somebody waits; it reads and writes inside one district only.
      CREATE POLICY waiting_anywhere ON list_set_check FOR SELECT TO zeren_worker USING (state <> 'done');

      CREATE TABLE list_set_reason (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        list_set_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        -- What was warned of: libs/domain/src/cycle/responsibility/check/warning-key.ts.
        warning_key text NOT NULL,
        reason text NOT NULL,
        -- Until when the gap is to be closed; null where it need not be.
        until date,
        given_by_tenure_id uuid,
        given_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, list_set_id, warning_key),
        FOREIGN KEY (district_id, list_set_id) REFERENCES list_set (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      REVOKE DELETE ON list_set_reason FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON list_set_reason FROM zeren_worker;
      ${securedByOrganization('list_set_reason')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${unsecured('list_set_reason')}
      ${unsecured('list_set_check')}
      DROP TABLE list_set_reason, list_set_check;
    `);
  }
}
