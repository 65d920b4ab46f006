import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  governed,
  inSight,
  securedByOrganization,
  securedBySpecialPolicies,
  seenFromBelow,
  unsecured,
  writtenOnlyWhere,
} from './row-security';

/** Of whom the row's inspection is: the members of its team, and the product's own acts. An array needs no subquery. */
const OF_THE_TEAM = `((SELECT app_sees_district()) OR inspection_id IN (
  SELECT m.inspection_id FROM inspection_member m
  WHERE m.district_id = app_district() AND m.person_id = app_person()))`;

/**
 * Plans, inspections and draws. Plan, frame and commitment are seen from below too, so that anybody can draw again. Which
 * units were drawn, and the seed that would tell it, stand in tables of their own: the team alone reads them until the
 * visit begins, and the seed until the last one does.
 */
export class Inspections1700000000125 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE inspection_plan (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        organization_id uuid NOT NULL,
        year integer NOT NULL,
        name text NOT NULL,
        -- 备案号
        filing_number text,
        -- Most visits to one unit in the year.
        cap integer NOT NULL CHECK (cap > 0),
        created_at timestamptz NOT NULL,
        created_by_tenure_id uuid,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, organization_id, year),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, created_by_tenure_id) REFERENCES tenure (district_id, id)
      );
      REVOKE DELETE ON inspection_plan FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON inspection_plan FROM zeren_worker;
      ${securedByOrganization('inspection_plan')}
      ${seenFromBelow('inspection_plan')}
      ${writtenOnlyWhere('inspection_plan', governed('organization_id'), ['INSERT', 'UPDATE'])}

      CREATE TABLE inspection (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        plan_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        title text NOT NULL,
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        -- The strata, and how many units are drawn of all.
        domains text[] NOT NULL,
        wanted integer NOT NULL CHECK (wanted > 0),
        state text NOT NULL CHECK (state IN ('planned', 'drawn')),
        -- SHA-256 of the seed, published before anything is drawn.
        commitment text NOT NULL,
        -- [{domainCode, unitIds}] as of the draw, and SHA-256 of its text.
        frame jsonb,
        frame_digest text,
        drawn_at timestamptz,
        created_at timestamptz NOT NULL,
        created_by_tenure_id uuid,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, plan_id) REFERENCES inspection_plan (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, created_by_tenure_id) REFERENCES tenure (district_id, id),
        CHECK (ends_on >= starts_on),
        CHECK ((state = 'drawn') = (frame IS NOT NULL))
      );
      CREATE INDEX inspection_page ON inspection (district_id, plan_id, id);
      REVOKE DELETE ON inspection FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON inspection FROM zeren_worker;
      ${securedByOrganization('inspection')}
      ${seenFromBelow('inspection')}
      ${writtenOnlyWhere('inspection', governed('organization_id'), ['INSERT', 'UPDATE'])}

      CREATE TABLE inspection_member (
        district_id uuid NOT NULL,
        inspection_id uuid NOT NULL,
        person_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        leads boolean NOT NULL,
        PRIMARY KEY (district_id, inspection_id, person_id),
        FOREIGN KEY (district_id, inspection_id) REFERENCES inspection (district_id, id),
        FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      CREATE INDEX inspection_member_person ON inspection_member (district_id, person_id);
      REVOKE UPDATE ON inspection_member FROM zeren_app, zeren_worker;
      REVOKE INSERT, DELETE ON inspection_member FROM zeren_worker;
      ${securedByOrganization('inspection_member')}
      CREATE POLICY ones_own ON inspection_member FOR SELECT TO zeren_app
        USING (district_id = app_district() AND person_id = app_person());
      ${writtenOnlyWhere('inspection_member', governed('organization_id'), ['INSERT', 'DELETE'])}

      CREATE TABLE inspection_seed (
        district_id uuid NOT NULL,
        inspection_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        seed text NOT NULL,
        -- When the last of the drawn units knew.
        published_at timestamptz,
        PRIMARY KEY (district_id, inspection_id),
        FOREIGN KEY (district_id, inspection_id) REFERENCES inspection (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      REVOKE ALL ON inspection_seed FROM zeren_worker;
      REVOKE DELETE ON inspection_seed FROM zeren_app;
      ${securedBySpecialPolicies('inspection_seed')}
      CREATE POLICY of_the_team ON inspection_seed FOR SELECT TO zeren_app
        USING (district_id = app_district() AND ${OF_THE_TEAM});
      CREATE POLICY published ON inspection_seed FOR SELECT TO zeren_app
        USING (district_id = app_district() AND published_at IS NOT NULL AND EXISTS (
          SELECT 1 FROM inspection i WHERE i.district_id = app_district() AND i.id = inspection_id));
      CREATE POLICY published_by_the_team ON inspection_seed FOR UPDATE TO zeren_app
        USING (district_id = app_district() AND ${OF_THE_TEAM});
      CREATE POLICY committed ON inspection_seed FOR INSERT TO zeren_app
        WITH CHECK (district_id = app_district() AND ${governed('organization_id')});

      CREATE TABLE inspection_target (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        inspection_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        domain_code text NOT NULL,
        -- In the order drawn.
        place integer NOT NULL,
        started_at timestamptz,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, inspection_id, organization_id),
        FOREIGN KEY (district_id, inspection_id) REFERENCES inspection (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      REVOKE ALL ON inspection_target FROM zeren_worker;
      REVOKE DELETE ON inspection_target FROM zeren_app;
      ${securedBySpecialPolicies('inspection_target')}
      CREATE POLICY of_the_team ON inspection_target TO zeren_app
        USING (district_id = app_district() AND ${OF_THE_TEAM});
      CREATE POLICY once_begun ON inspection_target FOR SELECT TO zeren_app
        USING (district_id = app_district() AND started_at IS NOT NULL AND ${inSight('organization_id')});

      CREATE POLICY of_an_inspection_in_sight ON audit_entry FOR SELECT TO zeren_app
        USING (district_id = app_district() AND (
          (subject_kind = 'inspection-plan' AND EXISTS (
            SELECT 1 FROM inspection_plan p WHERE p.district_id = app_district() AND p.id = subject_id))
          OR (subject_kind = 'inspection' AND EXISTS (
            SELECT 1 FROM inspection i WHERE i.district_id = app_district() AND i.id = subject_id))));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY of_an_inspection_in_sight ON audit_entry;
      ${['inspection_target', 'inspection_seed', 'inspection_member', 'inspection', 'inspection_plan']
        .map(unsecured)
        .join('')}
      DROP TABLE inspection_target, inspection_seed, inspection_member, inspection, inspection_plan;
    `);
  }
}
