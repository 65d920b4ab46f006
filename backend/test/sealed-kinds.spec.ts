import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import type { SealedTable } from '../src/platform/record/sealed-kind';
import { SEALED_KINDS } from '../src/sealed-kinds';

interface Column {
  readonly name: string;
  readonly type: string;
}

/** Another value than the stored one, by type. */
const ANOTHER: ReadonlyMap<string, (column: string) => string> = new Map([
  ['uuid', () => 'gen_random_uuid()'],
  ['text', (column: string) => `coalesce(${column}, '') || '…'`],
  ['integer', (column: string) => `coalesce(${column}, 0) + 1`],
  ['boolean', (column: string) => `NOT coalesce(${column}, false)`],
  ['date', (column: string) => `coalesce(${column}, '2030-01-01') + 1`],
  [
    'timestamp with time zone',
    (column: string) => `coalesce(${column}, '2030-01-01') + interval '1 microsecond'`,
  ],
  ['numeric(12,6)', (column: string) => `coalesce(${column}, 0) + 0.000001`],
  ['bytea', (column: string) => `coalesce(${column}, '') || '\\x00'`],
  ['uuid[]', (column: string) => `${column} || gen_random_uuid()`],
  ['jsonb', (column: string) => `coalesce(${column}, '[]') || '[1]'`],
  ['text[]', (column: string) => `coalesce(${column}, '{}') || 'x'::text`],
]);

