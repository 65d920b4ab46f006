import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever sees the subject sees what it is found by: each kind by its own table's policies. */
const BY_SUBJECT = `district_id = app_district() AND (app_sees_district() OR CASE subject_kind
  WHEN 'organization' THEN EXISTS (
    SELECT 1 FROM organization o WHERE o.district_id = app_district() AND o.id = subject_id)
  WHEN 'post' THEN EXISTS (SELECT 1 FROM post p WHERE p.district_id = app_district() AND p.id = subject_id)
  WHEN 'person' THEN EXISTS (SELECT 1 FROM person n WHERE n.district_id = app_district() AND n.id = subject_id)
  ELSE false END)`;

const secured = (table: string) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY of_the_district ON ${table} TO zeren_worker USING (district_id = app_district());
  CREATE POLICY of_a_subject_in_sight ON ${table} TO zeren_app USING (${BY_SUBJECT});`;

/** What organisations, posts and people are found by. */
export class DirectoryKeys1700000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The name as it was last indexed, and as patterns look at it: the characters with their pinyin.
      CREATE TABLE search_name (
        district_id uuid NOT NULL REFERENCES district,
        subject_kind text NOT NULL CHECK (subject_kind IN ('organization', 'post', 'person')),
        subject_id uuid NOT NULL,
        name text NOT NULL,
        forms text NOT NULL,
        PRIMARY KEY (district_id, subject_kind, subject_id)
      );
      -- Every beginning within a name, in characters, pinyin and initials; compared byte by byte, so that a beginning is
      -- a range of the key.
      CREATE TABLE search_key (
        district_id uuid NOT NULL,
        subject_kind text NOT NULL,
        key text COLLATE "C" NOT NULL,
        subject_id uuid NOT NULL,
        from_start boolean NOT NULL,
        whole boolean NOT NULL,
        PRIMARY KEY (district_id, key, subject_kind, subject_id),
        FOREIGN KEY (district_id, subject_kind, subject_id)
          REFERENCES search_name (district_id, subject_kind, subject_id)
      );
      CREATE INDEX search_key_subject ON search_key (district_id, subject_kind, subject_id);
      GRANT MAINTAIN ON search_name, search_key TO zeren_app, zeren_worker;
      REVOKE DELETE ON search_name FROM zeren_app, zeren_worker;
      REVOKE UPDATE ON search_key FROM zeren_app, zeren_worker;
      ${secured('search_name')}
      ${secured('search_key')}

      -- Only before a district is entered: within one, its own rows are all there is.
      DROP POLICY to_be_told ON tenure;
      CREATE POLICY due ON tenure FOR SELECT TO zeren_worker
        USING (app_district() IS NULL AND (phase = 'ahead' OR (phase = 'running' AND ends_on IS NOT NULL)));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY due ON tenure;
      CREATE POLICY to_be_told ON tenure FOR SELECT TO zeren_worker
        USING (phase = 'ahead' OR (phase = 'running' AND ends_on IS NOT NULL));
      DROP TABLE search_key, search_name;
    `);
  }
}
