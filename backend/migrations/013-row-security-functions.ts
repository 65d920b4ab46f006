import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What policies of row-level security ask (decision 6): the settings that every transaction makes for itself
 * (`platform/database/unit-of-work.ts`). Unset, they name no district, nobody and no organisation: no row is seen.
 */
export class RowSecurityFunctions1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION app_district() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('app.district', true), '')::uuid $$;
      CREATE FUNCTION app_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('app.actor', true), '')::uuid $$;
      -- The product's own acts in a district (a job, a start) see all of it and nothing of another.
      CREATE FUNCTION app_sees_district() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT coalesce(current_setting('app.roots', true), '') = '*' $$;
      CREATE FUNCTION app_roots() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT CASE WHEN app_sees_district() THEN '{}'
                          ELSE string_to_array(nullif(current_setting('app.roots', true), ''), ',')::uuid[] END $$;
      -- Every organisation in sight. As a subquery that asks nothing of the row it is computed once per statement.
      CREATE FUNCTION app_organizations() RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
        AS $$ SELECT descendant_id FROM organization_closure
              WHERE district_id = app_district() AND ancestor_id = ANY (app_roots()) $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION app_organizations();
      DROP FUNCTION app_roots();
      DROP FUNCTION app_sees_district();
      DROP FUNCTION app_person();
      DROP FUNCTION app_district();
    `);
  }
}
