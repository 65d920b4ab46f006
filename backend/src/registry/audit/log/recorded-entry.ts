import { entryMac, INSTANT } from '../../../platform/record/entry-bytes';
import type { RecordedEntry } from '../../../platform/record/entry-bytes';

/**
 * The columns of `audit_entry e` as a {@link RecordedEntry}. Entries from before they were marked held no digest of what
 * was before; the text of it stands in.
 */
export const RECORDED_ENTRY = `e.district_id AS "districtId", e.id,
  to_char(e.at AT TIME ZONE 'UTC', '${INSTANT}') AS at, e.account_id AS "accountId",
  e.actor_tenure_id AS "actorTenureId", e.action, e.subject_kind AS "subjectKind", e.subject_id AS "subjectId", e.sealed,
  encode(CASE WHEN e.mac = '' THEN sha256(convert_to(e.before::text, 'UTF8')) ELSE e.before_digest END, 'hex')
    AS "beforeDigest",
  encode(e.after_digest, 'hex') AS "afterDigest", e.request_id AS "requestId", encode(e.mac, 'hex') AS mac,
  e.txid::text AS txid`;

/** Whether the program wrote this entry: nobody else has the key. */
export function isAuthentic(entry: RecordedEntry, key: Buffer): boolean {
  return entry.mac === entryMac(key, entry);
}
