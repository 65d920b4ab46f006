import { INSTANT } from '../../../platform/record/entry-bytes';
import type { SealedKind } from '../../../platform/record/sealed-kind';
import { subjectWords } from '@zeren/domain/registry/audit/subject-words';
import { entryWords } from './entry-words';
import type { NamedEntry } from './entry-words';
import { differencesOf } from './row-differences';
import { sideBySide } from './verification';
import type { Verification } from './verification';

interface LiveRow {
  readonly id: string;
  readonly row: object;
}

/** The last entry that sealed a row. */
interface Seal extends NamedEntry {
  readonly after: object | null;
}

/** Every live row of a sealed kind against its last entry, and every last entry against its row. */
export async function verifyRows(verification: Verification, kind: SealedKind): Promise<void> {
  const { figures } = verification;
  const live = verification.rows<LiveRow>(`SELECT id, row FROM (${kind.rows}) AS sealed ORDER BY id`);
  const seals = verification.rows<Seal>(
    `SELECT DISTINCT ON (e.subject_id) e.id, to_char(e.at AT TIME ZONE 'UTC', '${INSTANT}') AS at, e.action,
            e.subject_kind AS "subjectKind", e.subject_id AS "subjectId", e.after
     FROM audit_entry e LEFT JOIN audit_leaf l ON l.district_id = e.district_id AND l.entry_id = e.id
     WHERE e.district_id = $1 AND e.subject_kind = $2 AND e.sealed
     ORDER BY e.subject_id, l.leaf_index DESC NULLS FIRST, e.txid DESC, e.id DESC`,
    kind.kind,
  );
  const words = subjectWords(kind.kind);
  for await (const { left: row, right: seal } of sideBySide(live, seals, byId)) {
    if (row) figures.sealedRows += 1;
    if (!seal) {
      const named = await wordsOf(verification, kind, row!.id);
      verification.find('row-unsealed', { kind: words, words: named }, { subjectId: row!.id });
    } else if (!row) {
      const about = { entryId: seal.id, subjectId: seal.subjectId };
      verification.find('row-vanished', { kind: words, id: seal.subjectId, entry: entryWords(seal) }, about);
    } else if (!seal.after) figures.uncomparable += 1;
    else {
      const differences = differencesOf(seal.after, row.row);
      if (differences.length === 0) continue;
      verification.find(
        'row-changed',
        {
          kind: words,
          words: await wordsOf(verification, kind, row.id),
          differences: {
            zh: differences.map(({ path, was, is }) => `${path} 由 ${was} 变为 ${is}`).join('；'),
            en: differences.map(({ path, was, is }) => `${path} from ${was} to ${is}`).join('; '),
          },
          entry: entryWords(seal),
        },
        { entryId: seal.id, subjectId: row.id },
      );
    }
  }
}

const byId = (row: LiveRow, { subjectId }: Seal) => (row.id < subjectId ? -1 : row.id > subjectId ? 1 : 0);

async function wordsOf({ client, districtId }: Verification, kind: SealedKind, id: string): Promise<string> {
  const { rows } = await client.query<{ words: string }>(
    `SELECT words FROM (${kind.words}) AS named WHERE id = $2`,
    [districtId, id],
  );
  return rows[0]?.words ?? id;
}
