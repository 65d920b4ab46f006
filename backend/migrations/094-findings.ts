import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  governed,
  seenWithSubject,
  securedByOrganization,
  unsecured,
  writtenOnlyWhere,
} from './row-security';

/** How grave a problem is: in how many working days it is put right, and whether finder, verifier and closer are apart. */
const SEVERITIES = [
  ['低', 'Minor', { rank: 1, workingDays: 30, apart: false }],
  ['中', 'Moderate', { rank: 2, workingDays: 15, apart: false }],
  ['高', 'Serious', { rank: 3, workingDays: 10, apart: true }],
  ['严重', 'Grave', { rank: 4, workingDays: 5, apart: true }],
] as const;

/** Where a problem becomes known. */
const SOURCES = [
  ['督查', 'Inspection'],
  ['巡察反馈', 'Disciplinary inspection from above'],
  ['上级反馈', 'Findings of a higher body'],
  ['审计反馈', 'Audit'],
  ['述职点评', 'Comment at a report meeting'],
  ['群众反映', 'Members and residents'],
  ['自查', 'Found by the unit itself'],
  ['行业检查', 'Check by a sector department'],
] as const;

/** Findings (问题): put to a unit, answered by it, confirmed or dropped, and disposed of (S12). */
export class Findings1700000000094 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE finding (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        -- The unit at which it was found, and the post that answers for it.
        organization_id uuid NOT NULL,
        post_id uuid,
        item_id uuid,
        source_code text NOT NULL,
        dimension_code text NOT NULL,
        domain_code text NOT NULL,
        severity_code text NOT NULL,
        title text NOT NULL,
        -- What should be done about it, as the finder sees it; the clause that it offends against.
        request text,
        clause text,
        found_on date NOT NULL,
        found_by_tenure_id uuid NOT NULL,
        found_by_person_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('put', 'confirmed', 'dropped')),
        -- Until this day the unit may state its case.
        answer_by date NOT NULL,
        answer text CHECK (answer IN ('agreed', 'disputed')),
        case_text text,
        answered_by_tenure_id uuid,
        answered_at timestamptz,
        settled_by_tenure_id uuid,
        settled_at timestamptz,
        settle_reason text,
        disposition text CHECK (disposition IN ('order', 'next-year', 'reason')),
        disposition_reason text,
        -- By this day a confirmed problem has its disposition.
        dispose_by date,
        disposed_by_tenure_id uuid,
        disposed_at timestamptz,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, post_id) REFERENCES post (district_id, id),
        FOREIGN KEY (district_id, found_by_tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, found_by_person_id) REFERENCES person (district_id, id),
        FOREIGN KEY (district_id, answered_by_tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, settled_by_tenure_id) REFERENCES tenure (district_id, id),
        FOREIGN KEY (district_id, disposed_by_tenure_id) REFERENCES tenure (district_id, id),
        CONSTRAINT finding_disputed CHECK (answer IS DISTINCT FROM 'disputed' OR case_text IS NOT NULL),
        CONSTRAINT finding_dropped CHECK (state <> 'dropped' OR settle_reason IS NOT NULL),
        CONSTRAINT finding_disposed CHECK (disposition IS NULL
          OR (state = 'confirmed' AND (disposition = 'order' OR disposition_reason IS NOT NULL)))
      );
      CREATE INDEX finding_page ON finding (district_id, organization_id, id);
      CREATE INDEX finding_undisposed ON finding (district_id, dispose_by, id)
        WHERE state = 'confirmed' AND disposition IS NULL;
      REVOKE DELETE ON finding FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON finding FROM zeren_worker;
      ${securedByOrganization('finding')}
      ${writtenOnlyWhere('finding', governed('organization_id'))}
      ${seenWithSubject('evidence_link', 'finding', 'finding')}

      CREATE POLICY of_a_finding_in_sight ON audit_entry FOR SELECT TO zeren_app
        USING (district_id = app_district() AND subject_kind = 'finding' AND EXISTS (
          SELECT 1 FROM finding f WHERE f.district_id = app_district() AND f.id = subject_id));
    `);
    for (const [index, [code, en, attributes]] of SEVERITIES.entries()) {
      await runner.query(
        `INSERT INTO catalogue_entry (catalogue, code, name_zh, name_en, sort, basis_level, attributes)
         VALUES ('finding-severities', $1, $1, $2, $3, '示例', $4)`,
        [code, en, (index + 1) * 10, JSON.stringify(attributes)],
      );
    }
    for (const [index, [code, en]] of SOURCES.entries()) {
      await runner.query(
        `INSERT INTO catalogue_entry (catalogue, code, name_zh, name_en, sort, basis_level)
         VALUES ('finding-sources', $1, $1, $2, $3, '示例')`,
        [code, en, (index + 1) * 10],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM catalogue_entry WHERE catalogue IN ('finding-severities', 'finding-sources');
      DROP POLICY of_a_finding_in_sight ON audit_entry;
      DROP POLICY of_a_finding ON evidence_link;
      ${unsecured('finding')}
      DROP TABLE finding;
    `);
  }
}
