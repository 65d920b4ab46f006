import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';
import { LISTS, lintRowSecurity } from './row-security-lint';

describe('the catalogue', () => {
  let database: TestDatabase;

  beforeAll(async () => (database = await createTestDatabase()));
  afterAll(() => database.drop());

  it('keeps every rule that row-level security rests on', async () => {
    expect(await lintRowSecurity(database.owner)).toEqual([]);
  });

  it('is checked by lists that name nothing that is gone', async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace`,
    );
    const names = new Set(rows.map(({ name }) => name));
    const listed = [...Object.keys(LISTS.outsideDistricts), ...Object.keys(LISTS.acrossDistricts)];
    expect(listed.filter((name) => !names.has(name))).toEqual([]);
  });

  /** A violation of each rule, and what the lint says of it. */
  const SEEDED: readonly (readonly [string, string])[] = [
    ['CREATE TABLE stray (id uuid PRIMARY KEY)', 'stray holds no district_id'],
    ['ALTER TABLE duty DISABLE ROW LEVEL SECURITY', 'duty has row-level security not enabled and forced'],
    ['ALTER TABLE duty NO FORCE ROW LEVEL SECURITY', 'duty has row-level security not enabled and forced'],
    [
      'CREATE TABLE late (district_id uuid PRIMARY KEY)',
      'late has row-level security not enabled and forced',
    ],
    ['DROP POLICY in_sight ON duty', 'duty SELECT to zeren_app is granted, but no policy'],
    ['DROP POLICY of_the_district ON duty', 'duty UPDATE to zeren_worker is granted, but no policy'],
    ['GRANT DELETE ON audit_entry TO zeren_app', 'audit_entry DELETE to zeren_app is granted, but no policy'],
    [
      'GRANT UPDATE (data) ON outbox TO zeren_app',
      'outbox UPDATE to zeren_app is granted, but no policy says for which rows',
    ],
    [
      'CREATE POLICY wide ON duty USING (district_id = app_district())',
      'wide on duty is a policy for others than the two runtime roles',
    ],
    [
      'CREATE POLICY wide ON duty TO zeren_app USING (true)',
      'wide on duty is a policy that asks for neither district nor administrator',
    ],
    [
      'CREATE POLICY wide ON duty FOR INSERT TO zeren_app WITH CHECK (true)',
      'wide on duty is a policy that asks for neither district nor administrator',
    ],
    ['CREATE VIEW shown AS SELECT * FROM duty', 'shown is a view with its owner’s rights'],
    ['CREATE MATERIALIZED VIEW shown AS SELECT * FROM duty', 'shown is a materialised view'],
    [
      `CREATE FUNCTION past() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM duty'`,
      'past() is a function with its owner’s rights',
    ],
    ['CREATE SCHEMA aside', 'aside is a schema beside public'],
    [
      'CREATE TRIGGER late AFTER UPDATE ON duty FOR EACH ROW EXECUTE FUNCTION tsvector_update_trigger()',
      'late on duty is a trigger on rows of a district',
    ],
    ['ALTER TABLE duty OWNER TO zeren_app', 'table duty belongs to a runtime role'],
    ['ALTER ROLE zeren_worker BYPASSRLS', 'zeren_worker is a runtime role that could see past'],
    [
      'CREATE INDEX duty_title ON duty (title)',
      'duty_title is an index that does not begin with district_id',
    ],
    [
      'ALTER TABLE notice ADD FOREIGN KEY (person_id, district_id) REFERENCES person (id, district_id)',
      'notice_person_id_district_id_fkey is a foreign key between district tables',
    ],
  ];

  it.each(SEEDED)('turns red at: %s', async (violation, finding) => {
    await database.owner.query('BEGIN');
    try {
      // A foreign key needs a unique key over its columns in their order.
      await database.owner.query('CREATE UNIQUE INDEX person_seed ON person (id, district_id)');
      await database.owner.query(violation);
      expect(await lintRowSecurity(database.owner)).toContainEqual(expect.stringContaining(finding));
    } finally {
      await database.owner.query('ROLLBACK');
    }
  });
});
