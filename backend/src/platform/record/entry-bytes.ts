import { createHash, createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * What the program itself says of an act, in a form that has one spelling only (RFC 8785). Contents stand outside: the
 * entry holds their salted digests, so that they can be cleared one day and the entry stays what it was.
 */
export interface EntryBody {
  readonly districtId: string;
  readonly id: string;
  /** With microseconds, as {@link INSTANT} writes it. */
  readonly at: string;
  readonly accountId: string | null;
  readonly actorTenureId: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** Whether `after` is the canonical row of a sealed kind. */
  readonly sealed: boolean;
  readonly beforeDigest: string | null;
  readonly afterDigest: string | null;
  readonly requestId: string;
}

/** An entry as it stands in the record. `mac` is empty in entries from before entries had one. */
export interface RecordedEntry extends EntryBody {
  readonly mac: string;
  readonly txid: string;
}

/** How an instant of the database is written down: `to_char` of it in UTC. */
export const INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';

/** The one spelling of a value. */
export function canonical(value: object): string {
  return canonicalize(value)!;
}

/** Digest of a content, in hexadecimal: nobody who has not the salt can tell what it is of. */
export function contentDigest(salt: Buffer, text: string): string {
  return createHash('sha256').update(salt).update(text).digest('hex');
}

/** What only the program can put under an entry: whoever writes past it, as a superuser may, has not the key. */
export function entryMac(key: Buffer, entry: EntryBody): string {
  return createHmac('sha256', key)
    .update(canonical(bodyOf(entry)))
    .digest('hex');
}

/** The bytes that stand for an entry in the tree: every column of it. */
export function leafBytes(entry: RecordedEntry): Buffer {
  return Buffer.from(canonical({ ...bodyOf(entry), mac: entry.mac, txid: entry.txid }));
}

function bodyOf(entry: EntryBody): EntryBody {
  const { districtId, id, at, accountId, actorTenureId, action, subjectKind, subjectId } = entry;
  const { sealed, beforeDigest, afterDigest, requestId } = entry;
  return {
    ...{ districtId, id, at, accountId, actorTenureId, action, subjectKind, subjectId },
    ...{ sealed, beforeDigest, afterDigest, requestId },
  };
}
