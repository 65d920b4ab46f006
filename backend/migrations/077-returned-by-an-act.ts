import type { MigrationInterface, QueryRunner } from 'typeorm';
import { governed } from './row-security';

const insertWhere = (condition: string) => `
  DROP POLICY insert_where_governed ON verification_act;
  CREATE POLICY insert_where_governed ON verification_act AS RESTRICTIVE FOR INSERT TO zeren_app
    WITH CHECK (district_id = app_district() AND ${condition});`;

/** Whoever issued a directive sends its table back by an act of verification, also to a unit that they guide. */
export class ReturnedByAnAct1700000000077 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      insertWhere(
        `(${governed('organization_id')} OR organization_id IN (SELECT app_organizations_assigned()))`,
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(insertWhere(governed('organization_id')));
  }
}
