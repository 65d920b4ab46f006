// T8: what somebody does who owns the database: a superuser with every right in it, and without the keys that lie outside.
import { audit, createTree } from './audit-door.ts';
import { businessRow, olderState } from './sealed-rows.ts';
import { pick } from './tampering.ts';
import type { Tampering, Target, Trace } from './tampering.ts';

interface PlacedEntry {
  readonly id: string;
  readonly index: number;
}

const sizeOf = async ({ client, districtId }: Target): Promise<number> => {
  const { rows } = await client.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM audit_leaf WHERE district_id = $1',
    [districtId],
  );
  return rows[0]!.n;
};

async function someEntry(target: Target, below?: number): Promise<PlacedEntry> {
  const index = target.random(below ?? (await sizeOf(target)));
  const { rows } = await target.client.query<{ id: string }>(
    'SELECT entry_id AS id FROM audit_leaf WHERE district_id = $1 AND leaf_index = $2',
    [target.districtId, index],
  );
  return { id: rows[0]!.id, index };
}

const EDITS = [
  `at = at - interval '1 microsecond'`,
  `account_id = gen_random_uuid()`,
  `actor_tenure_id = gen_random_uuid()`,
  `action = action || 's'`,
  `subject_kind = subject_kind || 's'`,
  `subject_id = gen_random_uuid()`,
  `sealed = NOT sealed`,
  `request_id = request_id || '0'`,
  `mac = set_byte(mac, 7, (get_byte(mac, 7) + 1) % 256)`,
  `txid = (txid::text::bigint + 1)::text::xid8`,
  `after = coalesce(after, '{}') || '{"result": "另一句话"}'`,
  `before = coalesce(before, '{}') || '{"state": "other"}'`,
  `salt = CASE WHEN salt IS NULL THEN '\\x00' ELSE set_byte(salt, 3, (get_byte(salt, 3) + 1) % 256) END`,
  `after_digest = sha256(coalesce(after_digest, ''))`,
];

const edit: Tampering = async (target) => {
  const { id } = await someEntry(target);
  await target.client.query(`UPDATE audit_entry SET ${pick(EDITS, target)} WHERE id = $1`, [id]);
  return { entryId: id };
};

const remove: Tampering = async (target) => {
  const { id, index } = await someEntry(target);
  await target.client.query('DELETE FROM audit_entry WHERE id = $1', [id]);
  const how = target.random(3);
  if (how === 0) return { entryId: id };
  await target.client.query('DELETE FROM audit_leaf WHERE district_id = $1 AND leaf_index = $2', [
    target.districtId,
    index,
  ]);
  if (how === 1) return {};
  await shift(target, index, -1);
  await recompute(target);
  return {};
};

/** Moves the places from `index` on, so that none is missing or taken. */
async function shift({ client, districtId }: Target, index: number, by: number): Promise<void> {
  const far = 10_000_000;
  await client.query(
    'UPDATE audit_leaf SET leaf_index = leaf_index + $3 WHERE district_id = $1 AND leaf_index >= $2',
    [districtId, index, far],
  );
  await client.query(
    'UPDATE audit_leaf SET leaf_index = leaf_index - $2::bigint WHERE district_id = $1 AND leaf_index >= $3',
    [districtId, far - by, far],
  );
}

