import type { MigrationInterface, QueryRunner } from 'typeorm';
import { securedByOrganization } from './row-security';

/**
 * How each organisation stood at the beginning of each week, its whole subtree by domain: a trend can't be counted from
 * what stands today, for reports that were late then are done now.
 */
export class WeekFigures1700000000115 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE week_figure (
        district_id uuid NOT NULL REFERENCES district,
        organization_id uuid NOT NULL,
        year integer NOT NULL,
        -- 00:00 of this Monday in Asia/Shanghai.
        monday date NOT NULL,
        domain text NOT NULL,
        -- Duties whose date had passed, and those of them that were reported by it.
        due integer NOT NULL,
        on_time integer NOT NULL,
        -- Not reported by then, an extension counted.
        overdue integer NOT NULL,
        PRIMARY KEY (district_id, organization_id, year, monday, domain),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id)
      );
      ${securedByOrganization('week_figure')}
      REVOKE INSERT, UPDATE, DELETE ON week_figure FROM zeren_app;
      REVOKE UPDATE, DELETE ON week_figure FROM zeren_worker;
      -- What came in this week.
      CREATE INDEX duty_reported ON duty (district_id, reported_on) WHERE reported_on IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX duty_reported; DROP TABLE week_figure`);
  }
}
