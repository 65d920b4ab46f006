import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who uses an administrator's account, so that nobody is two of the three (三员); and scans of handovers are found by
 * whoever sees the handover.
 */
export class OneAdministratorAPerson1700000000049 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Somebody of a county's register; none yet for the first three, which are there before any register is.
      ALTER TABLE account
        ADD COLUMN keeper_district_id uuid,
        ADD COLUMN keeper_person_id uuid,
        ADD CONSTRAINT account_keeper FOREIGN KEY (keeper_district_id, keeper_person_id)
          REFERENCES person (district_id, id),
        ADD CONSTRAINT account_keeper_whole CHECK (num_nonnulls(keeper_district_id, keeper_person_id) IN (0, 2)),
        ADD CONSTRAINT account_keeper_administrator CHECK (keeper_person_id IS NULL OR administrator IS NOT NULL);
      -- A disabled account is nobody's any more; when it is enabled again, it counts again.
      CREATE UNIQUE INDEX account_one_administrator ON account (keeper_district_id, keeper_person_id)
        WHERE keeper_person_id IS NOT NULL AND state <> 'disabled';
      -- Said once: afterwards it stands like the rest of whose an account is.
      GRANT UPDATE (keeper_district_id, keeper_person_id) ON account TO zeren_app;

      -- Whoever vouches for an administrator's account sees whose it is.
      CREATE POLICY who_keeps_an_account ON person FOR SELECT TO zeren_app
        USING ((SELECT app_administrator()) = 'security' AND EXISTS (
          SELECT 1 FROM account a WHERE a.keeper_district_id = person.district_id AND a.keeper_person_id = person.id));

      -- Row-level security asks for the links of a piece of evidence, and so does who opens it.
      CREATE INDEX evidence_link_evidence ON evidence_link (district_id, evidence_id);
      CREATE POLICY of_a_handover ON evidence_link FOR SELECT TO zeren_app
        USING (district_id = app_district() AND subject_kind = 'handover' AND EXISTS (
          SELECT 1 FROM handover h WHERE h.district_id = evidence_link.district_id AND h.id = evidence_link.subject_id));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY who_keeps_an_account ON person;
      DROP POLICY of_a_handover ON evidence_link;
      DROP INDEX evidence_link_evidence, account_one_administrator;
      ALTER TABLE account
        DROP CONSTRAINT account_keeper_administrator, DROP CONSTRAINT account_keeper_whole,
        DROP CONSTRAINT account_keeper, DROP COLUMN keeper_district_id, DROP COLUMN keeper_person_id;
    `);
  }
}
