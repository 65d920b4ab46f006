import type { MigrationInterface, QueryRunner } from 'typeorm';
import { securedByDistrict, securedByOrganization, securedByParent, unsecured } from './row-security';

/** Handovers with their items and signatures, batches after an election (换届), and the grace that follows one. */
export class Handover1700000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE handover_batch (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        -- The body that holds the election, or leads it below.
        organization_id uuid NOT NULL,
        name text NOT NULL,
        elected_on date NOT NULL,
        notes text,
        created_at timestamptz NOT NULL,
        created_by_tenure_id uuid,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      CREATE INDEX handover_batch_page ON handover_batch (district_id, elected_on DESC, id DESC);
      REVOKE DELETE ON handover_batch FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON handover_batch FROM zeren_worker;
      ${securedByOrganization('handover_batch')}

      -- What an election did to each post: the tenure that its handover follows, of who left or, where the post was
      -- vacant, of who came; none where the holder was elected again.
      CREATE TABLE handover_batch_post (
        district_id uuid NOT NULL,
        batch_id uuid NOT NULL,
        post_id uuid NOT NULL,
        cause_tenure_id uuid,
        PRIMARY KEY (district_id, batch_id, post_id),
        FOREIGN KEY (district_id, batch_id) REFERENCES handover_batch (district_id, id),
        FOREIGN KEY (district_id, post_id) REFERENCES post (district_id, id),
        FOREIGN KEY (district_id, cause_tenure_id) REFERENCES tenure (district_id, id)
      );
      CREATE UNIQUE INDEX handover_batch_post_tenure ON handover_batch_post (district_id, cause_tenure_id);
      REVOKE UPDATE, DELETE ON handover_batch_post FROM zeren_app;
      REVOKE INSERT, UPDATE, DELETE ON handover_batch_post FROM zeren_worker;
      ${securedByParent('handover_batch_post', 'handover_batch', 'batch_id')}

      CREATE TABLE handover (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        post_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        batch_id uuid,
        -- The tenure whose end it follows; of what a head hands on after an interim, the tenure whose start it follows.
        cause text NOT NULL CHECK (cause IN ('tenure-ended', 'interim-ended')),
        cause_tenure_id uuid NOT NULL,
        ended_on date NOT NULL,
        outgoing_tenure_id uuid NOT NULL,
        outgoing_person_id uuid NOT NULL,
        -- Nobody while no successor is known: who stands in takes over in the interim.
        incoming_tenure_id uuid,
        incoming_person_id uuid,
        incoming_starts_on date,
        interim boolean NOT NULL DEFAULT false,
        -- Names as of the handover: it is a document, and one side sees the organisation no more.
        post_title text NOT NULL,
        organization_name text NOT NULL,
        outgoing_name text NOT NULL,
        incoming_name text,
        state text NOT NULL CHECK (state IN ('gathered', 'handed-over', 'taken-over', 'recalled')),
        hand_over_due_on date NOT NULL,
        take_over_due_on date NOT NULL,
        due_on date NOT NULL GENERATED ALWAYS AS (CASE state WHEN 'gathered' THEN hand_over_due_on ELSE take_over_due_on END) STORED,
        taken_over_on date,
        -- After an election: the last day on which what falls due is not red.
        grace_until date,
        gathered_at timestamptz NOT NULL,
        item_count integer NOT NULL DEFAULT 0,
        chased_on date,
        recall_reason text,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, post_id) REFERENCES post (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, batch_id) REFERENCES handover_batch (district_id, id),
        FOREIGN KEY (district_id, cause_tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, outgoing_tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, incoming_tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, outgoing_person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, incoming_person_id) REFERENCES person (district_id, id),
        CHECK (num_nonnulls(incoming_tenure_id, incoming_person_id, incoming_name) IN (0, 3))
      );
      -- News told twice opens one handover; one that was called off may be opened again.
      CREATE UNIQUE INDEX handover_cause ON handover (district_id, cause_tenure_id, cause, post_id) WHERE state <> 'recalled';
      CREATE INDEX handover_page ON handover (district_id, due_on, id);
      CREATE INDEX handover_waiting ON handover (district_id, due_on, id) WHERE state IN ('gathered', 'handed-over');
      CREATE INDEX handover_post ON handover (district_id, post_id, ended_on);
      CREATE INDEX handover_organization ON handover (district_id, organization_id);
      CREATE INDEX handover_outgoing ON handover (district_id, outgoing_person_id);
      CREATE INDEX handover_incoming ON handover (district_id, incoming_person_id);
      CREATE INDEX handover_batch_id ON handover (district_id, batch_id);
      REVOKE DELETE ON handover FROM zeren_app, zeren_worker;
      ALTER TABLE handover ENABLE ROW LEVEL SECURITY;
      ALTER TABLE handover FORCE ROW LEVEL SECURITY;
      CREATE POLICY of_the_district ON handover TO zeren_worker USING (district_id = app_district());
      -- Both sides see it to its end: the outgoing person holds nothing any more, the incoming one may not yet.
      CREATE POLICY in_sight_or_own ON handover TO zeren_app
        USING (district_id = app_district() AND (app_sees_district()
          OR organization_id IN (SELECT app_organizations())
          OR outgoing_person_id = app_person() OR incoming_person_id = app_person()));

      CREATE TABLE handover_item (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        handover_id uuid NOT NULL,
        sort integer NOT NULL,
        -- As its room names it; 'by-hand' for what stands in no room: seals, keys, account books.
        kind text NOT NULL,
        subject_id uuid,
        title_zh text NOT NULL,
        title_en text NOT NULL,
        due_on date,
        light text CHECK (light IN ('idle', 'ok', 'soon', 'overdue', 'severe')),
        weight text NOT NULL CHECK (weight IN ('to-take-over', 'to-know', 'to-settle')),
        -- In whose term the overdue days fell: [{tenureId, personName, workingDays}].
        overdue jsonb NOT NULL DEFAULT '[]',
        note text,
        -- Came up after the outgoing side had signed.
        late boolean NOT NULL DEFAULT false,
        added_by_name text,
        added_at timestamptz NOT NULL,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, handover_id, kind, subject_id),
        FOREIGN KEY (district_id, handover_id) REFERENCES handover (district_id, id),
        CHECK ((kind = 'by-hand') = (subject_id IS NULL))
      );
      CREATE INDEX handover_item_sheet ON handover_item (district_id, handover_id, sort, id);
      ${securedByParent('handover_item', 'handover', 'handover_id')}

      -- Signed once per side, for good.
      CREATE TABLE handover_signature (
        district_id uuid NOT NULL,
        handover_id uuid NOT NULL,
        side text NOT NULL CHECK (side IN ('outgoing', 'incoming')),
        signed_as text NOT NULL CHECK (signed_as IN ('self', 'superior', 'paper')),
        person_id uuid NOT NULL,
        person_name text NOT NULL,
        -- The tenure acted under, if any; of a paper sheet, that of who entered it.
        tenure_id uuid,
        words text,
        reason text,
        -- What was signed: the digest of the items as they stood.
        list_digest bytea NOT NULL,
        signed_at timestamptz NOT NULL,
        PRIMARY KEY (district_id, handover_id, side),
        FOREIGN KEY (district_id, handover_id) REFERENCES handover (district_id, id),
        FOREIGN KEY (district_id, person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, tenure_id) REFERENCES tenure (district_id, id),
        CHECK ((signed_as = 'superior') = (reason IS NOT NULL))
      );
      REVOKE UPDATE, DELETE ON handover_signature FROM zeren_app;
      REVOKE INSERT, UPDATE, DELETE ON handover_signature FROM zeren_worker;
      ${securedByParent('handover_signature', 'handover', 'handover_id')}

      -- Belongs to duties: what of a post falls due on these days is not red before they are over.
      CREATE TABLE duty_grace (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        post_id uuid NOT NULL,
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        -- What it was granted for.
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, subject_kind, subject_id),
        FOREIGN KEY (district_id, post_id) REFERENCES post (district_id, id),
        CHECK (ends_on >= starts_on)
      );
      CREATE INDEX duty_grace_post ON duty_grace (district_id, post_id, ends_on);
      ${securedByDistrict('duty_grace')}
    `);
    await runner.query(
      `INSERT INTO catalogue_entry (catalogue, code, name_zh, name_en, basis_level, attributes)
       VALUES ('handover-terms', '岗位交接', '岗位交接时限', 'Terms of a handover', '示例', $1)`,
      [JSON.stringify({ dueWorkingDays: 5, soonWorkingDays: 2, severeWorkingDays: 20, graceDays: 30 })],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM catalogue_entry WHERE catalogue = 'handover-terms';
      ${['duty_grace', 'handover_signature', 'handover_item', 'handover_batch_post', 'handover_batch'].map(unsecured).join('')}
      DROP TABLE duty_grace, handover_signature, handover_item, handover, handover_batch_post, handover_batch;
    `);
  }
}
