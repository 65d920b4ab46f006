import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Dated duties, their one-line reports, and drafts that save themselves. */
export class Duties1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE duty (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        origin_kind text NOT NULL CHECK (origin_kind IN ('item')),
        item_id uuid,
        lineage_id uuid NOT NULL,
        clause_index integer NOT NULL,
        post_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        l2_id uuid, l3_id uuid, l4_id uuid,
        domain_code text NOT NULL,
        title text NOT NULL,
        title_en text,
        period_label text NOT NULL,
        opens_on date NOT NULL,
        due_on date NOT NULL,
        year integer NOT NULL,
        -- The due date rests on a calendar that is not published yet.
        provisional boolean NOT NULL DEFAULT false,
        checking_class text NOT NULL,
        state text NOT NULL CHECK (state IN ('owed', 'reported', 'verified', 'returned', 'withdrawn')),
        -- The day on which what now stands was first handed in; a correction keeps it.
        reported_on date,
        -- Whether the same item's duty before this one was not handed in either when this one fell overdue.
        missed_before boolean NOT NULL DEFAULT false,
        -- The light as of the last turn, and the next date on which it may turn without anybody acting.
        light text NOT NULL CHECK (light IN ('idle', 'ok', 'early', 'late', 'soon', 'overdue', 'severe')),
        light_turns_on date,
        -- What became of it by its due date, from the day after on: counted together with the light.
        due_outcome text CHECK (due_outcome IN ('on-time', 'late', 'missed')),
        evidence_count integer NOT NULL DEFAULT 0,
        dated_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, item_id, clause_index, due_on, period_label),
        FOREIGN KEY (district_id, item_id) REFERENCES responsibility_item (district_id, id),
        FOREIGN KEY (district_id, post_id) REFERENCES post (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      CREATE INDEX duty_post ON duty (district_id, post_id, due_on, id);
      CREATE INDEX duty_root ON duty (district_id, due_on, id);
      CREATE INDEX duty_l2 ON duty (district_id, l2_id, due_on, id);
      CREATE INDEX duty_l3 ON duty (district_id, l3_id, due_on, id);
      CREATE INDEX duty_l4 ON duty (district_id, l4_id, due_on, id);
      CREATE INDEX duty_organization ON duty (district_id, organization_id, due_on, id);
      REVOKE DELETE ON duty FROM zeren_app, zeren_worker;
      -- The rows behind a number: of one light, by due date, however rare it is.
      CREATE INDEX duty_light ON duty (district_id, light, due_on, id);
      CREATE INDEX duty_turns ON duty (light_turns_on) WHERE light_turns_on IS NOT NULL;

      CREATE TABLE duty_report (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        duty_id uuid NOT NULL,
        result text NOT NULL,
        problem text,
        help_wanted text,
        -- 'import': brought over from another system, which knows the day but not our tenure.
        origin text NOT NULL DEFAULT 'person' CHECK (origin IN ('person', 'import')),
        reported_on date NOT NULL,
        reported_by_tenure_id uuid,
        reported_at timestamptz NOT NULL,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, duty_id) REFERENCES duty (district_id, id),
        CHECK (origin = 'import' OR reported_by_tenure_id IS NOT NULL)
      );
      CREATE INDEX duty_report_duty ON duty_report (district_id, duty_id, reported_at);
      REVOKE UPDATE, DELETE ON duty_report FROM zeren_app, zeren_worker;
      REVOKE INSERT ON duty_report FROM zeren_worker;

      CREATE TABLE duty_draft (
        district_id uuid NOT NULL,
        duty_id uuid NOT NULL,
        person_id uuid NOT NULL,
        result text NOT NULL,
        problem text,
        help_wanted text,
        saved_at timestamptz NOT NULL,
        PRIMARY KEY (district_id, duty_id, person_id),
        FOREIGN KEY (district_id, duty_id) REFERENCES duty (district_id, id)
      );
      REVOKE INSERT, UPDATE, DELETE ON duty_draft FROM zeren_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE duty_draft, duty_report, duty`);
  }
}
