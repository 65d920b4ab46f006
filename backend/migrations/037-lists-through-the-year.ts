import type { MigrationInterface, QueryRunner } from 'typeorm';
import { securedByParent, unsecured } from './row-security';

/** Lists alive through the year: fuller items, versions, objections and their replies, contributions to upper items. */
export class ListsThroughTheYear1700000000037 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE responsibility_list
        DROP CONSTRAINT responsibility_list_state_check,
        ADD CONSTRAINT responsibility_list_state_check
          CHECK (state IN ('draft', 'issued', 'objected', 'received', 'superseded', 'closed')),
        -- Why a version was made in the place of the one before.
        ADD COLUMN amend_reason text,
        ADD COLUMN closed_at timestamptz;
      -- A post has one list in force or waiting for its holder, and one draft beside it.
      CREATE UNIQUE INDEX responsibility_list_one_draft ON responsibility_list (district_id, post_id, year)
        WHERE state = 'draft';
      CREATE UNIQUE INDEX responsibility_list_one_live ON responsibility_list (district_id, post_id, year)
        WHERE state IN ('issued', 'objected', 'received', 'closed');
      CREATE INDEX responsibility_list_set ON responsibility_list (district_id, list_set_id, id);

      ALTER TABLE responsibility_item
        -- A promised number, and what it counts; what can't be counted has a standard.
        ADD COLUMN quantity numeric(12,6),
        ADD COLUMN quantity_unit text,
        ADD COLUMN standard text,
        ADD COLUMN weight numeric(12,6),
        -- The template's item that this one was made from; null for what was added locally.
        ADD COLUMN template_id uuid,
        ADD COLUMN template_code text,
        -- How many duties of the same lineage stayed open in the year it was copied from.
        ADD COLUMN carried_over integer NOT NULL DEFAULT 0,
        ADD CHECK (quantity IS NULL OR quantity >= 0),
        ADD CHECK (weight IS NULL OR weight BETWEEN 0 AND 100);
      ALTER TABLE responsibility_item
        ADD FOREIGN KEY (district_id, template_id) REFERENCES list_template (district_id, id);
      CREATE INDEX responsibility_item_lineage ON responsibility_item (district_id, lineage_id);
      -- What stayed open is found by the job process when a set is copied.
      GRANT UPDATE (carried_over) ON responsibility_item TO zeren_worker;

      CREATE TABLE list_objection (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        list_id uuid NOT NULL,
        -- Null where the objection is to the list as a whole.
        item_id uuid,
        text text NOT NULL,
        raised_by_tenure_id uuid NOT NULL,
        raised_at timestamptz NOT NULL,
        reply_due_on date NOT NULL,
        outcome text CHECK (outcome IN ('upheld', 'rejected')),
        reply text,
        answered_by_tenure_id uuid,
        answered_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, list_id) REFERENCES responsibility_list (district_id, id),
        FOREIGN KEY (district_id, item_id) REFERENCES responsibility_item (district_id, id),
        CHECK ((outcome IS NULL) = (reply IS NULL))
      );
      CREATE INDEX list_objection_list ON list_objection (district_id, list_id, raised_at);
      CREATE INDEX list_objection_open ON list_objection (district_id, reply_due_on) WHERE outcome IS NULL;
      REVOKE DELETE ON list_objection FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON list_objection FROM zeren_worker;
      ${securedByParent('list_objection', 'responsibility_list', 'list_id')}

      -- By lineage: a contribution goes on through versions of either list.
      CREATE TABLE item_contribution (
        district_id uuid NOT NULL,
        lower_lineage_id uuid NOT NULL,
        upper_lineage_id uuid NOT NULL,
        year integer NOT NULL,
        lower_list_set_id uuid NOT NULL,
        -- The part of the upper number that it carries, where it is not the whole of its own.
        quantity numeric(12,6),
        PRIMARY KEY (district_id, lower_lineage_id, upper_lineage_id, year),
        FOREIGN KEY (district_id, lower_list_set_id) REFERENCES list_set (district_id, id),
        CHECK (lower_lineage_id <> upper_lineage_id)
      );
      CREATE INDEX item_contribution_upper ON item_contribution (district_id, upper_lineage_id, year);
      REVOKE UPDATE ON item_contribution FROM zeren_app, zeren_worker;
      REVOKE INSERT, DELETE ON item_contribution FROM zeren_worker;
      ${securedByParent('item_contribution', 'list_set', 'lower_list_set_id')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${unsecured('item_contribution')}
      ${unsecured('list_objection')}
      DROP TABLE item_contribution, list_objection;
      DROP INDEX responsibility_item_lineage;
      ALTER TABLE responsibility_item DROP COLUMN quantity, DROP COLUMN quantity_unit, DROP COLUMN standard,
        DROP COLUMN weight, DROP COLUMN template_id, DROP COLUMN template_code, DROP COLUMN carried_over;
      DROP INDEX responsibility_list_set, responsibility_list_one_live, responsibility_list_one_draft;
      ALTER TABLE responsibility_list DROP COLUMN amend_reason, DROP COLUMN closed_at;
    `);
  }
}
