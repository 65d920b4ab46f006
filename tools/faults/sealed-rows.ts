// T8: what somebody does to the business rows whose digest the record keeps.
import type pg from 'pg';
import { sealedKinds } from './audit-door.ts';
import type { SealedKind } from './audit-door.ts';
import { pick } from './tampering.ts';
import type { Tampering, Target } from './tampering.ts';

/** Another value of a column, by type. */
const ANOTHER: Readonly<Record<string, (column: string) => string>> = {
  uuid: () => 'gen_random_uuid()',
  text: (column) => `coalesce(${column}, '') || '改'`,
  integer: (column) => `coalesce(${column}, 0) + 1`,
  date: (column) => `coalesce(${column}, '2026-06-01') + 1`,
  timestamptz: (column) => `coalesce(${column}, '2026-06-01') + interval '1 second'`,
  jsonb: (column) => `coalesce(${column}, '[]') || '[{"kind": "other"}]'`,
  numeric: (column) => `coalesce(${column}, 0) + 1`,
  boolean: (column) => `NOT coalesce(${column}, false)`,
  bytea: (column) => `coalesce(${column}, '') || '\\x00'`,
  texts: (column) => `coalesce(${column}, '{}') || '改'::text`,
  uuids: (column) => `coalesce(${column}, '{}') || gen_random_uuid()`,
};

/** What PostgreSQL calls them. */
const NAMES: Readonly<Record<string, string>> = {
  int4: 'integer',
  bool: 'boolean',
  _text: 'texts',
  _uuid: 'uuids',
};

async function columnsOf(
  client: pg.Client,
  table: string,
  id: string,
  derived: readonly string[],
): Promise<{ name: string; type: string }[]> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `SELECT column_name AS name, udt_name AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND column_name NOT IN ('district_id', 'id', $2)
       AND column_name <> ALL($3) ORDER BY ordinal_position`,
    [table, id, derived],
  );
  return rows;
}

/** A field of a sealed row is changed. */
export const businessRow: Tampering = async (target) => {
  const { client, districtId, random } = target;
  // Every sealed kind in turn, the rest by chance.
  const kind = sealedKinds[target.round % sealedKinds.length]!;
  if ((await countOf(target, kind)) === 0) throw new Error(`There is no ${kind.kind} to edit.`);
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM (${kind.rows}) AS sealed ORDER BY id OFFSET $2 LIMIT 1`,
    [districtId, random(await countOf(target, kind))],
  );
  const subjectId = rows[0]!.id;
  const { table, id, derived } = pick(kind.tables, target);
  // All are asked, so that a type nobody can change is told at once, not in the round that hits it.
  const columns = (await columnsOf(client, table, id, derived)).map(({ name, type }) => {
    const another = ANOTHER[NAMES[type] ?? type];
    if (!another) throw new Error(`${table}.${name}: say how to change a ${type}.`);
    return { name, another };
  });
  const { name, another } = pick(columns, target);
  const { rows: constraints } = await client.query<{ name: string }>(
    `SELECT conname AS name FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'c'`,
    [table],
  );
  for (const constraint of constraints)
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${constraint.name}`);
  const changed = await client.query(
    `UPDATE ${table} SET ${name} = ${another(name)} WHERE ctid = (
       SELECT ctid FROM ${table} WHERE district_id = $1 AND ${id} = $2 LIMIT 1)`,
    [districtId, subjectId],
  );
  if (changed.rowCount !== 1) throw new Error(`${table} of ${kind.kind} ${subjectId} was not changed.`);
  return { subjectId };
};

async function countOf({ client, districtId }: Target, kind: SealedKind): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM (${kind.rows}) AS sealed`,
    [districtId],
  );
  return rows[0]!.n;
}

interface OlderState {
  readonly entryId: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly after: Readonly<Record<string, unknown>>;
}

/** Puts one of the states back that changes its row: what the record keeps of some rows is no column of theirs. */
async function putBack(target: Target, states: readonly OlderState[]): Promise<OlderState> {
  const { client, districtId } = target;
  for (let tries = 0; tries < 100; tries += 1) {
    const older = pick(states, target);
    const { table, id } = sealedKinds.find(({ kind }) => kind === older.kind)!.tables[0]!;
    const { rows: columns } = await client.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name = $1 AND column_name NOT IN ('district_id', $2)
         AND is_generated = 'NEVER'`,
      [table, id],
    );
    const keyOf = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    const told = columns.map(({ name }) => name).filter((name) => keyOf(name) in older.after);
    if (told.length === 0) continue;
    const values = Object.fromEntries(told.map((name) => [name, older.after[keyOf(name)]]));
    const was = told.map((name) => `was.${name}`).join(', ');
    const changed = await client.query(
      `UPDATE ${table} t SET (${told.join(', ')}) = ROW(${was})
       FROM jsonb_populate_record(NULL::${table}, $3::jsonb) AS was
       WHERE t.district_id = $1 AND t.${id} = $2
         AND (${told.map((name) => `t.${name}`).join(', ')}) IS DISTINCT FROM (${was})`,
      [districtId, older.subjectId, JSON.stringify(values)],
    );
    if (changed.rowCount === 1) return older;
  }
  throw new Error('No older state would change a row.');
}

/**
 * A sealed row is put back to one of its older states, as the record tells it: which row and which state, by chance. What
 * was recorded afterwards stays, or is taken out.
 */
export const olderState: Tampering = async (target) => {
  const { client, districtId, random } = target;
  const { rows: states } = await client.query<OlderState>(
    `SELECT e.id AS "entryId", e.subject_kind AS kind, e.subject_id AS "subjectId", e.after FROM audit_entry e
     WHERE e.district_id = $1 AND e.sealed AND e.after IS NOT NULL AND EXISTS (
       SELECT 1 FROM audit_entry later
       WHERE later.district_id = $1 AND later.subject_kind = e.subject_kind AND later.subject_id = e.subject_id
         AND later.sealed AND (later.txid, later.id) > (e.txid, e.id)
         AND later.after - 'items' <> e.after - 'items')
     ORDER BY e.id`,
    [districtId],
  );
  if (states.length === 0) throw new Error('There is no sealed row with an older state.');
  const older = await putBack(target, states);
  if (random(2) === 0) return { subjectId: older.subjectId };
  await client.query(
    `DELETE FROM audit_entry e USING audit_entry was
     WHERE was.id = $2 AND was.district_id = $1 AND e.district_id = $1 AND e.subject_kind = was.subject_kind
       AND e.subject_id = was.subject_id AND (e.txid, e.id) > (was.txid, was.id)`,
    [districtId, older.entryId],
  );
  return {};
};
