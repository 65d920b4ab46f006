import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uploaded material, what it proves, and who opened it. */
export class Evidence1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE evidence (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        organization_id uuid NOT NULL,
        file_name text NOT NULL,
        media_type text NOT NULL,
        size bigint NOT NULL,
        sha256 bytea NOT NULL,
        storage_key text NOT NULL,
        captured_at timestamptz,
        uploaded_by_tenure_id uuid,
        uploaded_at timestamptz NOT NULL,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      CREATE INDEX evidence_digest ON evidence (district_id, sha256);
      REVOKE UPDATE, DELETE ON evidence FROM zeren_app, zeren_worker;
      REVOKE INSERT ON evidence FROM zeren_worker;

      CREATE TABLE evidence_link (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        evidence_id uuid NOT NULL,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        proves text,
        linked_at timestamptz NOT NULL,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, subject_kind, subject_id, evidence_id),
        FOREIGN KEY (district_id, evidence_id) REFERENCES evidence (district_id, id)
      );
      REVOKE UPDATE, DELETE ON evidence_link FROM zeren_app, zeren_worker;
      REVOKE INSERT ON evidence_link FROM zeren_worker;

      CREATE TABLE evidence_opening (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        evidence_id uuid NOT NULL,
        account_id uuid NOT NULL,
        tenure_id uuid,
        at timestamptz NOT NULL,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, evidence_id) REFERENCES evidence (district_id, id)
      );
      CREATE INDEX evidence_opening_evidence ON evidence_opening (district_id, evidence_id, at);
      REVOKE UPDATE, DELETE ON evidence_opening FROM zeren_app, zeren_worker;
      REVOKE INSERT ON evidence_opening FROM zeren_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE evidence_opening, evidence_link, evidence`);
  }
}
