/** Where in a recorded row: names of fields, and numbers of elements from 0. */
export type FieldPath = readonly (string | number)[];

/** One field between two states of a row. */
export interface FieldChange {
  readonly path: FieldPath;
  /** Told in both states and different; told before only; told afterwards only. */
  readonly kind: 'changed' | 'removed' | 'set';
  readonly before: unknown;
  readonly after: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * What differs between two recorded states, field by field; what changed comes first. `before` usually tells no more than
 * what the act changed, so what only `after` tells is not "new" but what the record holds of the row.
 */
export function entryChanges(before: Fields | null, after: Fields | null): FieldChange[] {
  const found = compare([], before ?? undefined, after ?? undefined);
  const rank = { changed: 0, removed: 1, set: 2 };
  return found
    .map((change, place) => ({ change, place }))
    .sort((a, b) => rank[a.change.kind] - rank[b.change.kind] || a.place - b.place)
    .map(({ change }) => change);
}

function compare(path: FieldPath, before: unknown, after: unknown): FieldChange[] {
  if (before === undefined && after === undefined) return [];
  const keys = keysOf(before, after);
  if (keys) {
    return keys.flatMap((key) => compare([...path, key], partOf(before, key), partOf(after, key)));
  }
  if (before === undefined) return [{ path, kind: 'set', before: null, after }];
  if (after === undefined) return [{ path, kind: 'removed', before, after: null }];
  return same(before, after) ? [] : [{ path, kind: 'changed', before, after }];
}

/** The parts to go into; undefined where the values are compared as a whole. */
function keysOf(before: unknown, after: unknown): (string | number)[] | undefined {
  const sides = [before, after].filter((side) => side !== undefined);
  if (sides.every(isFields)) return [...new Set(sides.flatMap((side) => Object.keys(side)))];
  if (sides.every(isListOfFields)) {
    return Array.from({ length: Math.max(...sides.map((side) => side.length)) }, (_, place) => place);
  }
  return undefined;
}

function partOf(value: unknown, key: string | number): unknown {
  return value === undefined ? undefined : (value as Readonly<Record<string | number, unknown>>)[key];
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;

const isListOfFields = (value: unknown): value is readonly Fields[] =>
  Array.isArray(value) && value.length > 0 && value.every(isFields);

/** Both come out of JSON: two values are the same when they are written the same, keys in any order. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every(
    (key) => Object.hasOwn(a, key) && Object.hasOwn(b, key) && same(partOf(a, key), partOf(b, key)),
  );
}
