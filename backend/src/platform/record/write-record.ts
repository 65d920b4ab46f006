import { randomBytes } from 'node:crypto';
import type { AuditEntry, SealedAct, WriteTx } from '../database/transaction';
import { uuidv7 } from '../uuid';
import { canonical, contentDigest, entryMac } from './entry-bytes';
import type { RecordKeys } from './record-keys';
import type { SealedKind } from './sealed-kind';

/** Rows whose entries are made and written together; an import seals thousands. */
const BATCH = 5_000;

/** Writes what a transaction did into the record, in the order in which it was said. */
export async function writeRecord(tx: WriteTx, keys: RecordKeys): Promise<void> {
  if (tx.acts.length === 0) return;
  const rows = await sealedRows(tx);
  for (let at = 0; at < tx.acts.length; at += BATCH) {
    const entries = tx.acts.slice(at, at + BATCH).map((act) => ({
      sealed: 'seal' in act,
      ...('seal' in act ? asEntry(act, rows) : act),
    }));
    await append(tx, keys, entries);
  }
}

function asEntry({ action, seal: { kind }, id, before }: SealedAct, rows: SealedRows): AuditEntry {
  const after = rows.get(kind)!.get(id);
  if (!after) throw new Error(`${action}: there is no ${kind} ${id} to seal.`);
  return { action, subject: { kind, id }, before, after };
}

type SealedRows = ReadonlyMap<string, ReadonlyMap<string, object>>;

/** What each sealed row has become by the end of the transaction. */
async function sealedRows(tx: WriteTx): Promise<SealedRows> {
  const wanted = new Map<SealedKind, Set<string>>();
  for (const act of tx.acts) {
    if (!('seal' in act)) continue;
    const ids = wanted.get(act.seal) ?? new Set();
    wanted.set(act.seal, ids.add(act.id));
  }
  const found = new Map<string, Map<string, object>>();
  for (const [{ kind, rows }, ids] of wanted) {
    const read = await tx.sql<{ id: string; row: object }>(
      `platform.record.sealed-${kind}`,
      `SELECT id, row FROM (${rows}) AS sealed WHERE id = ANY($2::uuid[])`,
      [tx.districtId, [...ids]],
    );
    found.set(kind, new Map(read.map(({ id, row }) => [id, row])));
  }
  return found;
}

async function append(
  tx: WriteTx,
  keys: RecordKeys,
  entries: readonly (AuditEntry & { sealed: boolean })[],
): Promise<void> {
  const key = keys.entryKey;
  // The clock of the transaction, in milliseconds.
  const at = tx.now.replace('Z', '000Z');
  const rows = entries.map(({ action, subject, before, after, sealed }) => {
    const [beforeText, afterText] = [before && canonical(before), after && canonical(after)];
    const salt = beforeText || afterText ? randomBytes(16) : null;
    const digest = (text: string | null | undefined) => (text && salt ? contentDigest(salt, text) : null);
    const body = {
      ...{ districtId: tx.districtId, id: uuidv7(), at, action, sealed },
      ...{ accountId: tx.actor.accountId, actorTenureId: tx.actor.tenureId, requestId: tx.actor.request.id },
      ...{ subjectKind: subject.kind, subjectId: subject.id },
      ...{ beforeDigest: digest(beforeText), afterDigest: digest(afterText) },
    };
    return { ...body, before: beforeText ?? null, after: afterText ?? null, salt, mac: entryMac(key, body) };
  });
  const bytes = (hex: string | null) => (hex === null ? null : Buffer.from(hex, 'hex'));
  await tx.change(
    'platform.audit.append',
    `INSERT INTO audit_entry (district_id, at, account_id, actor_tenure_id, request_id, id, action, subject_kind,
                              subject_id, sealed, before, after, salt, before_digest, after_digest, mac)
     SELECT $1, $2, $3, $4, $5, t.*
     FROM unnest($6::uuid[], $7::text[], $8::text[], $9::uuid[], $10::boolean[], $11::jsonb[], $12::jsonb[],
                 $13::bytea[], $14::bytea[], $15::bytea[], $16::bytea[]) AS t`,
    [
      tx.districtId,
      tx.now,
      tx.actor.accountId,
      tx.actor.tenureId,
      tx.actor.request.id,
      rows.map(({ id }) => id),
      rows.map(({ action }) => action),
      rows.map(({ subjectKind }) => subjectKind),
      rows.map(({ subjectId }) => subjectId),
      rows.map(({ sealed }) => sealed),
      rows.map(({ before }) => before),
      rows.map(({ after }) => after),
      rows.map(({ salt }) => salt),
      rows.map(({ beforeDigest }) => bytes(beforeDigest)),
      rows.map(({ afterDigest }) => bytes(afterDigest)),
      rows.map(({ mac }) => bytes(mac)),
    ],
  );
}
