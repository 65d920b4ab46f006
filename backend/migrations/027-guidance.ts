import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kinds of guidance (条块), with the rights that usually go with them; `ofPost`: it is some post's own point of contact. */
const KINDS = [
  ['行业指导', 'Guidance of a sector', { rights: ['see', 'assign'] }],
  ['干部管理', 'Management of cadres (vertical)', { rights: ['see'] }],
  ['属地共建', 'Joint building where it stands', { rights: ['see', 'assign'] }],
  ['考核归口', 'Assessed through', { rights: ['see', 'score'] }],
  ['联系点', 'Point of contact', { rights: ['see'], ofPost: true }],
] as const;

/** Guidance edges beside the tree, dated, with named rights; those that grant sight stand in the closure. */
export class Guidance1700000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organization_guidance (
        district_id uuid NOT NULL REFERENCES district,
        id uuid NOT NULL,
        guide_id uuid NOT NULL,
        guided_id uuid NOT NULL,
        -- Whether all that stands below the guided organisation is meant too.
        with_subtree boolean NOT NULL,
        kind_code text NOT NULL,
        -- Whose point of contact it is: a post of the guiding organisation.
        post_id uuid,
        rights text[] NOT NULL CHECK (rights <@ ARRAY['see', 'assign', 'inspect', 'score']),
        -- The part of the guided organisation's score that the guiding one gives.
        score_share numeric(12, 6) CHECK (score_share > 0 AND score_share <= 1),
        basis text NOT NULL,
        valid_from date NOT NULL,
        -- The first day on which it no longer holds.
        valid_to date,
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (district_id, id),
        UNIQUE NULLS NOT DISTINCT (district_id, guide_id, guided_id, kind_code, post_id, valid_from),
        FOREIGN KEY (district_id, guide_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, guided_id) REFERENCES organization (district_id, id),
        FOREIGN KEY (district_id, post_id) REFERENCES post (district_id, id),
        CHECK (guide_id <> guided_id),
        CHECK (valid_to >= valid_from),
        CHECK ((score_share IS NOT NULL) = ('score' = ANY (rights)))
      );
      CREATE INDEX organization_guidance_guided ON organization_guidance (district_id, guided_id);
      REVOKE DELETE ON organization_guidance FROM zeren_app, zeren_worker;
      REVOKE INSERT, UPDATE ON organization_guidance FROM zeren_worker;

      -- Who guides whom is known to the district; written by whoever has the guided one below a root of theirs in the tree.
      ALTER TABLE organization_guidance ENABLE ROW LEVEL SECURITY;
      ALTER TABLE organization_guidance FORCE ROW LEVEL SECURITY;
      CREATE POLICY of_the_district ON organization_guidance TO zeren_worker USING (district_id = app_district());
      CREATE POLICY known_to_all ON organization_guidance FOR SELECT TO zeren_app USING (district_id = app_district());
      CREATE POLICY made_above ON organization_guidance FOR INSERT TO zeren_app
        WITH CHECK (district_id = app_district() AND (app_sees_district() OR guided_id IN (
          SELECT descendant_id FROM organization_closure
          WHERE district_id = app_district() AND via = 'tree' AND ancestor_id = ANY (app_roots()))));
      CREATE POLICY changed_above ON organization_guidance FOR UPDATE TO zeren_app
        USING (district_id = app_district() AND (app_sees_district() OR guided_id IN (
          SELECT descendant_id FROM organization_closure
          WHERE district_id = app_district() AND via = 'tree' AND ancestor_id = ANY (app_roots()))));

      -- Rows of the closure that an edge made carry the edge's id in "via". They begin and end by date, in the worker.
      CREATE INDEX organization_closure_guidance ON organization_closure (district_id, via) WHERE via <> 'tree';
      GRANT INSERT, DELETE ON organization_closure TO zeren_worker;
    `);
    for (const [index, [code, en, attributes]] of KINDS.entries()) {
      await runner.query(
        `INSERT INTO catalogue_entry (catalogue, code, name_zh, name_en, sort, basis_level, attributes)
         VALUES ('guidance-kinds', $1, $1, $2, $3, '示例', $4)`,
        [code, en, (index + 1) * 10, JSON.stringify(attributes)],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM catalogue_entry WHERE catalogue = 'guidance-kinds';
      DELETE FROM organization_closure WHERE via <> 'tree';
      REVOKE INSERT, DELETE ON organization_closure FROM zeren_worker;
      DROP INDEX organization_closure_guidance;
      DROP TABLE organization_guidance;
    `);
  }
}
