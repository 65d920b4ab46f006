import type { MigrationInterface, QueryRunner } from 'typeorm';
import { writtenOnlyWhere } from './row-security';

/** A draft of a template that nobody wants any more goes away; what was published stays. */
export class TemplateDraftsDiscarded1700000000056 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      GRANT DELETE ON list_template TO zeren_app;
      DROP POLICY delete_where_governed ON list_template;
      ${writtenOnlyWhere('list_template', `state = 'draft' AND (SELECT app_sees_all())`, ['DELETE'])}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY delete_where_governed ON list_template;
      ${writtenOnlyWhere('list_template', '(SELECT app_sees_all())', ['DELETE'])}
      REVOKE DELETE ON list_template FROM zeren_app;
    `);
  }
}
