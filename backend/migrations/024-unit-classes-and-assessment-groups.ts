import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inSight, securedByOrganization, securedBySpecialPolicies, seenFromBelow } from './row-security';

/** Classes in which a county assesses its units; an example, as every county draws them differently. */
const UNIT_CLASSES = [
  ['乡镇（街道）', 'Townships and streets'],
  ['县直机关', 'County agencies'],
  ['事业单位', 'Public institutions'],
  ['学校', 'Schools'],
  ['国有企业', 'State-owned enterprises'],
  ['非公企业', 'Private enterprises'],
  ['社会组织', 'Social organisations'],
  ['村', 'Villages'],
  ['社区', 'Urban communities'],
  ['垂管单位', 'Units managed from above'],
] as const;

/** What is assessed (考核对象): a group compares like with like. */
const OBJECTS = [
  ['领导班子', 'Leadership team'],
  ['党组织书记', 'Party secretary'],
  ['单位', 'Unit'],
  ['党支部', 'Party branch'],
] as const;

/** Unit classes and assessment groups: dated lists of their own, not the tree (model, "Who"). */
export class UnitClassesAndAssessmentGroups1700000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of which class an organisation is, from when to when: of one on any day.
      CREATE TABLE organization_unit_class (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        organization_id uuid NOT NULL,
        class_code text NOT NULL,
        valid_from date NOT NULL,
        -- The first day on which it no longer holds.
        valid_to date,
        basis text NOT NULL,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        CHECK (valid_to >= valid_from),
        CONSTRAINT organization_unit_class_once EXCLUDE USING gist (
          district_id WITH =, organization_id WITH =, daterange(valid_from, valid_to) WITH &&)
      );
      ${securedByOrganization('organization_unit_class')}
      REVOKE DELETE ON organization_unit_class FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON organization_unit_class FROM zeren_worker;

      -- What is compared with each other in an assessment, and which body compares it.
      CREATE TABLE assessment_group (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        organization_id uuid NOT NULL,
        name text NOT NULL,
        object_code text NOT NULL,
        class_code text,
        basis text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        -- For members: whom a group assesses stays what it was.
        UNIQUE (district_id, id, object_code),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        CHECK (valid_to >= valid_from),
        CONSTRAINT assessment_group_name_once EXCLUDE USING gist (
          district_id WITH =, organization_id WITH =, object_code WITH =, name WITH =,
          daterange(valid_from, valid_to) WITH &&)
      );
      CREATE INDEX assessment_group_list ON assessment_group (district_id, object_code, name, id);
      ${securedByOrganization('assessment_group')}
      ${seenFromBelow('assessment_group')}
      REVOKE DELETE ON assessment_group FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON assessment_group FROM zeren_worker;

      CREATE TABLE assessment_group_member (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        group_id uuid NOT NULL,
        object_code text NOT NULL,
        organization_id uuid NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, group_id, object_code) REFERENCES assessment_group (district_id, id, object_code),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        CHECK (valid_to >= valid_from),
        -- An organisation is assessed in one group on a day, as each of the things that are assessed.
        CONSTRAINT assessment_group_member_once EXCLUDE USING gist (
          district_id WITH =, object_code WITH =, organization_id WITH =, daterange(valid_from, valid_to) WITH &&)
      );
      CREATE INDEX assessment_group_member_group ON assessment_group_member (district_id, group_id, organization_id);
      CREATE INDEX assessment_group_member_organization ON assessment_group_member (district_id, organization_id);
      ${securedBySpecialPolicies('assessment_group_member')}
      -- Who is compared with whom is known to whoever sees the group; members are named by whoever has it below them.
      CREATE POLICY with_the_group ON assessment_group_member FOR SELECT TO zeren_app
        USING (district_id = app_district() AND ((SELECT app_sees_all()) OR group_id IN (SELECT g.id FROM assessment_group g)));
      CREATE POLICY added_with_the_group ON assessment_group_member FOR INSERT TO zeren_app
        WITH CHECK (district_id = app_district() AND group_id IN (
          SELECT g.id FROM assessment_group g WHERE ${inSight('g.organization_id')}));
      CREATE POLICY changed_with_the_group ON assessment_group_member FOR UPDATE TO zeren_app
        USING (district_id = app_district() AND group_id IN (
          SELECT g.id FROM assessment_group g WHERE ${inSight('g.organization_id')}));
      REVOKE DELETE ON assessment_group_member FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON assessment_group_member FROM zeren_worker;
    `);
    const rows = [
      ...UNIT_CLASSES.map(([code, en], index) => ['unit-classes', code, en, (index + 1) * 10] as const),
      ...OBJECTS.map(([code, en], index) => ['assessment-objects', code, en, (index + 1) * 10] as const),
    ];
    for (const row of rows) {
      await runner.query(
        `INSERT INTO catalogue_entry (catalogue, code, name_zh, name_en, sort, basis_level)
         VALUES ($1, $2, $2, $3, $4, '示例')`,
        [...row],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM catalogue_entry WHERE catalogue IN ('unit-classes', 'assessment-objects');
      DROP TABLE assessment_group_member, assessment_group, organization_unit_class;
    `);
  }
}
