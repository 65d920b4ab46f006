import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  governed,
  securedByDistrict,
  securedByOrganization,
  securedByParent,
  seenWithSubject,
  unsecured,
  writtenOnlyWhere,
} from './row-security';

const ofTheOrder = `EXISTS (SELECT 1 FROM rectification_order p WHERE p.district_id = app_district() AND p.id = order_id
                            AND ${governed('p.organization_id')})`;

/** Rectification orders (整改交办单), numbered per district and year, to their look-back. */
export class Rectification1700000000095 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The last number given out.
      CREATE TABLE rectification_number (
        district_id uuid NOT NULL REFERENCES district,
        year integer NOT NULL,
        last integer NOT NULL,
        PRIMARY KEY (district_id, year)
      );
      REVOKE DELETE ON rectification_number FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON rectification_number FROM zeren_worker;
      ${securedByDistrict('rectification_number')}

      CREATE TABLE rectification_order (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        finding_id uuid NOT NULL,
        year integer NOT NULL,
        number integer NOT NULL,
        -- 1; another with every relapse, under the same number.
        round integer NOT NULL DEFAULT 1,
        organization_id uuid NOT NULL,
        post_id uuid NOT NULL,
        -- The leader in charge (责任领导), beside the one who answers.
        leader_post_id uuid,
        source_code text NOT NULL,
        dimension_code text NOT NULL,
        domain_code text NOT NULL,
        severity_code text NOT NULL,
        -- Of the severity, as it was when this round began: finder, verifier and closer are apart.
        apart boolean NOT NULL,
        title text NOT NULL,
        request text,
        found_on date NOT NULL,
        finder_person_id uuid,
        issuer_organization_id uuid NOT NULL,
        issued_by_tenure_id uuid NOT NULL,
        issued_on date NOT NULL,
        due_on date NOT NULL,
        -- The date that holds: extended, or moved on by a hold.
        stands_due_on date NOT NULL,
        state text NOT NULL CHECK (state IN ('issued', 'received', 'planned', 'working', 'held', 'submitted', 'verified',
                                             'closed', 'passed', 'withdrawn')),
        received_on date,
        received_by_tenure_id uuid,
        measures text,
        planned_by_person_id uuid,
        plan_approved_at timestamptz,
        plan_approved_by_tenure_id uuid,
        -- What was said last of how it stands (完成情况).
        result text,
        held_since date,
        submitted_on date,
        submitted_by_person_id uuid,
        outcome text CHECK (outcome IN ('early', 'ok', 'late')),
        evidence_count integer NOT NULL DEFAULT 0,
        verification_act_id uuid,
        verified_on date,
        verified_by_person_id uuid,
        closed_at timestamptz,
        closed_by_tenure_id uuid,
        look_back_on date,
        look_back_act_id uuid,
        passed_on date,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, year, number),
        FOREIGN KEY (district_id, finding_id) REFERENCES finding (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, post_id) REFERENCES post (district_id, id),
        FOREIGN KEY (district_id, leader_post_id) REFERENCES post (district_id, id),
        FOREIGN KEY (district_id, finder_person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, issuer_organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, issued_by_tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, received_by_tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, planned_by_person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, plan_approved_by_tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, submitted_by_person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, verification_act_id) REFERENCES verification_act (district_id, id),
        FOREIGN KEY (district_id, verified_by_person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, closed_by_tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, look_back_act_id) REFERENCES verification_act (district_id, id),
        -- Not even a write past the program closes without evidence, approved plan and foreign verifier (decision 15).
        CONSTRAINT rectification_order_verified CHECK (state NOT IN ('verified', 'closed', 'passed') OR (
          verification_act_id IS NOT NULL AND verified_on IS NOT NULL AND plan_approved_at IS NOT NULL
          AND evidence_count > 0 AND verified_by_person_id IS DISTINCT FROM submitted_by_person_id)),
        CONSTRAINT rectification_order_closed CHECK (state NOT IN ('closed', 'passed')
          OR (closed_at IS NOT NULL AND look_back_on IS NOT NULL)),
        CONSTRAINT rectification_order_passed CHECK (state <> 'passed' OR look_back_act_id IS NOT NULL),
        CONSTRAINT rectification_order_held CHECK ((state = 'held') = (held_since IS NOT NULL)),
        CONSTRAINT rectification_order_due CHECK (stands_due_on >= due_on)
      );
      -- One order a problem, unless it was taken back.
      CREATE UNIQUE INDEX rectification_order_finding ON rectification_order (district_id, finding_id)
        WHERE state <> 'withdrawn';
      CREATE INDEX rectification_order_organization ON rectification_order (district_id, organization_id, year, number);
      CREATE INDEX rectification_order_post ON rectification_order (district_id, post_id)
        WHERE state IN ('issued', 'received', 'planned', 'working', 'held');
      CREATE INDEX rectification_order_look_back ON rectification_order (district_id, look_back_on) WHERE state = 'closed';
      REVOKE DELETE ON rectification_order FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON rectification_order FROM zeren_worker;
      ${securedByOrganization('rectification_order')}
      ${writtenOnlyWhere('rectification_order', governed('organization_id'))}
      ${seenWithSubject('evidence_link', 'rectification-order', 'rectification_order')}
      ${seenWithSubject('verification_act', 'rectification-order', 'rectification_order')}

      CREATE POLICY of_an_order_in_sight ON audit_entry FOR SELECT TO zeren_app
        USING (district_id = app_district() AND subject_kind = 'rectification-order' AND EXISTS (
          SELECT 1 FROM rectification_order f WHERE f.district_id = app_district() AND f.id = subject_id));

      -- What either side said with an act, in order; only ever added.
      CREATE TABLE rectification_step (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        order_id uuid NOT NULL,
        round integer NOT NULL,
        verb text NOT NULL,
        text text,
        by_tenure_id uuid NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, order_id) REFERENCES rectification_order (district_id, id),
        FOREIGN KEY (district_id, by_tenure_id) REFERENCES tenure (district_id, id)
      );
      CREATE INDEX rectification_step_order ON rectification_step (district_id, order_id, at, id);
      REVOKE UPDATE, DELETE ON rectification_step FROM zeren_app, zeren_worker;
      REVOKE INSERT ON rectification_step FROM zeren_worker;
      ${securedByParent('rectification_step', 'rectification_order', 'order_id')}
      ${writtenOnlyWhere('rectification_step', ofTheOrder, ['INSERT'])}

      CREATE TABLE rectification_extension (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        order_id uuid NOT NULL,
        round integer NOT NULL,
        -- The date that held when it was asked.
        due_before date NOT NULL,
        asked_for date NOT NULL,
        reason text NOT NULL,
        asked_by_tenure_id uuid NOT NULL,
        asked_at timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('asked', 'granted', 'refused')),
        decided_by_tenure_id uuid,
        decided_at timestamptz,
        decision_reason text,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, order_id) REFERENCES rectification_order (district_id, id),
        FOREIGN KEY (district_id, asked_by_tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, decided_by_tenure_id) REFERENCES tenure (district_id, id),
        CONSTRAINT rectification_extension_decided CHECK ((state = 'asked') = (decided_at IS NULL)),
        CONSTRAINT rectification_extension_refused CHECK (state <> 'refused' OR decision_reason IS NOT NULL)
      );
      CREATE UNIQUE INDEX rectification_extension_waiting ON rectification_extension (district_id, order_id)
        WHERE state = 'asked';
      CREATE INDEX rectification_extension_order ON rectification_extension (district_id, order_id, asked_at);
      REVOKE DELETE ON rectification_extension FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON rectification_extension FROM zeren_worker;
      ${securedByParent('rectification_extension', 'rectification_order', 'order_id')}
      ${writtenOnlyWhere('rectification_extension', ofTheOrder)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY of_an_order_in_sight ON audit_entry;
      DROP POLICY of_a_rectification_order ON evidence_link;
      DROP POLICY of_a_rectification_order ON verification_act;
      ${['rectification_extension', 'rectification_step', 'rectification_order', 'rectification_number'].map(unsecured).join('')}
      DROP TABLE rectification_extension, rectification_step, rectification_order, rectification_number;
    `);
  }
}
