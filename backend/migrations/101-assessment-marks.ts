import type { MigrationInterface, QueryRunner } from 'typeorm';
import { governed, inSight, securedBySpecialPolicies, unsecured } from './row-security';

const BODY_IN_SIGHT = (table: string, more = 'true') => `EXISTS (
  SELECT 1 FROM assessment a WHERE a.district_id = ${table}.district_id AND a.id = ${table}.assessment_id
    AND ${more} AND ${inSight('a.organization_id')})`;

const BODY_GOVERNED = `EXISTS (
  SELECT 1 FROM assessment a WHERE a.district_id = assessment_scorer.district_id
    AND a.id = assessment_scorer.assessment_id AND ${governed('a.organization_id')})`;

/** Who marks in an assessment, and their marks: blind until all have sent (architecture, decision 15; firsts, 5). */
export class AssessmentMarks1700000000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE assessment_scorer (
        district_id uuid NOT NULL,
        assessment_id uuid NOT NULL,
        person_id uuid NOT NULL,
        -- Scorers stand under numbers wherever marks are shown.
        number integer NOT NULL,
        sent_at timestamptz,
        PRIMARY KEY (district_id, assessment_id, person_id),
        FOREIGN KEY (district_id, assessment_id) REFERENCES assessment (district_id, id),
        FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id)
      );
      CREATE INDEX assessment_scorer_person ON assessment_scorer (district_id, person_id) WHERE sent_at IS NULL;
      REVOKE INSERT, UPDATE, DELETE ON assessment_scorer FROM zeren_worker;
      ${securedBySpecialPolicies('assessment_scorer')}
      CREATE POLICY of_the_body ON assessment_scorer FOR SELECT TO zeren_app
        USING (district_id = app_district() AND ${BODY_IN_SIGHT('assessment_scorer')});
      CREATE POLICY named_by_the_body ON assessment_scorer FOR INSERT TO zeren_app
        WITH CHECK (district_id = app_district() AND ${BODY_GOVERNED});
      CREATE POLICY renamed_by_the_body ON assessment_scorer FOR UPDATE TO zeren_app
        USING (district_id = app_district() AND ${BODY_GOVERNED});
      CREATE POLICY forgotten_by_the_body ON assessment_scorer FOR DELETE TO zeren_app
        USING (district_id = app_district() AND ${BODY_GOVERNED});
      CREATE POLICY own ON assessment_scorer FOR SELECT TO zeren_app
        USING (district_id = app_district() AND person_id = app_person());
      CREATE POLICY sent_oneself ON assessment_scorer FOR UPDATE TO zeren_app
        USING (district_id = app_district() AND person_id = app_person() AND sent_at IS NULL)
        WITH CHECK (district_id = app_district() AND person_id = app_person());

      CREATE TABLE assessment_mark (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        assessment_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        fact_key text NOT NULL,
        person_id uuid NOT NULL,
        points numeric(12,6) NOT NULL,
        reason text NOT NULL CHECK (length(reason) >= 4),
        given_by_tenure_id uuid,
        given_at timestamptz NOT NULL,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, assessment_id, person_id)
          REFERENCES assessment_scorer (district_id, assessment_id, person_id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, given_by_tenure_id) REFERENCES tenure (district_id, id)
      );
      CREATE UNIQUE INDEX assessment_mark_once
        ON assessment_mark (district_id, assessment_id, person_id, organization_id, fact_key);
      REVOKE DELETE ON assessment_mark FROM zeren_app;
      REVOKE INSERT, UPDATE, DELETE ON assessment_mark FROM zeren_worker;
      ${securedBySpecialPolicies('assessment_mark')}
      -- A scorer's own, and until all have sent nobody else's: whoever else one is.
      CREATE POLICY own ON assessment_mark TO zeren_app
        USING (district_id = app_district() AND person_id = app_person());
      CREATE POLICY all_are_in ON assessment_mark FOR SELECT TO zeren_app
        USING (district_id = app_district() AND ${BODY_IN_SIGHT('assessment_mark', 'a.marks_in_at IS NOT NULL')});
      -- Sent, a mark stands.
      CREATE POLICY until_sent ON assessment_mark AS RESTRICTIVE FOR UPDATE TO zeren_app
        USING (district_id = app_district() AND EXISTS (
          SELECT 1 FROM assessment_scorer r WHERE r.district_id = assessment_mark.district_id
            AND r.assessment_id = assessment_mark.assessment_id AND r.person_id = assessment_mark.person_id
            AND r.sent_at IS NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${['assessment_mark', 'assessment_scorer'].map(unsecured).join('')}
      DROP TABLE assessment_mark, assessment_scorer;
    `);
  }
}
