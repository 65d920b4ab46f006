import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tree of Party organisations, posts, people and tenures (model, "Who"). */
export class Organizations1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organization (
        district_id uuid NOT NULL REFERENCES district,
        id uuid NOT NULL,
        parent_id uuid,
        code text NOT NULL,
        name_zh text NOT NULL,
        name_en text,
        name_pinyin text NOT NULL,
        name_initials text NOT NULL,
        kind_code text NOT NULL,
        level_code text NOT NULL,
        domain_code text,
        -- Ancestors (or itself) at each level below the district root, so that a scoped list needs no join.
        l2_id uuid, l3_id uuid, l4_id uuid,
        member_count integer NOT NULL DEFAULT 0,
        sort integer NOT NULL DEFAULT 0,
        valid_from date NOT NULL DEFAULT '2017-01-01',
        valid_to date,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, code),
        FOREIGN KEY (district_id, parent_id) REFERENCES organization (district_id, id)
      );
      CREATE INDEX organization_parent ON organization (district_id, parent_id, sort);
      REVOKE DELETE ON organization FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON organization FROM zeren_worker;

      CREATE TABLE organization_closure (
        district_id uuid NOT NULL,
        ancestor_id uuid NOT NULL,
        descendant_id uuid NOT NULL,
        via text NOT NULL DEFAULT 'tree',
        depth integer NOT NULL,
        PRIMARY KEY (district_id, ancestor_id, descendant_id, via),
        FOREIGN KEY (district_id, ancestor_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, descendant_id) REFERENCES organization (district_id, id)
      );
      CREATE INDEX organization_closure_up ON organization_closure (district_id, descendant_id, ancestor_id);
      REVOKE UPDATE ON organization_closure FROM zeren_app, zeren_worker;
      REVOKE INSERT, DELETE ON organization_closure FROM zeren_worker;

      CREATE TABLE post (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        organization_id uuid NOT NULL,
        code text NOT NULL,
        title text NOT NULL,
        -- The kind as lists name it (乡镇党委书记): lists for many posts are matched by it.
        kind text NOT NULL,
        is_head boolean NOT NULL DEFAULT false,
        in_team boolean NOT NULL DEFAULT true,
        line_work text,
        sort integer NOT NULL DEFAULT 0,
        valid_from date NOT NULL DEFAULT '2017-01-01',
        valid_to date,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, code),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      CREATE INDEX post_organization ON post (district_id, organization_id, sort);
      CREATE INDEX post_kind ON post (district_id, kind);
      REVOKE DELETE ON post FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON post FROM zeren_worker;

      CREATE TABLE person (
        district_id uuid NOT NULL REFERENCES district,
        id uuid NOT NULL,
        code text NOT NULL,
        name text NOT NULL,
        name_pinyin text NOT NULL,
        name_initials text NOT NULL,
        email text,
        mobile text,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, code)
      );
      REVOKE DELETE ON person FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON person FROM zeren_worker;

      CREATE INDEX person_pinyin ON person (district_id, name_pinyin, id);

      CREATE TABLE tenure (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        post_id uuid NOT NULL,
        person_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('任职', '主持工作', '兼任', '挂职', '借调', '临时负责人')),
        starts_on date NOT NULL,
        ends_on date,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        -- What makes a tenure the same one when a county is imported again.
        UNIQUE (district_id, post_id, person_id, starts_on),
        FOREIGN KEY (district_id, post_id) REFERENCES post (district_id, id),
        FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id),
        CHECK (ends_on IS NULL OR ends_on >= starts_on)
      );
      CREATE INDEX tenure_post ON tenure (district_id, post_id, starts_on);
      CREATE INDEX tenure_person ON tenure (district_id, person_id, starts_on);
      REVOKE DELETE ON tenure FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON tenure FROM zeren_worker;

      -- An import of thousands of rows into a nearly empty table must renew the planner's statistics before it goes on:
      -- plans made for a handful of rows, those of foreign keys too, read the whole table for every row.
      GRANT MAINTAIN ON organization, organization_closure, post, person, tenure TO zeren_app, zeren_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE tenure, person, post, organization_closure, organization`);
  }
}