const insert: Tampering = async (target) => {
  const { client, districtId, random } = target;
  const model = await someEntry(target);
  const how = random(4);
  // An act of somebody else at another time, with the digests and marks of a real one.
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO audit_entry SELECT (jsonb_populate_record(e, jsonb_build_object(
       'id', gen_random_uuid(), 'account_id', gen_random_uuid(), 'at', e.at + interval '1 second',
       'txid', CASE WHEN $2 THEN e.txid::text ELSE pg_current_xact_id()::text END))).*
     FROM audit_entry e WHERE e.id = $1 RETURNING id`,
    [model.id, how === 0],
  );
  const { id } = rows[0]!;
  if (how <= 1) return { entryId: id };
  const index = how === 2 ? await sizeOf(target) : model.index;
  if (how === 3) await shift(target, index, 1);
  await client.query(
    `INSERT INTO audit_leaf SELECT district_id, $2, id, txid, sha256('') FROM audit_entry WHERE id = $1`,
    [id, index],
  );
  await recompute(target);
  return districtId && how === 2 ? { entryId: id } : {};
};

const reorder: Tampering = async (target) => {
  const { client, districtId } = target;
  const size = await sizeOf(target);
  const [one, other] = [await someEntry(target, size / 2), await someEntry(target, size / 2)];
  const second = one.index === other.index ? { ...other, index: size - 1 } : other;
  const move = (from: number, to: number) =>
    client.query('UPDATE audit_leaf SET leaf_index = $3 WHERE district_id = $1 AND leaf_index = $2', [
      districtId,
      from,
      to,
    ]);
  await move(one.index, 10_000_000);
  await move(second.index, one.index);
  await move(10_000_000, second.index);
  if (target.random(2) === 0) await recompute(target);
  return {};
};

const cut: Tampering = async (target) => {
  const { client, districtId, random } = target;
  const size = await sizeOf(target);
  const rest = size - 1 - random(Math.floor(size / 2));
  await client.query(
    `DELETE FROM audit_entry WHERE district_id = $1 AND id NOT IN (
       SELECT entry_id FROM audit_leaf WHERE district_id = $1 AND leaf_index < $2)`,
    [districtId, rest],
  );
  await client.query('DELETE FROM audit_leaf WHERE district_id = $1 AND leaf_index >= $2', [
    districtId,
    rest,
  ]);
  await client.query('DELETE FROM audit_checkpoint WHERE district_id = $1 AND size > $2', [districtId, rest]);
  await recompute(target);
  return {};
};

/** An entry edited so that everything in the database fits again; what was signed after it is taken away or not. */
export async function rewrite(target: Target, checkpoints: 'kept' | 'deleted'): Promise<Trace> {
  const { client, districtId } = target;
  const { id } = await someEntry(target);
  await client.query(
    `UPDATE audit_entry SET account_id = gen_random_uuid(), before = NULL, after = NULL, salt = NULL,
       before_digest = NULL, after_digest = NULL, sealed = false WHERE id = $1`,
    [id],
  );
  await recompute(target);
  if (checkpoints === 'deleted') {
    await client.query('DELETE FROM audit_checkpoint WHERE district_id = $1', [districtId]);
  }
  return {};
}

const swap: Tampering = async (target) => {
  const { client, districtId, otherId, random } = target;
  const elsewhere = '00000000-0000-4000-8000-000000000000';
  const tables = pick(
    [
      ['audit_checkpoint'],
      ['audit_leaf', 'audit_subtree', 'audit_checkpoint'],
      ['audit_entry', 'audit_leaf', 'audit_subtree', 'audit_checkpoint'],
    ],
    { ...target, random },
  );
  for (const table of tables) {
    for (const [from, to] of [
      [districtId, elsewhere],
      [otherId, districtId],
      [elsewhere, otherId],
    ]) {
      await client.query(`UPDATE ${table} SET district_id = $2 WHERE district_id = $1`, [from, to]);
    }
  }
  return {};
};

const forge: Tampering = async (target) => {
  const { client, districtId, random } = target;
  const { rows } = await client.query<{ number: string; note: string }>(
    'SELECT number, note FROM audit_checkpoint WHERE district_id = $1 ORDER BY number',
    [districtId],
  );
  const { number, note } = rows[random(rows.length)]!;
  const root = Buffer.from(Array.from({ length: 32 }, () => random(256))).toString('base64');
  if (random(2) === 0) {
    const forged = note.replace(/\n[A-Za-z0-9+/]{43}=\n/, `\n${root}\n`);
    await client.query('UPDATE audit_checkpoint SET note = $3 WHERE district_id = $1 AND number = $2', [
      districtId,
      number,
      forged,
    ]);
    return {};
  }
  const size = await sizeOf(target);
  const forged = note.replace(/\n\d+\n[A-Za-z0-9+/]{43}=\n/, `\n${size}\n${root}\n`);
  await client.query(
    `INSERT INTO audit_checkpoint SELECT $1, max(number) + 1, $2, max(at) + interval '1 minute', $3
     FROM audit_checkpoint WHERE district_id = $1`,
    [districtId, size, forged],
  );
  return {};
};

/** Makes every leaf and node fit the entries again: all of it stands in the database, and none of it needs a key. */
export async function recompute({ client, districtId }: Target): Promise<void> {
  const { rows } = await client.query<{ index: number } & Record<string, unknown>>(
    `SELECT l.leaf_index::int AS index, ${audit.recordedEntry} FROM audit_leaf l
     JOIN audit_entry e ON e.district_id = l.district_id AND e.id = l.entry_id
     WHERE l.district_id = $1 ORDER BY l.leaf_index`,
    [districtId],
  );
  const tree = createTree();
  const nodes: { height: number; index: number; hash: Buffer }[] = [];
  const hashes = rows.map((entry) => {
    const hash = audit.leafOf(entry);
    tree.add(hash, (subtree, node) => {
      if (subtree.height % 8 === 0) nodes.push({ ...subtree, hash: node });
    });
    return hash;
  });
  await client.query(
    `UPDATE audit_leaf l SET leaf_hash = t.hash, txid = e.txid
     FROM unnest($2::bigint[], $3::bytea[]) AS t(leaf_index, hash), audit_entry e
     WHERE l.district_id = $1 AND l.leaf_index = t.leaf_index AND e.id = l.entry_id AND e.district_id = $1`,
    [districtId, rows.map(({ index }) => index), hashes],
  );
  await client.query('DELETE FROM audit_subtree WHERE district_id = $1', [districtId]);
  await client.query(
    `INSERT INTO audit_subtree SELECT $1, t.* FROM unnest($2::smallint[], $3::bigint[], $4::bytea[]) AS t`,
    [
      districtId,
      nodes.map(({ height }) => height),
      nodes.map(({ index }) => index),
      nodes.map(({ hash }) => hash),
    ],
  );
}

/** Ten kinds; a whole older database is put back, some of the times, by whoever makes the copy. */
export const TAMPERINGS: ReadonlyMap<string, Tampering> = new Map<string, Tampering>([
  ['an entry is edited', edit],
  ['an entry is deleted', remove],
  ['an entry is inserted', insert],
  ['entries are reordered', reorder],
  ['the tail is cut', cut],
  [
    'an entry is rewritten with all that depends on it',
    (target) => rewrite(target, target.random(2) === 0 ? 'kept' : 'deleted'),
  ],
  ['the logs of two districts are swapped', swap],
  ['an older state is put back', olderState],
  ['a checkpoint is forged without the key', forge],
  ['a sealed business row is edited', businessRow],
]);
