import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { Refused } from '../refused';

const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LONGEST_TEXT = 200;

/** What a part may be: whatever passes is a value that PostgreSQL takes, so a made-up cursor is never its fault. */
const PARTS = {
  id: (part: string) => ID.test(part),
  day: isDay,
  /** As PostgreSQL writes it, to the microsecond. */
  instant: (part: string) => isDay(part.slice(0, 10)) && part[10] === ' ' && TIME.test(part.slice(11)),
  count: (part: string) => /^\d{1,9}$/.test(part),
  text: (part: string) => part.length <= LONGEST_TEXT && !part.includes('\0'),
} as const;

/** Values of the last row's sort key, one per kind. */
type PageKey<Kinds extends readonly (keyof typeof PARTS)[]> = { readonly [Part in keyof Kinds]: string };

/** Writes and reads the cursor of one list. */
export interface PageCursor<Kinds extends readonly (keyof typeof PARTS)[]> {
  /** The cursor for the page after the row with this key; opaque to whoever carries it. */
  write(key: PageKey<Kinds>): string;
  /** The key in a cursor that `write` made; anything else is refused. */
  read(cursor: string | undefined): PageKey<Kinds> | undefined;
}

/** The cursor of a list that is sorted by parts of these kinds. */
export function pageCursor<const Kinds extends readonly (keyof typeof PARTS)[]>(
  ...kinds: Kinds
): PageCursor<Kinds> {
  const fits = (parts: unknown): parts is PageKey<Kinds> =>
    Array.isArray(parts) &&
    parts.length === kinds.length &&
    kinds.every((kind, index) => typeof parts[index] === 'string' && PARTS[kind](parts[index]));
  return {
    write: (key) => Buffer.from(JSON.stringify(key)).toString('base64url'),
    read(cursor) {
      if (cursor === undefined) return undefined;
      const parts = parse(cursor);
      if (!fits(parts)) throw new Refused(platformRefusals['request.invalid']({ field: 'after' }));
      return parts;
    },
  };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

function isDay(part: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(part)) return false;
  const time = Date.parse(`${part}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(part);
}
