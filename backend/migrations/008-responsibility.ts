import type { MigrationInterface, QueryRunner } from 'typeorm';

/** List sets, lists (post × year × version) and their items. */
export class Responsibility1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE list_set (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        organization_id uuid NOT NULL,
        year integer NOT NULL,
        title text NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, organization_id, year),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      REVOKE DELETE ON list_set FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON list_set FROM zeren_worker;

      CREATE TABLE responsibility_list (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        list_set_id uuid NOT NULL,
        post_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        l2_id uuid, l3_id uuid, l4_id uuid,
        year integer NOT NULL,
        version_no integer NOT NULL DEFAULT 1,
        state text NOT NULL CHECK (state IN ('draft', 'issued', 'received', 'superseded')),
        issued_at timestamptz,
        issued_by_tenure_id uuid,
        receipt_due_on date,
        received_at timestamptz,
        received_by_tenure_id uuid,
        -- Kept by every statement that changes the items: list pages count nothing.
        item_count integer NOT NULL DEFAULT 0,
        undated_count integer NOT NULL DEFAULT 0,
        -- Names of post and organisation when the list was made, for finding it.
        search_text text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, post_id, year, version_no),
        FOREIGN KEY (district_id, list_set_id) REFERENCES list_set (district_id, id),
        FOREIGN KEY (district_id, post_id) REFERENCES post (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      CREATE INDEX responsibility_list_page ON responsibility_list (district_id, year, id);
      CREATE INDEX responsibility_list_receipt ON responsibility_list (district_id, post_id) WHERE state = 'issued';
      REVOKE DELETE ON responsibility_list FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON responsibility_list FROM zeren_worker;
      -- A list follows its organisation when that moves; the job process changes nothing else of it.
      GRANT UPDATE (l2_id, l3_id, l4_id) ON responsibility_list TO zeren_worker;

      CREATE TABLE responsibility_item (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        list_id uuid NOT NULL,
        lineage_id uuid NOT NULL,
        sort integer NOT NULL,
        code text,
        text_zh text NOT NULL,
        text_en text,
        dimension_code text NOT NULL,
        domain_code text NOT NULL,
        level_code text NOT NULL,
        type_code text NOT NULL,
        cadence_phrase text NOT NULL,
        -- Null until somebody has said what the phrase means: an item without a date can't be issued.
        cadence_clauses jsonb,
        evidence_asked text,
        basis text NOT NULL,
        checking_class text NOT NULL DEFAULT '备案' CHECK (checking_class IN ('备案', '抽核', '必核')),
        line_work text,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, list_id) REFERENCES responsibility_list (district_id, id)
      );
      CREATE INDEX responsibility_item_list ON responsibility_item (district_id, list_id, sort);
      CREATE INDEX responsibility_item_undated ON responsibility_item (district_id, list_id) WHERE cadence_clauses IS NULL;
      REVOKE INSERT, UPDATE, DELETE ON responsibility_item FROM zeren_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE responsibility_item, responsibility_list, list_set`);
  }
}