describe('sealed kinds', () => {
  let database: TestDatabase;
  let county: SmallCounty;

  beforeAll(async () => {
    database = await createTestDatabase();
    county = await createSmallCounty(database.owner);
    const listId = await county.addList({ at: 'wangshu', state: 'issued' });
    await county.addItem({ listId });
    await database.owner.query(
      `INSERT INTO capability_grant (district_id, id, capability_set, root_organization_id, post_id, valid_from)
       VALUES ($1, gen_random_uuid(), 'leader', $2, $3, '2026-01-01')`,
      [county.districtId, county.organizations.county, county.posts.county],
    );
    const duty = await county.addDuty({ at: 'village', opensOn: '2026-10-01', dueOn: '2026-12-25' });
    await database.owner.query(
      `INSERT INTO verification_act (district_id, id, subject_kind, subject_id, organization_id, kind, result, held_on,
                                     object, strength, doubt, opened, verified_by_tenure_id, verified_at)
       VALUES ($1, gen_random_uuid(), 'duty', $2, $3, 'on-site', 'confirmed', '2026-11-23', '会议记录本', '属实', '缺一人签到',
               '{}', $4, now())`,
      [county.districtId, duty, county.organizations.village, county.tenures.wangshu],
    );
    const { districtId, organizations, posts, tenures, people } = county;
    await database.owner.query(
      `WITH made AS (
         INSERT INTO accountability_matter (district_id, id, origin, rule_code, organization_id, organization_name,
                                            proposed_at, decider_organization_id, decider_post_id, decider_name, state)
         VALUES ($1, gen_random_uuid(), 'by-hand', '上级交办', $2, '清溪村党总支', now(), $3, $4, '望舒镇党委 书记', 'proposed')
         RETURNING id)
       INSERT INTO accountability_measure (district_id, id, matter_id, target, organization_id, organization_name,
                                           subject_name, form_code, decided_by, number, decided_on, delivered_on, ends_on,
                                           state, recorded_at)
       SELECT $1, gen_random_uuid(), id, 'organization', $2, '清溪村党总支', '清溪村党总支', '检查', '望舒镇党委', '1号',
              '2026-01-01', '2026-01-01', '2026-02-01', 'in-effect', now() FROM made`,
      [districtId, organizations.village, organizations.wangshu, posts.wangshu],
    );
    await database.owner.query(
      `INSERT INTO organization_guidance (district_id, id, guide_id, guided_id, with_subtree, kind_code, rights, basis, valid_from)
       VALUES ($1, gen_random_uuid(), $2, $3, false, '行业指导', '{see}', '示例', '2026-01-01')`,
      [districtId, organizations.banshan, organizations.village],
    );
    await database.owner.query(
      `INSERT INTO finding (district_id, id, organization_id, source_code, dimension_code, domain_code, severity_code, title,
                            found_on, found_by_tenure_id, found_by_person_id, state, answer_by, created_at)
       VALUES ($1, gen_random_uuid(), $2, '督查', '组织建设', '农村', '中', '会议记录雷同', '2026-11-20', $3, $4, 'put',
               '2026-11-25', now())`,
      [districtId, organizations.village, tenures.wangshu, people.wangshu],
    );
    await database.owner.query(
      `WITH made AS (
         INSERT INTO handover (district_id, id, post_id, organization_id, cause, cause_tenure_id, ended_on,
                               outgoing_tenure_id, outgoing_person_id, post_title, organization_name, outgoing_name,
                               state, hand_over_due_on, take_over_due_on, gathered_at)
         VALUES ($1, gen_random_uuid(), $2, $3, 'tenure-ended', $4, '2026-01-01', $4, $5, '书记', '清溪村党总支', '某人',
                 'handed-over', '2026-01-08', '2026-01-15', now())
         RETURNING id)
       INSERT INTO handover_signature (district_id, handover_id, side, signed_as, person_id, person_name, list_digest, signed_at)
       SELECT $1, id, 'outgoing', 'self', $5, '某人', '\\x00', now() FROM made`,
      [districtId, posts.village, organizations.village, tenures.village, people.village],
    );
    const list = { id: listId, post: posts.wangshu, organization: organizations.wangshu };
    await database.owner.query(
      `WITH made AS (
         INSERT INTO agreement (district_id, id, lineage_id, version_no, year, list_id, post_id, organization_id,
                                issuer_post_id, issuer_organization_id, level_code, organization_name, post_title,
                                issuer_organization_name, issuer_post_title, title, document, digest, valid_from, valid_to,
                                state, due_on, made_at)
         VALUES ($1, gen_random_uuid(), gen_random_uuid(), 1, 2026, $2, $3, $4, $5, $6, '乡镇', '望舒镇党委', '乡镇党委书记',
                 '云岭县委', '县委书记', '责任书', '{}', '\\x00', '2026-01-01', '2026-12-31', 'signed', '2026-02-01', now())
         RETURNING id)
       INSERT INTO agreement_signature (district_id, agreement_id, role, signed_as, person_id, person_name, digest, signed_at)
       SELECT $1, id, 'responsible', 'paper', $7, '某人', '\\x00', now() FROM made`,
      [districtId, list.id, list.post, list.organization, posts.county, organizations.county, people.wangshu],
    );
    await database.owner.query(
      `INSERT INTO survey (district_id, id, organization_id, title, state, questionnaire_number, created_at)
       VALUES ($1, gen_random_uuid(), $2, '抓党建工作测评', 'draft', 1, now())`,
      [districtId, organizations.county],
    );
    await database.owner.query(
      `WITH scheme AS (
         INSERT INTO assessment_scheme (district_id, id, organization_id, code, version_no, name_zh, name_en, document,
                                        state, created_at)
         VALUES ($1, gen_random_uuid(), $2, 'spec', 1, '方案', 'Scheme', '{}', 'draft', now()) RETURNING id),
       made AS (
         INSERT INTO assessment (district_id, id, organization_id, scheme_id, name, kind, year, period_from, as_of, state,
                                 created_at)
         SELECT $1, gen_random_uuid(), $2, id, '半年考核', 'half-year', 2026, '2026-01-01', '2026-06-30', 'frozen', now()
         FROM scheme RETURNING id),
       scorer AS (
         INSERT INTO assessment_scorer (district_id, assessment_id, person_id, number)
         SELECT $1, id, $3, 1 FROM made RETURNING assessment_id),
       marked AS (
         INSERT INTO assessment_mark (district_id, id, assessment_id, organization_id, fact_key, person_id, points, reason,
                                      given_at)
         SELECT $1, gen_random_uuid(), assessment_id, $2, 'panel', $3, 8, '成果可查', now() FROM scorer),
       round AS (
         INSERT INTO result_round (district_id, id, assessment_id, organization_id, state, opened_at)
         SELECT $1, gen_random_uuid(), id, $2, 'feedback', now() FROM made RETURNING id, assessment_id)
       INSERT INTO assessment_result (district_id, id, round_id, assessment_id, organization_id)
       SELECT $1, gen_random_uuid(), id, assessment_id, $2 FROM round`,
      [districtId, organizations.county, people.county],
    );
  });
  afterAll(() => database.drop());

  const columnsOf = async ({ table, id, derived }: SealedTable) => {
    const { rows } = await database.owner.query<Column>(
      `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
       WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
      [table],
    );
    const names = rows.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...derived, 'district_id', id]));
    return rows.filter(({ name }) => name !== 'district_id' && !derived.includes(name));
  };

  /** The canonical rows, in text, after a change that is taken back again. */
  const rowsAfter = async (rows: string, change: string) => {
    await database.owner.query('BEGIN');
    try {
      // Constraints would only keep the attacker honest.
      await database.owner.query(`SET LOCAL session_replication_role = replica`);
      await database.owner.query(change);
      const read = await database.owner.query<{ text: string }>(
        `SELECT jsonb_agg(row ORDER BY id)::text AS text FROM (${rows}) AS sealed`,
        [county.districtId],
      );
      return read.rows[0]!.text;
    } finally {
      await database.owner.query('ROLLBACK');
    }
  };

  it.each(SEALED_KINDS.flatMap((kind) => kind.tables.map((table) => [table.table, kind, table] as const)))(
    'of %s say the value of every column that is not derived',
    async (_, { rows }, table) => {
      const stands = await rowsAfter(rows, 'SELECT 1');
      expect(stands).not.toBeNull();
      const unsaid: string[] = [];
      for (const { name, type } of await columnsOf(table)) {
        const another = ANOTHER.get(type);
        if (!another) throw new Error(`${table.table}.${name}: say here how to change a ${type}.`);
        await dropChecks(table.table);
        const changed = await rowsAfter(rows, `UPDATE ${table.table} SET ${name} = ${another(name)}`);
        if (changed === stands) unsaid.push(name);
      }
      expect(unsaid).toEqual([]);
    },
  );

  const dropChecks = async (table: string) => {
    const { rows } = await database.owner.query<{ name: string }>(
      `SELECT conname AS name FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'c'`,
      [table],
    );
    for (const { name } of rows) await database.owner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  };

  it.each(SEALED_KINDS.map((kind) => [kind.kind, kind] as const))(
    '%s: each row has its words',
    async (_, kind) => {
      const { rows } = await database.owner.query<{ id: string; words: string | null }>(
        `SELECT sealed.id, named.words FROM (${kind.rows}) AS sealed LEFT JOIN (${kind.words}) AS named USING (id)`,
        [county.districtId],
      );
      expect(rows.length).toBeGreaterThan(0);
      for (const { words } of rows) expect(words).toMatch(/\S{2,} \S+/);
    },
  );
});
