// The policies that most tables of a district carry, for migrations to put into their SQL. What is special to a table
// (a row for its own person, a secret until a day) stands written out in the table's own migration.
//
// The owner of the tables, who migrates, is held too (FORCE): a later migration that reads or changes rows of a district
// stands between `letOwnerPast` and `holdOwnerAgain`, or it would find nothing and say nothing.

const switchOn = (table: string) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY of_the_district ON ${table} TO zeren_worker USING (district_id = app_district());`;

/** The condition that an organisation is in sight. Both subqueries are computed once per statement, if at all. */
export const inSight = (column: string): string =>
  `((SELECT app_sees_all()) OR ${column} IN (SELECT app_organizations()))`;

/** Row-level security on, the job process held to the district it has entered, and nothing for the API yet. */
export const securedBySpecialPolicies = (table: string): string => switchOn(table);

/** Rows that belong to an organisation: seen and written by whoever has that organisation in sight. */
export const securedByOrganization = (table: string, column = 'organization_id'): string => `
  ${switchOn(table)}
  CREATE POLICY in_sight ON ${table} TO zeren_app USING (district_id = app_district() AND ${inSight(column)});`;

/** Rows of the organisations above those in sight too, to be read only: names on the way up, who issued this. */
export const seenFromBelow = (table: string, column = 'organization_id'): string => `
  CREATE POLICY of_a_superior ON ${table} FOR SELECT TO zeren_app
    USING (district_id = app_district() AND ${column} IN (SELECT app_organizations_above()));`;

/** Rows that hang on another table's row: seen and written by whoever sees that one. `column` holds its id. */
export const securedByParent = (table: string, parent: string, column: string): string => `
  ${switchOn(table)}
  CREATE POLICY of_a_row_in_sight ON ${table} TO zeren_app
    USING (district_id = app_district() AND ((SELECT app_sees_district()) OR EXISTS (
      SELECT 1 FROM ${parent} p WHERE p.district_id = ${table}.district_id AND p.id = ${table}.${column})));`;

/** Rows that everybody of the district may see: words, rules and ids, nothing about anybody. */
export const securedByDistrict = (table: string): string => `
  ${switchOn(table)}
  CREATE POLICY of_the_district_for_all ON ${table} TO zeren_app USING (district_id = app_district());`;

/**
 * Rows about a subject of some kind (`subject_kind`, `subject_id`), such as links of evidence: they inherit the subject's
 * policy. The room of the subject adds this for its kind; a kind without it is seen by nobody.
 */
export const seenWithSubject = (table: string, kind: string, subjects: string): string => `
  CREATE POLICY of_a_${subjects} ON ${table} TO zeren_app
    USING (district_id = app_district() AND subject_kind = '${kind}' AND EXISTS (
      SELECT 1 FROM ${subjects} s WHERE s.district_id = ${table}.district_id AND s.id = ${table}.subject_id));`;

/**
 * The condition that an organisation is governed: in sight by the tree or as the own post's. Who sees an organisation by
 * guidance (条块结合) changes nothing there.
 */
export const governed = (column: string): string =>
  `((SELECT app_sees_all()) OR ${column} IN (SELECT app_organizations_governed()))`;

/** Narrows what may be written, whatever lets somebody see: each row before and after the change must meet the condition. */
export const writtenOnlyWhere = (
  table: string,
  condition: string,
  verbs: readonly ('INSERT' | 'UPDATE' | 'DELETE')[] = ['INSERT', 'UPDATE', 'DELETE'],
): string =>
  verbs
    .map(
      (verb) => `
  CREATE POLICY ${verb.toLowerCase()}_where_governed ON ${table} AS RESTRICTIVE FOR ${verb} TO zeren_app
    ${verb === 'INSERT' ? 'WITH CHECK' : 'USING'} (district_id = app_district() AND ${condition});`,
    )
    .join('');

/** Takes every policy of a table back. */
export const unsecured = (table: string): string => `
  DO $$ DECLARE policy record; BEGIN
    FOR policy IN SELECT polname FROM pg_policy WHERE polrelid = '${table}'::regclass LOOP
      EXECUTE format('DROP POLICY %I ON ${table}', policy.polname);
    END LOOP;
  END $$;
  ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY;`;

/** For a migration that changes rows of a district: the owner sees all until {@link holdOwnerAgain}. */
export const letOwnerPast = (table: string): string => `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY;`;
export const holdOwnerAgain = (table: string): string => `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`;
