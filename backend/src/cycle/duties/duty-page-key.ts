import { pageCursor } from '../../platform/http/page-cursor';
import type { DutyPageKey } from './duty-pages.repository';

const CURSOR = pageCursor('day', 'id');

/** The cursor for the page after the row with this key. */
export const writePageKey = ({ day, id }: DutyPageKey): string => CURSOR.write([day, id]);

/** Reads a cursor that {@link writePageKey} made. */
export function readPageKey(cursor: string | undefined): DutyPageKey | undefined {
  const key = CURSOR.read(cursor);
  return key && { day: key[0], id: key[1] };
}
