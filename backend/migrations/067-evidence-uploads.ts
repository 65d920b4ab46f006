import type { MigrationInterface, QueryRunner } from 'typeorm';
import { securedBySpecialPolicies, unsecured } from './row-security';

/** Files that come in pieces over a bad line: how far each is. Forgotten after a day, gone when it became evidence. */
export class EvidenceUploads1700000000067 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE evidence_upload (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        organization_id uuid NOT NULL,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        account_id uuid NOT NULL,
        file_name text NOT NULL,
        size bigint NOT NULL CHECK (size > 0),
        -- When the file says that it was changed last: the same file again goes on where it stopped.
        modified_at text NOT NULL,
        received bigint NOT NULL DEFAULT 0 CHECK (received <= size),
        -- Where each piece begins, in order.
        pieces bigint[] NOT NULL DEFAULT '{}',
        begun_at timestamptz NOT NULL,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      CREATE UNIQUE INDEX evidence_upload_same ON evidence_upload
        (district_id, account_id, subject_kind, subject_id, file_name, size, modified_at);
      CREATE INDEX evidence_upload_begun ON evidence_upload (district_id, begun_at);
      REVOKE INSERT, UPDATE ON evidence_upload FROM zeren_worker;
      ${securedBySpecialPolicies('evidence_upload')}
      CREATE POLICY of_the_uploader ON evidence_upload TO zeren_app
        USING (district_id = app_district() AND account_id = app_account());
      CREATE POLICY due ON evidence_upload FOR SELECT TO zeren_worker
        USING (app_district() IS NULL AND begun_at < clock_now() - interval '1 day');
      -- What an organisation has kept already is added up before it keeps more.
      CREATE INDEX evidence_organization ON evidence (district_id, organization_id, sha256) INCLUDE (size);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX evidence_organization;
      ${unsecured('evidence_upload')}
      DROP TABLE evidence_upload;
    `);
  }
}
