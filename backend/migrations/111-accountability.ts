import type { MigrationInterface, QueryRunner } from 'typeorm';
import { securedBySpecialPolicies, unsecured } from './row-security';

const TODAY = `(clock_now() AT TIME ZONE 'Asia/Shanghai')::date`;
const MEMBERS_ALONE = `((SELECT app_sees_district()) OR id IN (SELECT c.matter_id FROM case_member c
                       WHERE c.district_id = app_district() AND c.removed_at IS NULL))`;

/**
 * Accountability (问责): what is proposed and decided, the hand-over to the competent body, and the measures that came of
 * it. Everything else about a case stays with that body (decision 16). Rows are no organisation's in sight: members of the
 * matter alone see it (`case_member`), and of measures whoever was granted their register.
 */
export class Accountability1700000000111 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.functions(runner);
    await this.matters(runner);
    await this.measures(runner);
  }

  private async functions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The posts that whoever acts holds today. An array: a policy that asks it needs no subquery, so that policies of
      -- tables which ask each other never ask themselves.
      CREATE FUNCTION app_own_posts() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT array_agg(t.post_id) FROM tenure t
              WHERE t.district_id = app_district() AND t.person_id = app_person()
                AND t.starts_on <= ${TODAY} AND (t.ends_on IS NULL OR t.ends_on >= ${TODAY}) $$;
      -- The organisations whose register of measures was granted to whoever acts.
      CREATE FUNCTION app_organizations_kept() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 20
        AS $$ SELECT c.descendant_id FROM capability_grant g
              JOIN organization_closure c ON c.district_id = g.district_id AND c.ancestor_id = g.root_organization_id
                                         AND c.via = 'tree'
              WHERE g.district_id = app_district() AND g.capability_set = 'accountability-keeper'
                AND g.valid_from <= ${TODAY} AND (g.valid_to IS NULL OR g.valid_to > ${TODAY})
                AND (g.person_id = app_person() OR g.post_id = ANY (app_own_posts())) $$;
    `);
  }

  private async matters(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE accountability_matter (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        origin text NOT NULL CHECK (origin IN ('rule', 'by-hand')),
        -- The row of the catalogue of rules that was in force.
        rule_code text NOT NULL,
        organization_id uuid NOT NULL,
        post_id uuid,
        tenure_id uuid,
        person_id uuid,
        -- Names as of the proposal: whoever decides may not have the place in sight any more.
        organization_name text NOT NULL,
        post_title text,
        person_name text,
        -- [{count, value, subjectKind, subjectId, on}]: ids and counts.
        facts jsonb NOT NULL DEFAULT '[]',
        note text,
        proposed_at timestamptz NOT NULL,
        proposed_by_tenure_id uuid,
        decider_organization_id uuid NOT NULL,
        decider_post_id uuid NOT NULL,
        decider_name text NOT NULL,
        state text NOT NULL
          CHECK (state IN ('proposed', 'declined', 'to-hand-over', 'handed-over', 'received', 'concluded')),
        -- Of the step that is waited for; none while the competent body is at work, and at the end.
        due_on date,
        body_code text,
        decided_at timestamptz,
        decided_by_tenure_id uuid,
        decision_reason text,
        body_name text,
        letter_number text,
        handed_on date,
        receipt_number text,
        received_on date,
        conclusion_number text,
        concluded_on date,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, post_id) REFERENCES post (district_id, id),
        FOREIGN KEY (district_id, tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, proposed_by_tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, decider_organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, decider_post_id) REFERENCES post (district_id, id),
        FOREIGN KEY (district_id, decided_by_tenure_id) REFERENCES tenure (district_id, id),
        CHECK (state <> 'declined' OR decision_reason IS NOT NULL),
        CHECK (char_length(note) <= 60 AND char_length(decision_reason) <= 60)
      );
      -- One proposal at a time on one ground about one subject, however often the news comes.
      CREATE UNIQUE INDEX accountability_matter_waiting
        ON accountability_matter (district_id, rule_code, organization_id, coalesce(post_id, organization_id))
        WHERE state = 'proposed';
      CREATE INDEX accountability_matter_page ON accountability_matter (district_id, id DESC);
      CREATE INDEX accountability_matter_decider ON accountability_matter (district_id, decider_post_id)
        WHERE state IN ('proposed', 'to-hand-over', 'handed-over', 'received');
      REVOKE DELETE ON accountability_matter FROM zeren_app, zeren_worker;

      -- Who may know (知悉范围): posts, so that membership goes with the post when it changes hands.
      CREATE TABLE case_member (
        district_id uuid NOT NULL,
        matter_id uuid NOT NULL,
        post_id uuid NOT NULL,
        role text NOT NULL CHECK (role IN ('decider', 'proposer', 'keeper')),
        added_at timestamptz NOT NULL,
        added_by_tenure_id uuid,
        removed_at timestamptz,
        PRIMARY KEY (district_id, matter_id, post_id),
        FOREIGN KEY (district_id, matter_id) REFERENCES accountability_matter (district_id, id),
        FOREIGN KEY (district_id, post_id) REFERENCES post (district_id, id),
        FOREIGN KEY (district_id, added_by_tenure_id) REFERENCES tenure (district_id, id)
      );
      CREATE INDEX case_member_post ON case_member (district_id, post_id);
      REVOKE DELETE ON case_member FROM zeren_app, zeren_worker;

      ${securedBySpecialPolicies('accountability_matter')}
      ${securedBySpecialPolicies('case_member')}
      CREATE POLICY ones_own_posts ON case_member TO zeren_app
        USING (district_id = app_district() AND (app_sees_district() OR post_id = ANY (app_own_posts())))
        WITH CHECK (district_id = app_district() AND app_sees_district());
      CREATE POLICY of_a_member ON accountability_matter FOR SELECT TO zeren_app
        USING (district_id = app_district() AND ${MEMBERS_ALONE});
      CREATE POLICY kept_by_a_member ON accountability_matter FOR UPDATE TO zeren_app
        USING (district_id = app_district() AND ${MEMBERS_ALONE});
      CREATE POLICY opened_by_the_product ON accountability_matter FOR INSERT TO zeren_app
        WITH CHECK (district_id = app_district() AND app_sees_district());
    `);
  }

  private async measures(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE accountability_measure (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        matter_id uuid NOT NULL,
        target text NOT NULL CHECK (target IN ('organization', 'leader')),
        organization_id uuid NOT NULL,
        -- Of a leader: the tenure that it answers for, wherever the person serves now.
        tenure_id uuid,
        person_id uuid,
        organization_name text NOT NULL,
        subject_name text NOT NULL,
        -- The row of the catalogue of the day of decision.
        form_code text NOT NULL,
        decided_by text NOT NULL,
        number text NOT NULL,
        decided_on date NOT NULL,
        delivered_on date NOT NULL,
        -- None: the form has no effect period.
        months integer,
        -- The last day of the effect; of a form without a period, that on which one may still appeal.
        ends_on date NOT NULL,
        state text NOT NULL CHECK (state IN ('in-effect', 'ended', 'corrected')),
        appealed_on date,
        appeal_answer_due_on date,
        appeal_answer text CHECK (appeal_answer IN ('upheld', 'changed')),
        appeal_answered_on date,
        appeal_answer_number text,
        corrected_on date,
        correction_number text,
        corrected_by text,
        recorded_at timestamptz NOT NULL,
        recorded_by_tenure_id uuid,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, matter_id) REFERENCES accountability_matter (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, recorded_by_tenure_id) REFERENCES tenure (district_id, id),
        CHECK (num_nonnulls(appealed_on, appeal_answer_due_on) IN (0, 2)),
        CHECK (num_nonnulls(appeal_answer, appeal_answered_on, appeal_answer_number) IN (0, 3)),
        CHECK (num_nonnulls(corrected_on, correction_number, corrected_by) IN (0, 3)),
        CHECK (state <> 'corrected' OR corrected_on IS NOT NULL)
      );
      CREATE INDEX accountability_measure_matter ON accountability_measure (district_id, matter_id);
      CREATE INDEX accountability_measure_page ON accountability_measure (district_id, id DESC);
      CREATE INDEX accountability_measure_ending ON accountability_measure (district_id, ends_on)
        WHERE state = 'in-effect';
      CREATE INDEX accountability_measure_organization ON accountability_measure (district_id, organization_id);
      REVOKE DELETE ON accountability_measure FROM zeren_app, zeren_worker;
      REVOKE INSERT ON accountability_measure FROM zeren_worker;

      ${securedBySpecialPolicies('accountability_measure')}
      -- Masked after expiry: members do not see it any more, its register does.
      CREATE POLICY of_a_member ON accountability_measure TO zeren_app
        USING (district_id = app_district() AND ((SELECT app_sees_district()) OR (state <> 'ended' AND matter_id IN (
          SELECT c.matter_id FROM case_member c WHERE c.district_id = app_district() AND c.removed_at IS NULL))));
      CREATE POLICY of_the_register ON accountability_measure FOR SELECT TO zeren_app
        USING (district_id = app_district() AND organization_id IN (SELECT app_organizations_kept()));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${['accountability_measure', 'accountability_matter', 'case_member'].map(unsecured).join('')}
      DROP TABLE accountability_measure, case_member, accountability_matter;
      DROP FUNCTION app_organizations_kept();
      DROP FUNCTION app_own_posts();
    `);
  }
}
