// The policies that most tables of a district carry, for migrations to put into their SQL. What is special to a table
// (a row for its own person, a secret until a day) stands written out in the table's own migration.

const switchOn = (table: string) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY of_the_district ON ${table} TO zeren_worker USING (district_id = app_district());`;

/** Rows that belong to an organisation: seen and written by whoever has that organisation in sight. */
export const securedByOrganization = (table: string, column = 'organization_id'): string => `
  ${switchOn(table)}
  CREATE POLICY in_sight ON ${table} TO zeren_app
    USING (district_id = app_district() AND (app_sees_district() OR ${column} IN (SELECT app_organizations())));`;

/** Rows that hang on another table's row: seen by whoever sees that one. `column` holds its id. */
export const securedByParent = (table: string, parent: string, column: string): string => `
  ${switchOn(table)}
  CREATE POLICY of_a_row_in_sight ON ${table} TO zeren_app
    USING (district_id = app_district() AND (app_sees_district() OR EXISTS (
      SELECT 1 FROM ${parent} p WHERE p.district_id = ${table}.district_id AND p.id = ${table}.${column})));`;

/** Rows that everybody of the district may see: words, rules and ids, nothing about anybody. */
export const securedByDistrict = (table: string): string => `
  ${switchOn(table)}
  CREATE POLICY of_the_district_for_all ON ${table} TO zeren_app USING (district_id = app_district());`;

/** Takes the policies of the functions above back. */
export const unsecured = (table: string): string => `
  DROP POLICY IF EXISTS of_the_district ON ${table};
  DROP POLICY IF EXISTS in_sight ON ${table};
  DROP POLICY IF EXISTS of_a_row_in_sight ON ${table};
  DROP POLICY IF EXISTS of_the_district_for_all ON ${table};
  ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY;`;
