import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inSight } from './row-security';

/** Superiors are seen by name from below; whoever sees them so does not write them. */
export class PeopleWrittenInSight1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY of_a_tenure_in_sight ON person;
      CREATE POLICY in_sight ON person TO zeren_app
        USING (district_id = app_district() AND ((SELECT app_sees_all()) OR EXISTS (
          SELECT 1 FROM tenure t JOIN post p ON p.district_id = t.district_id AND p.id = t.post_id
          WHERE t.district_id = person.district_id AND t.person_id = person.id AND ${inSight('p.organization_id')})));
      CREATE POLICY of_a_visible_tenure ON person FOR SELECT TO zeren_app
        USING (district_id = app_district() AND (id = app_person() OR EXISTS (
          SELECT 1 FROM tenure t WHERE t.district_id = person.district_id AND t.person_id = person.id)));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY of_a_visible_tenure ON person;
      DROP POLICY in_sight ON person;
      CREATE POLICY of_a_tenure_in_sight ON person TO zeren_app
        USING (district_id = app_district() AND ((SELECT app_sees_all()) OR id = app_person() OR EXISTS (
          SELECT 1 FROM tenure t WHERE t.district_id = person.district_id AND t.person_id = person.id)));
    `);
  }
}
