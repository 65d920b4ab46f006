import { pageCursor } from '../../platform/http/page-cursor';

/** Where a page goes on: the instant (as PostgreSQL writes it, to the microsecond) and id of its last row. */
export interface PageKey {
  readonly at: string;
  readonly id: string;
}

const CURSOR = pageCursor('instant', 'id');

/** The cursor for the page after `rows`, or null when they were the last. */
export function cursorAfter(rows: readonly { pageAt: string; id: string }[], limit: number): string | null {
  const last = rows[limit - 1];
  return last ? CURSOR.write([last.pageAt, last.id]) : null;
}

/** Reads a cursor that {@link cursorAfter} made. */
export function readCursor(cursor: string | undefined): PageKey | null {
  const key = CURSOR.read(cursor);
  return key ? { at: key[0], id: key[1] } : null;
}
