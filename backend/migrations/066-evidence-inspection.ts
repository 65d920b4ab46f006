import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  governed,
  holdOwnerAgain,
  letOwnerPast,
  securedByParent,
  unsecured,
  writtenOnlyWhere,
} from './row-security';

/**
 * What a job finds in a piece of evidence after it was uploaded: the document's own day, what it looks like and says in 64
 * bits each, what is shown of it; and signs that it, or nearly it, was uploaded elsewhere before. A sign is no verdict.
 */
export class EvidenceInspection1700000000066 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE evidence_inspection (
        district_id uuid NOT NULL,
        evidence_id uuid NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'untold')),
        -- When the job that looks into it was last heard of, and how often one began.
        heard_at timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        document_on date,
        picture_mark bit(64),
        text_mark bit(64),
        -- The room's own blocks of text and tables, never markup.
        preview jsonb,
        thumbnail_key text,
        PRIMARY KEY (district_id, evidence_id),
        FOREIGN KEY (district_id, evidence_id) REFERENCES evidence (district_id, id)
      );
      CREATE INDEX evidence_inspection_waiting ON evidence_inspection (district_id, evidence_id) WHERE state = 'waiting';
      -- Read whole for each new picture or text: nothing but the marks.
      CREATE INDEX evidence_inspection_pictures ON evidence_inspection (district_id, picture_mark, evidence_id)
        WHERE picture_mark IS NOT NULL;
      CREATE INDEX evidence_inspection_texts ON evidence_inspection (district_id, text_mark, evidence_id)
        WHERE text_mark IS NOT NULL;
      REVOKE UPDATE, DELETE ON evidence_inspection FROM zeren_app;
      REVOKE INSERT, DELETE ON evidence_inspection FROM zeren_worker;
      ${letOwnerPast('evidence')}
      INSERT INTO evidence_inspection (district_id, evidence_id) SELECT district_id, id FROM evidence;
      ${holdOwnerAgain('evidence')}
      ${securedByParent('evidence_inspection', 'evidence', 'evidence_id')}
      ${writtenOnlyWhere(
        'evidence_inspection',
        `EXISTS (SELECT 1 FROM evidence e WHERE e.district_id = app_district() AND e.id = evidence_id
           AND ${governed('e.organization_id')})`,
        ['INSERT'],
      )}
      CREATE POLICY due ON evidence_inspection FOR SELECT TO zeren_worker
        USING (app_district() IS NULL AND state = 'waiting');

      CREATE TABLE evidence_sign (
        district_id uuid NOT NULL,
        evidence_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('same-elsewhere', 'similar-picture', 'similar-text')),
        -- Where the earlier one is: named, because whoever checks must ask there; never opened from here.
        other_evidence_id uuid NOT NULL,
        other_organization_name text NOT NULL,
        other_uploaded_at timestamptz NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (district_id, evidence_id, kind, other_evidence_id),
        FOREIGN KEY (district_id, evidence_id) REFERENCES evidence (district_id, id),
        FOREIGN KEY (district_id, other_evidence_id) REFERENCES evidence (district_id, id)
      );
      REVOKE INSERT, UPDATE, DELETE ON evidence_sign FROM zeren_app;
      REVOKE UPDATE, DELETE ON evidence_sign FROM zeren_worker;
      ${securedByParent('evidence_sign', 'evidence', 'evidence_id')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${unsecured('evidence_sign')}
      ${unsecured('evidence_inspection')}
      DROP TABLE evidence_sign, evidence_inspection;
    `);
  }
}
