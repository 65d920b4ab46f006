import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  governed,
  holdOwnerAgain,
  letOwnerPast,
  securedByOrganization,
  securedByParent,
  unsecured,
  writtenOnlyWhere,
} from './row-security';

/** Where a directive comes from. */
const SOURCES = [
  ['年度要点', 'Work plan of the year'],
  ['批示', 'Instruction of a leader'],
  ['会议纪要', 'Minutes'],
  ['通知', 'Notice'],
  ['巡察反馈', 'Findings of a disciplinary inspection'],
  ['审计反馈', 'Findings of an audit'],
  ['上级反馈', 'Findings of a higher body'],
  ['点评', 'Comment at a report meeting'],
] as const;

/** 任务交办: one act makes a dated duty at each of its targets, and may ask for a table that merges by itself. */
export class Directives1700000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE directive (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        -- The body that issues it.
        organization_id uuid NOT NULL,
        source_code text NOT NULL,
        title text NOT NULL,
        content text NOT NULL,
        basis text,
        -- By whose word, as a person would say it: 县委书记 周明远.
        issuer text,
        due_on date,
        checking_class text NOT NULL,
        -- The columns of the table that is asked for; null when none is.
        table_columns jsonb,
        state text NOT NULL CHECK (state IN ('draft', 'issued', 'withdrawn')),
        created_at timestamptz NOT NULL,
        issued_at timestamptz,
        issued_by_tenure_id uuid,
        withdrawn_at timestamptz,
        withdrawn_reason text,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        CHECK (state <> 'issued' OR (issued_at IS NOT NULL AND due_on IS NOT NULL)),
        CHECK (state <> 'withdrawn' OR withdrawn_reason IS NOT NULL)
      );
      CREATE INDEX directive_organization ON directive (district_id, organization_id, id);
      REVOKE DELETE ON directive FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON directive FROM zeren_worker;

      ALTER TABLE duty
        DROP CONSTRAINT duty_origin_kind_check,
        ADD CONSTRAINT duty_origin_kind_check CHECK (origin_kind IN ('item', 'directive')),
        ADD COLUMN directive_id uuid,
        -- Whether it is reported by filling a table.
        ADD COLUMN asks_table boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT duty_of_directive CHECK ((origin_kind = 'directive') = (directive_id IS NOT NULL)),
        ADD FOREIGN KEY (district_id, directive_id) REFERENCES directive (district_id, id);
      CREATE INDEX duty_directive ON duty (district_id, directive_id) WHERE directive_id IS NOT NULL;

      -- Whoever has one of its duties in sight reads it; it is written where it is issued.
      ${securedByOrganization('directive')}
      CREATE POLICY of_a_duty_in_sight ON directive FOR SELECT TO zeren_app
        USING (district_id = app_district() AND EXISTS (
          SELECT 1 FROM duty d WHERE d.district_id = directive.district_id AND d.directive_id = directive.id));
      ${writtenOnlyWhere('directive', governed('organization_id'))}

      -- Its history is theirs who issue it; those who are asked read that of their duty.
      CREATE POLICY of_a_directive_governed ON audit_entry FOR SELECT TO zeren_app
        USING (district_id = app_district() AND subject_kind = 'directive' AND EXISTS (
          SELECT 1 FROM directive f
          WHERE f.district_id = app_district() AND f.id = subject_id AND ${governed('f.organization_id')}));

      CREATE TABLE directive_target (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        directive_id uuid NOT NULL,
        post_id uuid NOT NULL,
        role text NOT NULL CHECK (role IN ('lead', 'assist')),
        sort integer NOT NULL,
        -- Its duty, once the directive is issued.
        duty_id uuid,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, directive_id, post_id),
        FOREIGN KEY (district_id, directive_id) REFERENCES directive (district_id, id),
        FOREIGN KEY (district_id, post_id) REFERENCES post (district_id, id),
        FOREIGN KEY (district_id, duty_id) REFERENCES duty (district_id, id)
      );
      CREATE INDEX directive_target_duty ON directive_target (district_id, duty_id) WHERE duty_id IS NOT NULL;
      REVOKE INSERT, UPDATE, DELETE ON directive_target FROM zeren_worker;
      ${securedByParent('directive_target', 'directive', 'directive_id')}
      ${writtenOnlyWhere(
        'directive_target',
        `EXISTS (SELECT 1 FROM directive p WHERE p.district_id = app_district() AND p.id = directive_id AND ${governed('p.organization_id')})`,
      )}

      CREATE TABLE directive_return (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        directive_id uuid NOT NULL,
        duty_id uuid NOT NULL,
        -- 1, 2, …: a table that was sent back, or corrected, makes another.
        number integer NOT NULL,
        state text NOT NULL CHECK (state IN ('draft', 'sent', 'returned', 'replaced')),
        rows jsonb NOT NULL,
        -- What the system filled in, as it was on the day of sending.
        known jsonb,
        saved_at timestamptz NOT NULL,
        sent_at timestamptz,
        sent_by_tenure_id uuid,
        returned_at timestamptz,
        returned_by_tenure_id uuid,
        return_reason text,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, duty_id, number),
        FOREIGN KEY (district_id, directive_id) REFERENCES directive (district_id, id),
        FOREIGN KEY (district_id, duty_id) REFERENCES duty (district_id, id),
        CHECK (state <> 'returned' OR return_reason IS NOT NULL)
      );
      CREATE INDEX directive_return_directive ON directive_return (district_id, directive_id, duty_id, number);
      REVOKE DELETE ON directive_return FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON directive_return FROM zeren_worker;
      ${securedByParent('directive_return', 'duty', 'duty_id')}
      ${writtenOnlyWhere(
        'directive_return',
        `EXISTS (SELECT 1 FROM duty p WHERE p.district_id = app_district() AND p.id = duty_id
                 AND (${governed('p.organization_id')} OR p.organization_id IN (SELECT app_organizations_assigned())))`,
      )}
    `);
    for (const [index, [code, en]] of SOURCES.entries()) {
      await runner.query(
        `INSERT INTO catalogue_entry (catalogue, code, name_zh, name_en, sort, basis_level)
         VALUES ('directive-sources', $1, $1, $2, $3, '示例')`,
        [code, en, (index + 1) * 10],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM catalogue_entry WHERE catalogue = 'directive-sources';
      DROP POLICY of_a_directive_governed ON audit_entry;
      ${unsecured('directive_return')}
      DROP TABLE directive_return;
      ${unsecured('directive_target')}
      DROP TABLE directive_target;
      ${unsecured('directive')}
      ${['duty', 'duty_report', 'duty_draft'].map(letOwnerPast).join(' ')}
      DELETE FROM duty_report r USING duty d
        WHERE r.district_id = d.district_id AND r.duty_id = d.id AND d.origin_kind = 'directive';
      DELETE FROM duty_draft r USING duty d
        WHERE r.district_id = d.district_id AND r.duty_id = d.id AND d.origin_kind = 'directive';
      DELETE FROM duty WHERE origin_kind = 'directive';
      ${['duty', 'duty_report', 'duty_draft'].map(holdOwnerAgain).join(' ')}
      ALTER TABLE duty
        DROP COLUMN directive_id,
        DROP COLUMN asks_table,
        DROP CONSTRAINT duty_origin_kind_check,
        ADD CONSTRAINT duty_origin_kind_check CHECK (origin_kind IN ('item'));
      DROP TABLE directive;
    `);
  }
}
