import type { RecordedEntry } from '../../../platform/record/entry-bytes';
import { RECORDED_ENTRY } from '../log/recorded-entry';
import { judgeContents } from './entry-contents';
import type { StoredContents } from './entry-contents';
import { entryWords } from './entry-words';
import type { Verification } from './verification';
import { CONTENTS } from './verify-log';
import type { LogEnd } from './verify-log';

/**
 * How long an entry may wait to be taken up and signed. The sequencer comes every few seconds, but a long import keeps
 * what was committed after its begin waiting.
 */
const WINDOW = 5 * 60_000;

/** Entries without a leaf: those that the sequencer will still come to, and those that it passed by or should have taken. */
export async function verifyWaiting(verification: Verification, { lastTxid }: LogEnd): Promise<void> {
  const { options, figures } = verification;
  const latest = Date.parse(options.at) - WINDOW;
  const rows = verification.rows<RecordedEntry & StoredContents>(
    `SELECT ${RECORDED_ENTRY}, ${CONTENTS} FROM audit_entry e
     WHERE e.district_id = $1
       AND NOT EXISTS (SELECT 1 FROM audit_leaf l WHERE l.district_id = e.district_id AND l.entry_id = e.id)
     ORDER BY e.txid, e.id`,
  );
  for await (const entry of rows) {
    const passed = lastTxid !== null && BigInt(entry.txid) < BigInt(lastTxid);
    if (passed || Date.parse(entry.at) < latest) {
      verification.find('entry-not-taken-up', { entry: entryWords(entry) }, { entryId: entry.id });
    } else if (judgeContents(entry) !== 'whole') {
      verification.find('entry-contents-changed', { entry: entryWords(entry) }, { entryId: entry.id });
    } else figures.waiting += 1;
  }
}

/** Entries that were taken up but not signed, though a checkpoint was due. */
export async function verifySigned(verification: Verification): Promise<void> {
  const latest = Date.parse(verification.options.at) - WINDOW;
  const rows = verification.rows<RecordedEntry & { index: number }>(
    `SELECT ${RECORDED_ENTRY}, l.leaf_index::float8 AS index FROM audit_leaf l
     JOIN audit_entry e ON e.district_id = l.district_id AND e.id = l.entry_id
     WHERE l.district_id = $1
       AND l.leaf_index >= (SELECT coalesce(max(size), 0) FROM audit_checkpoint WHERE district_id = $1)
     ORDER BY l.leaf_index`,
  );
  let first: (RecordedEntry & { index: number }) | undefined;
  let count = 0;
  let overdue = false;
  for await (const entry of rows) {
    first ??= entry;
    count += 1;
    overdue ||= Date.parse(entry.at) < latest;
  }
  if (!first || !overdue) return;
  const about = { entryId: first.id, index: first.index };
  verification.find('not-signed', { count, entry: entryWords(first) }, about);
}
