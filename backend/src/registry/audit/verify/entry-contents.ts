import { canonical, contentDigest } from '../../../platform/record/entry-bytes';

/** The contents of an entry as they are stored, and what the entry says of them. */
export interface StoredContents {
  readonly before: string | null;
  readonly after: string | null;
  readonly salt: Buffer | null;
  readonly beforeDigest: string | null;
  readonly afterDigest: string | null;
  /** Empty: from before entries were marked and contents salted. */
  readonly mac: string;
}

/** Whether contents are what the entry's digests are of; cleared ones leave their digests behind. */
export function judgeContents(stored: StoredContents): 'whole' | 'cleared' | 'changed' {
  const { before, after, salt, beforeDigest, afterDigest, mac } = stored;
  const marked = mac !== '';
  // Before entries were marked, what was before had no digest but stood in the leaf itself.
  const pairs: [string | null, string | null][] = [[after, afterDigest]];
  if (marked) pairs.push([before, beforeDigest]);
  let cleared = false;
  for (const [text, digest] of pairs) {
    if (text === null && digest === null) continue;
    if (digest === null) return 'changed';
    if (text === null) cleared = true;
    else if (digestOf(text, marked ? salt : Buffer.alloc(0)) !== digest) return 'changed';
  }
  const salted = marked && pairs.some(([text]) => text !== null);
  if (salt !== null && !salted) return cleared ? 'cleared' : 'changed';
  return cleared ? 'cleared' : 'whole';
}

function digestOf(text: string, salt: Buffer | null): string | undefined {
  if (!salt || !hasPlainNumbers(text)) return undefined;
  return contentDigest(salt, canonical(JSON.parse(text) as object));
}

/**
 * Whether every number of a jsonb text is spelled as the program's own numbers are stored: another spelling (1.0, digits
 * beyond what a number holds) reads as the same number, and was written by somebody else.
 */
function hasPlainNumbers(text: string): boolean {
  const outsideStrings = text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  for (const [number] of outsideStrings.matchAll(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g)) {
    if (number.length <= 15 && /^(?:0|-?[1-9]\d*)$/.test(number)) continue;
    if (plain(Number(number)) !== number) return false;
  }
  return true;
}

/** A number without exponent, as PostgreSQL writes numerics. */
function plain(number: number): string {
  const [, sign, first, rest = '', power] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(number.toExponential())!;
  const digits = `${first}${rest}`;
  const point = Number(power) + 1;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits.padEnd(point, '0')}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
