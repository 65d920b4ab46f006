import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That somebody was told of a matter of accountability is their own to read (decision 16), whoever sees their unit. */
export class ToldOfAccountability1700000000132 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY told_in_sight ON notice;
      ${toldInSight(`subject_kind <> 'accountability-matter' AND `)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY told_in_sight ON notice;
      ${toldInSight('')}
    `);
  }
}

const toldInSight = (but: string) => `
  CREATE POLICY told_in_sight ON notice FOR SELECT TO zeren_app
    USING (district_id = app_district() AND ${but}EXISTS (
      SELECT 1 FROM delivery d WHERE d.district_id = notice.district_id AND d.notice_id = notice.id));`;
