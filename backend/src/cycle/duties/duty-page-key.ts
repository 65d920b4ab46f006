import { pageCursor } from '../../platform/http/page-cursor';
import type { DutyPageKey } from './duty-pages.repository';

const CURSOR = pageCursor('day', 'id');

/** The cursor for the page after `last`. */
export const writePageKey = ({ dueOn, id }: DutyPageKey): string => CURSOR.write([dueOn, id]);

/** Reads a cursor that {@link writePageKey} made. */
export function readPageKey(cursor: string | undefined): DutyPageKey | undefined {
  const key = CURSOR.read(cursor);
  return key && { dueOn: key[0], id: key[1] };
}
