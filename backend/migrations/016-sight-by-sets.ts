import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inSight } from './row-security';

/** The settings as subqueries: asked once per call, where a function in a condition would be asked for every row. */
const DISTRICT = '(SELECT app_district())';
const ROOTS = '(SELECT app_roots())::uuid[]';
const OWN = '(SELECT app_organization())';
const TODAY = `(clock_now() AT TIME ZONE 'Asia/Shanghai')::date`;

/**
 * What is in sight, as sets that a statement makes once: organisations, posts, people. A policy that asked the policies of
 * other tables row by row would nest them: a page of a township took 77 ms where it had taken 1.
 */
export class SightBySets1700000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION app_organizations() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
        AS $$ SELECT descendant_id FROM organization_closure
              WHERE district_id = ${DISTRICT} AND ancestor_id = ANY (${ROOTS})
              UNION ALL SELECT app_organization() WHERE ${OWN} IS NOT NULL $$;

      CREATE OR REPLACE FUNCTION app_sees_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT app_sees_district() OR EXISTS (
                SELECT 1 FROM organization_closure own
                WHERE own.district_id = ${DISTRICT} AND own.descendant_id = ANY (${ROOTS})
                  AND own.ancestor_id = own.descendant_id AND own.via = 'tree'
                  AND NOT EXISTS (SELECT 1 FROM organization_closure up
                                  WHERE up.district_id = own.district_id AND up.descendant_id = own.descendant_id
                                    AND up.via = 'tree' AND up.depth > 0)) $$;

      CREATE OR REPLACE FUNCTION app_organizations_above() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 20
        AS $$ SELECT DISTINCT up.ancestor_id
              FROM (SELECT unnest(app_roots()) AS id
                    UNION ALL SELECT app_organization()
                    UNION ALL SELECT guided.descendant_id FROM organization_closure guided
                              WHERE guided.district_id = ${DISTRICT} AND guided.ancestor_id = ANY (${ROOTS})
                                AND guided.via <> 'tree') seen
              JOIN organization_closure up ON up.district_id = ${DISTRICT} AND up.descendant_id = seen.id $$;

      -- Posts of the organisations in sight, and the people whose tenures they are: of any time, and not over yet.
      CREATE FUNCTION app_posts() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
        AS $$ SELECT p.id FROM (SELECT DISTINCT app_organizations() AS id) o
              JOIN post p ON p.district_id = ${DISTRICT} AND p.organization_id = o.id $$;
      CREATE FUNCTION app_people() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
        AS $$ SELECT t.person_id FROM (SELECT app_posts() AS id) p
              JOIN tenure t ON t.district_id = ${DISTRICT} AND t.post_id = p.id $$;
      CREATE FUNCTION app_people_now() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
        AS $$ SELECT t.person_id FROM (SELECT app_posts() AS id) p
              JOIN tenure t ON t.district_id = ${DISTRICT} AND t.post_id = p.id
              WHERE t.ends_on IS NULL OR t.ends_on >= ${TODAY} $$;
      -- The same on the way up, for names.
      CREATE FUNCTION app_posts_above() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 50
        AS $$ SELECT p.id FROM (SELECT app_organizations_above() AS id) o
              JOIN post p ON p.district_id = ${DISTRICT} AND p.organization_id = o.id $$;
      CREATE FUNCTION app_people_above() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 50
        AS $$ SELECT t.person_id FROM (SELECT app_posts_above() AS id) p
              JOIN tenure t ON t.district_id = ${DISTRICT} AND t.post_id = p.id $$;

      DROP POLICY in_sight ON tenure;
      DROP POLICY of_a_visible_post ON tenure;
      CREATE POLICY in_sight ON tenure TO zeren_app
        USING (district_id = app_district() AND ((SELECT app_sees_all()) OR post_id IN (SELECT app_posts())));
      CREATE POLICY ones_own ON tenure FOR SELECT TO zeren_app
        USING (district_id = app_district() AND person_id = app_person());
      CREATE POLICY of_a_superior ON tenure FOR SELECT TO zeren_app
        USING (district_id = app_district() AND post_id IN (SELECT app_posts_above()));

      DROP POLICY in_sight ON person;
      DROP POLICY of_a_visible_tenure ON person;
      CREATE POLICY in_sight ON person TO zeren_app
        USING (district_id = app_district() AND ((SELECT app_sees_all()) OR id IN (SELECT app_people())));
      CREATE POLICY ones_own ON person FOR SELECT TO zeren_app
        USING (district_id = app_district() AND id = app_person());
      CREATE POLICY a_superior ON person FOR SELECT TO zeren_app
        USING (district_id = app_district() AND id IN (SELECT app_people_above()));

      DROP POLICY in_sight_now ON person_contact;
      CREATE POLICY in_sight_now ON person_contact TO zeren_app
        USING (district_id = app_district() AND ((SELECT app_sees_all()) OR person_id = app_person()
               OR person_id IN (SELECT app_people_now())));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    const onPostInSight = (table: string) => `((SELECT app_sees_all()) OR EXISTS (
      SELECT 1 FROM post p WHERE p.district_id = ${table}.district_id AND p.id = ${table}.post_id
        AND p.organization_id IN (SELECT app_organizations())))`;
    await runner.query(`
      DROP POLICY in_sight_now ON person_contact;
      CREATE POLICY in_sight_now ON person_contact TO zeren_app
        USING (district_id = app_district() AND ((SELECT app_sees_all()) OR person_id = app_person() OR EXISTS (
          SELECT 1 FROM tenure t JOIN post p ON p.district_id = t.district_id AND p.id = t.post_id
          WHERE t.district_id = person_contact.district_id AND t.person_id = person_contact.person_id
            AND (t.ends_on IS NULL OR t.ends_on >= ${TODAY}) AND p.organization_id IN (SELECT app_organizations()))));
      DROP POLICY a_superior ON person;
      DROP POLICY ones_own ON person;
      DROP POLICY in_sight ON person;
      CREATE POLICY in_sight ON person TO zeren_app
        USING (district_id = app_district() AND ((SELECT app_sees_all()) OR EXISTS (
          SELECT 1 FROM tenure t JOIN post p ON p.district_id = t.district_id AND p.id = t.post_id
          WHERE t.district_id = person.district_id AND t.person_id = person.id AND ${inSight('p.organization_id')})));
      CREATE POLICY of_a_visible_tenure ON person FOR SELECT TO zeren_app
        USING (district_id = app_district() AND (id = app_person() OR EXISTS (
          SELECT 1 FROM tenure t WHERE t.district_id = person.district_id AND t.person_id = person.id)));
      DROP POLICY of_a_superior ON tenure;
      DROP POLICY ones_own ON tenure;
      DROP POLICY in_sight ON tenure;
      CREATE POLICY in_sight ON tenure TO zeren_app
        USING (district_id = app_district() AND ${onPostInSight('tenure')});
      CREATE POLICY of_a_visible_post ON tenure FOR SELECT TO zeren_app
        USING (district_id = app_district() AND (person_id = app_person() OR EXISTS (
          SELECT 1 FROM post p WHERE p.district_id = tenure.district_id AND p.id = tenure.post_id)));
      DROP FUNCTION app_people_above();
      DROP FUNCTION app_posts_above();
      DROP FUNCTION app_people_now();
      DROP FUNCTION app_people();
      DROP FUNCTION app_posts();
    `);
  }
}
