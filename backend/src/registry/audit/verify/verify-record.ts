import type { Client } from 'pg';
import { readCheckpoint, readNote } from '@zeren/domain/registry/audit/checkpoint';
import { INSTANT } from '../../../platform/record/entry-bytes';
import { Verification } from './verification';
import type { DistrictFigures, VerificationOptions } from './verification';
import { districtOf } from './verify-checkpoints';
import { LogReading } from './verify-log';
import { verifyRows } from './verify-rows';
import { verifySigned, verifyWaiting } from './verify-waiting';

const RECORD_TABLES = ['audit_entry', 'audit_leaf', 'audit_subtree', 'audit_checkpoint'];

/** What cannot be verified at all. */
export class NotVerifiable extends Error {}

/**
 * Verifies the whole record of a database, live or restored from a dump, in one snapshot of it: every entry, every leaf,
 * every signature, what was kept elsewhere, and every live row of the sealed kinds. Memory stays bounded however long the
 * record is. Answers what was looked at; what is wrong goes to `onFinding`.
 */
export async function verifyRecord(
  client: Client,
  options: Omit<VerificationOptions, 'at'> & { readonly at?: string },
): Promise<DistrictFigures[]> {
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await prepare(client);
    const known = { ...options, at: options.at ?? (await momentOf(client)) };
    const verifications = (await districtsOf(client, known)).map(
      (district) => new Verification(client, known, district),
    );
    if (verifications[0]) await verifyTables(verifications[0]);
    for (const verification of verifications) await verifyDistrict(verification);
    return verifications.map(({ figures }) => figures);
  } finally {
    await client.query('ROLLBACK');
  }
}

async function verifyDistrict(verification: Verification): Promise<void> {
  const end = await new LogReading(verification).read();
  await verifyWaiting(verification, end);
  await verifySigned(verification);
  for (const kind of verification.options.sealedKinds) await verifyRows(verification, kind);
}

/** Nothing of the database's own decides what is read: no policies, no functions or operators put before the built-in ones. */
async function prepare(client: Client): Promise<void> {
  const [role] = (
    await client.query<{ sees: boolean; name: string }>(
      `SELECT rolsuper OR rolbypassrls AS sees, rolname AS name FROM pg_roles WHERE rolname = current_user`,
    )
  ).rows;
  if (!role!.sees) {
    throw new NotVerifiable(
      `The role ${role!.name} is held by row-level security and would be shown a part only: verify as a superuser or with BYPASSRLS.`,
    );
  }
  await client.query(`SET LOCAL search_path = pg_catalog, public`);
  await client.query(`SET LOCAL row_security = off`);
  await client.query(`SET LOCAL statement_timeout = 0`);
  // Cursors are read to their end, and what they join is wide.
  await client.query(`SET LOCAL cursor_tuple_fraction = 1`);
  await client.query(`SET LOCAL work_mem = '64MB'`);
}

/** When the database was left as it is: now while the program runs on it, else the newest moment that it holds. */
async function momentOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ at: string | null }>(
    `SELECT to_char(greatest(
       (SELECT max(now()) FROM pg_stat_activity WHERE usename = 'zeren_worker' AND datname = current_database()),
       (SELECT max(at) FROM audit_entry), (SELECT max(at) FROM audit_checkpoint)) AT TIME ZONE 'UTC', '${INSTANT}') AS at`,
  );
  return rows[0]!.at ?? new Date().toISOString();
}

async function districtsOf(client: Client, options: VerificationOptions): Promise<DistrictFigures[]> {
  const { rows } = await client.query<{ id: string; name: string | null }>(
    `SELECT id, (SELECT name_zh FROM district d WHERE d.id = found.id) AS name FROM (
       SELECT id FROM district UNION SELECT district_id FROM audit_checkpoint
       UNION SELECT DISTINCT district_id FROM audit_entry UNION SELECT DISTINCT district_id FROM audit_leaf) AS found
     ORDER BY id`,
  );
  const figures = rows.map(({ id, name }) => figuresOf(id, name ?? id));
  for (const note of options.kept) {
    const kept = readCheckpoint(readNote(note)?.text ?? '');
    if (!kept) throw new NotVerifiable('A checkpoint that was given is none.');
    const id = districtOf(kept);
    if (!figures.some(({ districtId }) => districtId === id)) figures.push(figuresOf(id, id));
  }
  return figures;
}

const figuresOf = (districtId: string, name: string): DistrictFigures => ({
  districtId,
  name,
  entries: 0,
  checkpoints: 0,
  root: null,
  kept: 0,
  waiting: 0,
  sealedRows: 0,
  uncomparable: 0,
  findings: 0,
});

/** Tables are tables: a view in their place could show the verifier something else than the program. */
async function verifyTables(verification: Verification): Promise<void> {
  const { client, options } = verification;
  const tables = [
    ...RECORD_TABLES,
    ...options.sealedKinds.flatMap((kind) => kind.tables.map(({ table }) => table)),
  ];
  const { rows } = await client.query<{ table: string }>(
    `SELECT t.name AS table FROM unnest($1::text[]) AS t(name)
     WHERE NOT EXISTS (SELECT 1 FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relname = t.name
                       AND c.relkind IN ('r', 'p'))`,
    [tables],
  );
  for (const { table } of rows) verification.find('table-replaced', { table });
}
