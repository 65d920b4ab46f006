import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  governed,
  inSight,
  securedByOrganization,
  seenFromBelow,
  unsecured,
  writtenOnlyWhere,
} from './row-security';

/** Results: told, publicised, objected to, closed, used (model: use of a result). */
export class Results1700000000102 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE result_round (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        assessment_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('feedback', 'publicity', 'final')),
        publicity_from date,
        publicity_until date,
        opened_at timestamptz NOT NULL,
        final_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, assessment_id) REFERENCES assessment (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      CREATE UNIQUE INDEX result_round_once ON result_round (district_id, assessment_id);
      CREATE INDEX result_round_page ON result_round (district_id, opened_at DESC, id DESC);
      REVOKE DELETE ON result_round FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON result_round FROM zeren_worker;
      ${securedByOrganization('result_round')}
      ${seenFromBelow('result_round')}
      ${writtenOnlyWhere('result_round', governed('organization_id'), ['INSERT', 'UPDATE'])}

      CREATE TABLE assessment_result (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        round_id uuid NOT NULL,
        assessment_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        post_id uuid,
        tenure_id uuid,
        person_id uuid,
        told_at timestamptz,
        told_by_tenure_id uuid,
        told_words text,
        -- As closed; before, the score is the assessment's.
        total numeric(12,6),
        place integer,
        grade_code text,
        final_at timestamptz,
        -- A reply is due; what it says is nobody's red light.
        use_due_on date,
        use_kind text,
        use_words text,
        used_by_tenure_id uuid,
        used_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, round_id) REFERENCES result_round (district_id, id),
        FOREIGN KEY (district_id, assessment_id) REFERENCES assessment (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, post_id) REFERENCES post (district_id, id),
        FOREIGN KEY (district_id, tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, told_by_tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, used_by_tenure_id) REFERENCES tenure (district_id, id)
      );
      CREATE UNIQUE INDEX assessment_result_once ON assessment_result (district_id, round_id, organization_id);
      CREATE INDEX assessment_result_use ON assessment_result (district_id, use_due_on) WHERE use_kind IS NULL;
      REVOKE DELETE ON assessment_result FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON assessment_result FROM zeren_worker;
      ${securedByOrganization('assessment_result')}
      CREATE POLICY of_the_body_or_told ON assessment_result AS RESTRICTIVE FOR SELECT TO zeren_app
        USING (district_id = app_district() AND (told_at IS NOT NULL OR EXISTS (
          SELECT 1 FROM result_round r WHERE r.district_id = assessment_result.district_id
            AND r.id = assessment_result.round_id AND ${inSight('r.organization_id')})));
      ${writtenOnlyWhere('assessment_result', governed('organization_id'), ['INSERT', 'UPDATE'])}

      CREATE TABLE result_objection (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        result_id uuid NOT NULL,
        assessment_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        indicator_code text NOT NULL,
        fact_key text NOT NULL,
        old_value jsonb,
        claimed jsonb NOT NULL,
        reason text NOT NULL,
        evidence text,
        state text NOT NULL CHECK (state IN ('open', 'upheld', 'rejected')),
        old_points numeric(12,6) NOT NULL,
        old_total numeric(12,6) NOT NULL,
        -- After it was scored anew.
        new_points numeric(12,6),
        new_total numeric(12,6),
        raised_by_person_id uuid NOT NULL,
        raised_by_tenure_id uuid,
        raised_at timestamptz NOT NULL,
        decided_by_person_id uuid,
        decided_by_tenure_id uuid,
        decided_at timestamptz,
        decision_reason text,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, result_id) REFERENCES assessment_result (district_id, id),
        FOREIGN KEY (district_id, assessment_id) REFERENCES assessment (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, raised_by_person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, raised_by_tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, decided_by_person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, decided_by_tenure_id) REFERENCES tenure (district_id, id)
      );
      CREATE UNIQUE INDEX result_objection_open ON result_objection (district_id, result_id, fact_key) WHERE state = 'open';
      REVOKE DELETE ON result_objection FROM zeren_app, zeren_worker;
      REVOKE INSERT ON result_objection FROM zeren_worker;
      ${securedByOrganization('result_objection')}
      ${writtenOnlyWhere('result_objection', governed('organization_id'), ['INSERT', 'UPDATE'])}

      -- A final result begins the next year's list: the job process opens the set where there is none.
      GRANT INSERT ON list_set TO zeren_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE INSERT ON list_set FROM zeren_worker;
      ${['result_objection', 'assessment_result', 'result_round'].map(unsecured).join('')}
      DROP TABLE result_objection, assessment_result, result_round;
    `);
  }
}
