import type { MigrationInterface, QueryRunner } from 'typeorm';
import { securedByParent, unsecured, writtenOnlyWhere } from './row-security';

/** Where a list keeps its own words against a version of its template: asked once, and remembered. */
export class KeptWordings1700000000057 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE kept_wording (
        district_id uuid NOT NULL,
        template_id uuid NOT NULL,
        list_id uuid NOT NULL,
        -- What the question is named by: libs/domain/src/cycle/responsibility/templates/settle-merge.ts.
        question_key text NOT NULL,
        kept_by_tenure_id uuid,
        kept_at timestamptz NOT NULL,
        PRIMARY KEY (district_id, list_id, template_id, question_key),
        FOREIGN KEY (district_id, template_id) REFERENCES list_template (district_id, id),
        FOREIGN KEY (district_id, list_id) REFERENCES responsibility_list (district_id, id) ON DELETE CASCADE
      );
      CREATE INDEX kept_wording_template ON kept_wording (district_id, template_id);
      REVOKE UPDATE, DELETE ON kept_wording FROM zeren_app, zeren_worker;
      ${securedByParent('kept_wording', 'responsibility_list', 'list_id')}
      -- Templates are taken over by whoever keeps them, at the top of the district.
      ${writtenOnlyWhere('kept_wording', '(SELECT app_sees_all())', ['INSERT'])}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${unsecured('kept_wording')}
      DROP TABLE kept_wording;
    `);
  }
}
