import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  governed,
  securedByOrganization,
  securedByParent,
  unsecured,
  writtenOnlyWhere,
} from './row-security';

/** Written where the survey is governed, and only while nobody votes in it yet. */
const ofADraft = `EXISTS (SELECT 1 FROM survey p WHERE p.district_id = app_district() AND p.id = survey_id
  AND p.state = 'draft' AND ${governed('p.organization_id')})`;

/** 评议: a questionnaire about units or posts, and the groups that are asked. */
export class Surveys1700000000107 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE survey (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        -- The body that asks.
        organization_id uuid NOT NULL,
        title text NOT NULL,
        intro text,
        state text NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
        questionnaire_number integer NOT NULL,
        -- Of the questionnaire, subjects and groups as they were opened.
        asked_digest text,
        created_at timestamptz NOT NULL,
        created_by_tenure_id uuid,
        opened_at timestamptz,
        opened_by_tenure_id uuid,
        closed_at timestamptz,
        closed_by_tenure_id uuid,
        -- By group: tickets, ballots cast by ticket, ballots on paper.
        counts jsonb,
        -- Of all ballots in the order of their ids: one changed, added or lost later shows.
        ballots_digest text,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        CHECK (state = 'draft' OR (opened_at IS NOT NULL AND asked_digest IS NOT NULL)),
        CHECK (state <> 'closed' OR closed_at IS NOT NULL)
      );
      CREATE INDEX survey_organization ON survey (district_id, organization_id, id);
      REVOKE DELETE ON survey FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON survey FROM zeren_worker;
      ${securedByOrganization('survey')}
      ${writtenOnlyWhere('survey', governed('organization_id'))}
      CREATE POLICY of_a_survey_governed ON audit_entry FOR SELECT TO zeren_app
        USING (district_id = app_district() AND subject_kind = 'survey' AND EXISTS (
          SELECT 1 FROM survey f
          WHERE f.district_id = app_district() AND f.id = subject_id AND ${governed('f.organization_id')}));

      -- Each saving makes a version; none is ever changed.
      CREATE TABLE survey_questionnaire (
        district_id uuid NOT NULL,
        survey_id uuid NOT NULL,
        number integer NOT NULL,
        questions jsonb NOT NULL,
        made_at timestamptz NOT NULL,
        made_by_tenure_id uuid,
        PRIMARY KEY (district_id, survey_id, number),
        FOREIGN KEY (district_id, survey_id) REFERENCES survey (district_id, id)
      );
      REVOKE UPDATE, DELETE ON survey_questionnaire FROM zeren_app, zeren_worker;
      REVOKE INSERT ON survey_questionnaire FROM zeren_worker;
      ${securedByParent('survey_questionnaire', 'survey', 'survey_id')}
      ${writtenOnlyWhere('survey_questionnaire', ofADraft)}

      CREATE TABLE survey_subject (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        survey_id uuid NOT NULL,
        -- Its name on a ballot: s1, s2, …
        key text NOT NULL,
        organization_id uuid NOT NULL,
        -- Null where the unit itself is judged.
        post_id uuid,
        name_zh text NOT NULL,
        name_en text,
        sort integer NOT NULL,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, survey_id, key),
        FOREIGN KEY (district_id, survey_id) REFERENCES survey (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, post_id) REFERENCES post (district_id, id)
      );
      REVOKE UPDATE ON survey_subject FROM zeren_app, zeren_worker;
      REVOKE INSERT, DELETE ON survey_subject FROM zeren_worker;
      ${securedByParent('survey_subject', 'survey', 'survey_id')}
      ${writtenOnlyWhere('survey_subject', ofADraft)}

      CREATE TABLE survey_group (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        survey_id uuid NOT NULL,
        name_zh text NOT NULL,
        name_en text,
        -- How many of them are asked.
        tickets integer NOT NULL CHECK (tickets BETWEEN 1 AND 100000),
        sort integer NOT NULL,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, survey_id, name_zh),
        FOREIGN KEY (district_id, survey_id) REFERENCES survey (district_id, id)
      );
      REVOKE UPDATE ON survey_group FROM zeren_app, zeren_worker;
      REVOKE INSERT, DELETE ON survey_group FROM zeren_worker;
      ${securedByParent('survey_group', 'survey', 'survey_id')}
      ${writtenOnlyWhere('survey_group', ofADraft)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY of_a_survey_governed ON audit_entry;
      ${unsecured('survey_group')}
      DROP TABLE survey_group;
      ${unsecured('survey_subject')}
      DROP TABLE survey_subject;
      ${unsecured('survey_questionnaire')}
      DROP TABLE survey_questionnaire;
      ${unsecured('survey')}
      DROP TABLE survey;
    `);
  }
}
