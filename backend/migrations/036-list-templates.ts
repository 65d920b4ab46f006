import type { MigrationInterface, QueryRunner } from 'typeorm';
import { securedByDistrict, securedByParent, unsecured } from './row-security';

/** Templates of lists, one per kind of post and version: what a county copies its lists from, and its library. */
export class ListTemplates1700000000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE list_template (
        district_id uuid NOT NULL REFERENCES district,
        id uuid NOT NULL,
        post_kind text NOT NULL,
        level_code text NOT NULL,
        -- Null for a post that answers for more than one domain.
        domain_code text,
        title text NOT NULL,
        version_no integer NOT NULL,
        state text NOT NULL CHECK (state IN ('draft', 'published', 'superseded')),
        basis text NOT NULL DEFAULT '示例',
        published_at timestamptz,
        published_by_tenure_id uuid,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, post_kind, version_no)
      );
      CREATE UNIQUE INDEX list_template_in_force ON list_template (district_id, post_kind) WHERE state = 'published';
      CREATE UNIQUE INDEX list_template_in_work ON list_template (district_id, post_kind) WHERE state = 'draft';
      REVOKE DELETE ON list_template FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON list_template FROM zeren_worker;
      -- Wordings for kinds of posts: nothing about anybody, and everybody in the district may copy them.
      ${securedByDistrict('list_template')}

      CREATE TABLE list_template_item (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        template_id uuid NOT NULL,
        -- The same through all versions: what a live list is merged by.
        code text NOT NULL,
        sort integer NOT NULL,
        text_zh text NOT NULL,
        text_en text,
        dimension_code text NOT NULL,
        domain_code text NOT NULL,
        type_code text NOT NULL,
        cadence_phrase text NOT NULL,
        cadence_clauses jsonb,
        evidence_asked text,
        basis text NOT NULL DEFAULT '示例',
        checking_class text NOT NULL DEFAULT '备案' CHECK (checking_class IN ('备案', '抽核', '必核')),
        weight numeric(12,6),
        line_work text,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, template_id, code),
        FOREIGN KEY (district_id, template_id) REFERENCES list_template (district_id, id)
      );
      REVOKE INSERT, UPDATE, DELETE ON list_template_item FROM zeren_worker;
      ${securedByParent('list_template_item', 'list_template', 'template_id')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${unsecured('list_template_item')}
      ${unsecured('list_template')}
      DROP TABLE list_template_item, list_template;
    `);
  }
}
