import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ways into the record: newest first, by who, by what, by the number somebody quotes, by what is seen anyway. */
export class LookingIntoTheRecord1700000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX audit_entry_newest ON audit_entry (district_id, at, id);
      CREATE INDEX audit_entry_account ON audit_entry (district_id, account_id, at, id);
      CREATE INDEX audit_entry_action ON audit_entry (district_id, action, at, id);
      CREATE INDEX audit_entry_request ON audit_entry (district_id, request_id);
      -- Acts of people without an account: those that a job did in somebody's name.
      CREATE INDEX audit_entry_tenure ON audit_entry (district_id, actor_tenure_id, at, id)
        WHERE account_id IS NULL AND actor_tenure_id IS NOT NULL;

      -- The history of what somebody sees is theirs to see: the subject's own table answers, by its own policy. A kind
      -- that is not named here has no history but the auditor's; a room with a new kind replaces the function.
      CREATE FUNCTION audit_subject_in_sight(kind text, id uuid) RETURNS boolean LANGUAGE sql STABLE
        AS $$ SELECT CASE kind
          WHEN 'organization' THEN EXISTS (SELECT 1 FROM organization o WHERE o.district_id = app_district() AND o.id = $2)
          WHEN 'post' THEN EXISTS (SELECT 1 FROM post p WHERE p.district_id = app_district() AND p.id = $2)
          WHEN 'person' THEN EXISTS (SELECT 1 FROM person p WHERE p.district_id = app_district() AND p.id = $2)
          WHEN 'tenure' THEN EXISTS (SELECT 1 FROM tenure t WHERE t.district_id = app_district() AND t.id = $2)
          WHEN 'capability-grant' THEN EXISTS (
            SELECT 1 FROM capability_grant g WHERE g.district_id = app_district() AND g.id = $2)
          WHEN 'list-set' THEN EXISTS (SELECT 1 FROM list_set s WHERE s.district_id = app_district() AND s.id = $2)
          WHEN 'responsibility-list' THEN EXISTS (
            SELECT 1 FROM responsibility_list l WHERE l.district_id = app_district() AND l.id = $2)
          WHEN 'duty' THEN EXISTS (SELECT 1 FROM duty d WHERE d.district_id = app_district() AND d.id = $2)
          ELSE false END $$;
      CREATE POLICY of_a_subject_in_sight ON audit_entry FOR SELECT TO zeren_app
        USING (district_id = app_district() AND audit_subject_in_sight(subject_kind, subject_id));

      -- Attempts at what somebody may not do or see, counted per account, route and minute until the minute is over. Then
      -- the record has them.
      CREATE TABLE denied_attempt (
        account_id uuid NOT NULL REFERENCES account,
        minute timestamptz NOT NULL,
        route text NOT NULL,
        code text NOT NULL,
        attempts integer NOT NULL,
        last_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, minute, route, code)
      );
      CREATE INDEX denied_attempt_minute ON denied_attempt (minute);
      REVOKE DELETE ON denied_attempt FROM zeren_app;
      REVOKE INSERT, UPDATE ON denied_attempt FROM zeren_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE denied_attempt;
      DROP POLICY of_a_subject_in_sight ON audit_entry;
      DROP FUNCTION audit_subject_in_sight(text, uuid);
      DROP INDEX audit_entry_newest, audit_entry_account, audit_entry_action, audit_entry_request, audit_entry_tenure;
    `);
  }
}
