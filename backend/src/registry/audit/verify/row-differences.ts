import { canonical } from '../../../platform/record/entry-bytes';

/** A value that is another than the one that was sealed. */
export interface Difference {
  readonly path: string;
  readonly was: string;
  readonly is: string;
}

const MOST = 5;
const LONGEST = 80;

/** Where a row differs from what was sealed of it; a key that one of them lacks counts as null. */
export function differencesOf(sealed: unknown, live: unknown): Difference[] {
  const found: Difference[] = [];
  compare('', sealed ?? null, live ?? null, found);
  return found;
}

function compare(path: string, was: unknown, is: unknown, found: Difference[]): void {
  if (found.length >= MOST) return;
  if (isObject(was) && isObject(is) && Array.isArray(was) === Array.isArray(is)) {
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
      compare(path ? `${path}.${key}` : key, was[key] ?? null, is[key] ?? null, found);
    }
  } else if (was !== is) found.push({ path, was: written(was), is: written(is) });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function written(value: unknown): string {
  const text = isObject(value) ? canonical(value) : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
