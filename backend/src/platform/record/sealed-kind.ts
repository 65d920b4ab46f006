import { INSTANT } from './entry-bytes';

/**
 * A kind of row whose every change leaves the whole row in the record (decision 9), so that a row changed past the
 * program shows. The room of the kind says here how its canonical row is read; writing (`tx.seal`) and verifying read it
 * by the same words.
 */
export interface SealedKind {
  /** `subject_kind` in the record. */
  readonly kind: string;
  /**
   * `SELECT … AS id, jsonb_build_object(…) AS row`: the canonical rows of the district `$1`. Of every stored column it
   * says the value, or `tables` says why not. A column that comes later is null in rows sealed before it came: fill it
   * by an act that seals, not by a migration.
   */
  readonly rows: string;
  /** `SELECT … AS id, … AS words`: what people call each row of the district `$1`. */
  readonly words: string;
  readonly tables: readonly SealedTable[];
  /** Sealed by a later version than the log's first: what stands in a district is sealed once, when that version comes. */
  readonly addedLater?: true;
}

/** A table that a canonical row is made of. */
export interface SealedTable {
  readonly table: string;
  /** The column that holds the id of the sealed row. */
  readonly id: string;
  /** Columns that follow from elsewhere (where an organisation lies, counts, texts for searching). */
  readonly derived: readonly string[];
}

/** An instant in a canonical row. */
export const instant = (expression: string): string =>
  `to_char(${expression} AT TIME ZONE 'UTC', '${INSTANT}')`;
