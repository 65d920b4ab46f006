import type { MigrationInterface, QueryRunner } from 'typeorm';
import { securedBySpecialPolicies } from './row-security';

/** Which organisations went on as which others: merged, split, or closed without anybody after them. */
export class OrganizationSuccession1700000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organization_succession (
        district_id uuid NOT NULL REFERENCES district,
        id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('merge', 'split', 'close')),
        from_id uuid NOT NULL,
        -- Null where nobody came after.
        to_id uuid,
        -- The first day on which it holds.
        on_day date NOT NULL,
        basis text NOT NULL,
        PRIMARY KEY (district_id, id),
        UNIQUE NULLS NOT DISTINCT (district_id, from_id, to_id, on_day),
        FOREIGN KEY (district_id, from_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, to_id) REFERENCES organization (district_id, id),
        CHECK (from_id <> to_id),
        CHECK ((kind = 'close') = (to_id IS NULL))
      );
      CREATE INDEX organization_succession_to ON organization_succession (district_id, to_id);
      -- Who went on as whom is known to the district: roll-ups and histories follow it. Added by whoever has the one that
      -- ended below a root of theirs in the tree; never changed.
      ${securedBySpecialPolicies('organization_succession')}
      CREATE POLICY known_to_all ON organization_succession FOR SELECT TO zeren_app USING (district_id = app_district());
      CREATE POLICY made_above ON organization_succession FOR INSERT TO zeren_app
        WITH CHECK (district_id = app_district() AND ((SELECT app_sees_district()) OR from_id IN (
          SELECT descendant_id FROM organization_closure
          WHERE district_id = app_district() AND via = 'tree' AND ancestor_id = ANY (app_roots()))));
      REVOKE UPDATE, DELETE ON organization_succession FROM zeren_app, zeren_worker;
      REVOKE INSERT ON organization_succession FROM zeren_worker;

      -- A list follows its post into the organisation that the post went to.
      GRANT UPDATE (organization_id) ON responsibility_list TO zeren_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE UPDATE (organization_id) ON responsibility_list FROM zeren_worker;
      DROP TABLE organization_succession;
    `);
  }
}
