import type { MigrationInterface, QueryRunner } from 'typeorm';
import { governed, securedByOrganization, unsecured, writtenOnlyWhere } from './row-security';

const IN_A_DRAFT = `EXISTS (
  SELECT 1 FROM responsibility_list l
  WHERE l.district_id = responsibility_item.district_id AND l.id = responsibility_item.list_id AND l.state = 'draft')`;

/**
 * What somebody asked to be done with a template to more lists than one request changes: the job process carries it on
 * under their rights of that moment, batch by batch, and says how far it is.
 */
export class TemplateRuns1700000000055 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE template_run (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        template_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('open-lists', 'merge')),
        -- The body whose lists it is about.
        organization_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'stopped')),
        -- What was asked for: which posts, or which answers.
        given jsonb NOT NULL,
        lists_done integer NOT NULL DEFAULT 0,
        lists_total integer NOT NULL,
        -- The last list that was looked at; what comes after it is still to be done.
        after_list_id uuid,
        counts jsonb NOT NULL DEFAULT '{}',
        -- Why it stopped: a refusal's code and sentences.
        refusal jsonb,
        asked_by_person_id uuid NOT NULL,
        -- Null for whoever acts without a post.
        asked_by_tenure_id uuid,
        asked_at timestamptz NOT NULL,
        started_at timestamptz,
        finished_at timestamptz,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, template_id) REFERENCES list_template (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, asked_by_person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, asked_by_tenure_id) REFERENCES tenure (district_id, id)
      );
      -- One at a time for a body and a template: whoever asks again is told of the first.
      CREATE UNIQUE INDEX template_run_open ON template_run (district_id, template_id, organization_id)
        WHERE state IN ('waiting', 'running');
      CREATE INDEX template_run_newest ON template_run (district_id, template_id, asked_at DESC);
      REVOKE UPDATE, DELETE ON template_run FROM zeren_app;
      REVOKE INSERT, DELETE ON template_run FROM zeren_worker;
      ${securedByOrganization('template_run')}
      ${writtenOnlyWhere('template_run', governed('organization_id'), ['INSERT'])}
      -- The job looks in which districts somebody waits; it reads and writes inside one district only.
      CREATE POLICY waiting_anywhere ON template_run FOR SELECT TO zeren_worker
        USING (app_district() IS NULL AND state IN ('waiting', 'running'));

      -- It writes lists as the one who asked would: drafts and their items, nothing that was issued.
      GRANT INSERT ON responsibility_list TO zeren_worker;
      GRANT UPDATE (item_count, undated_count, version) ON responsibility_list TO zeren_worker;
      GRANT INSERT, UPDATE, DELETE ON responsibility_item TO zeren_worker;
      CREATE POLICY drafts_added ON responsibility_list AS RESTRICTIVE FOR INSERT TO zeren_worker
        WITH CHECK (district_id = app_district() AND state = 'draft');
      CREATE POLICY drafts_filled ON responsibility_item AS RESTRICTIVE FOR INSERT TO zeren_worker
        WITH CHECK (district_id = app_district() AND ${IN_A_DRAFT});
      CREATE POLICY drafts_changed ON responsibility_item AS RESTRICTIVE FOR UPDATE TO zeren_worker
        USING (district_id = app_district() AND ${IN_A_DRAFT});
      CREATE POLICY drafts_emptied ON responsibility_item AS RESTRICTIVE FOR DELETE TO zeren_worker
        USING (district_id = app_district() AND ${IN_A_DRAFT});
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY drafts_added ON responsibility_list;
      DROP POLICY drafts_filled ON responsibility_item;
      DROP POLICY drafts_changed ON responsibility_item;
      DROP POLICY drafts_emptied ON responsibility_item;
      REVOKE INSERT, DELETE, UPDATE ON responsibility_item FROM zeren_worker;
      GRANT UPDATE (carried_over) ON responsibility_item TO zeren_worker;
      REVOKE UPDATE (item_count, undated_count, version) ON responsibility_list FROM zeren_worker;
      REVOKE INSERT ON responsibility_list FROM zeren_worker;
      ${unsecured('template_run')}
      DROP TABLE template_run;
    `);
  }
}
