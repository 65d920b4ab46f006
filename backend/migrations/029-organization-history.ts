import type { MigrationInterface, QueryRunner } from 'typeorm';
import { securedByParent } from './row-security';

/** What organisations were before they were renamed, tagged anew or moved. */
export class OrganizationHistory1700000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The organisation's own row says what holds now; each row here what held before, for the days in which it did.
      CREATE TABLE organization_past (
        district_id uuid NOT NULL,
        id uuid NOT NULL,
        organization_id uuid NOT NULL,
        valid_from date NOT NULL,
        -- The first day of what came after.
        valid_to date NOT NULL,
        parent_id uuid,
        name_zh text NOT NULL,
        name_en text,
        name_pinyin text NOT NULL,
        name_initials text NOT NULL,
        kind_code text NOT NULL,
        level_code text NOT NULL,
        domain_code text,
        -- The document by which it ended.
        basis text,
        PRIMARY KEY (district_id, id),
        UNIQUE (district_id, organization_id, valid_from),
        FOREIGN KEY (district_id, organization_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, parent_id) REFERENCES organization (district_id, id),
        CHECK (valid_to > valid_from)
      );
      ${securedByParent('organization_past', 'organization', 'organization_id')}
      REVOKE UPDATE, DELETE ON organization_past FROM zeren_app, zeren_worker;
      REVOKE INSERT ON organization_past FROM zeren_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE organization_past`);
  }
}
