/** A part of a document, from it downwards: names, and numbers of entries in lists. */
export type PartPath = readonly (string | number)[];

export type Leaf = string | number | boolean | null | readonly [] | Readonly<Record<string, never>>;

/** Everything that holds nothing further, with where it stands. */
export function leavesOf(value: unknown, path: PartPath = []): (readonly [path: PartPath, leaf: Leaf])[] {
  if (typeof value !== 'object' || value === null) return [[path, value as Leaf]];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...(value as unknown[]).entries()]
    : Object.entries(value).filter(([, part]) => part !== undefined);
  if (entries.length === 0) return [[path, value as Leaf]];
  return entries.flatMap(([name, part]) => leavesOf(part, [...path, name]));
}

/** As a cell says it: `/rule/entries/[0]/count`. Unlike a JSON Pointer it tells a list from what is named by a number. */
export function partText(path: PartPath): string {
  return path
    .map((one) => (typeof one === 'number' ? `/[${one}]` : `/${escaped(one).replace(/^\[/, '~2')}`))
    .join('');
}

/** Undefined where the text is none. */
export function partPath(text: string): PartPath | undefined {
  if (!text.startsWith('/')) return undefined;
  const path = text
    .slice(1)
    .split('/')
    .map((one) => {
      const entry = /^\[(\d{1,6})\]$/.exec(one);
      return entry ? Number(entry[1]) : one.replace(/~2/g, '[').replace(/~1/g, '/').replace(/~0/g, '~');
    });
  return path.includes('__proto__') ? undefined : path;
}

/** RFC 6901, as faults of a scheme say where they are. */
export const pointerOf = (path: PartPath): string => path.map((one) => `/${escaped(String(one))}`).join('');

/** A text that comes back from a cell as it was: no spaces at its ends, no line ends, nothing that a workbook escapes. */
export const isPlain = (text: string): boolean =>
  text !== '' && text === text.trim() && !/^'|\p{C}|_x/u.test(text);

/** The two cells of a leaf: a plain text stands as it is, everything else as JSON in the second. */
export function leafCells(leaf: Leaf): readonly [text: string, literal: string] {
  return typeof leaf === 'string' && isPlain(leaf) ? [leaf, ''] : ['', literalOf(leaf)];
}

/** JSON that comes back from a cell as it was. */
export const literalOf = (value: unknown): string =>
  JSON.stringify(value)
    .replace(/_x/g, String.raw`_\u0078`)
    .replace(/\p{Cf}/gu, unicode);

const unicode = (sign: string): string =>
  [...Array(sign.length).keys()]
    .map((index) => String.raw`\u` + sign.charCodeAt(index).toString(16).padStart(4, '0'))
    .join('');

/** Puts a leaf where its path says. False where something else stands there, or an entry before it is missing. */
export function putAt(document: Record<string, unknown>, path: PartPath, leaf: unknown): boolean {
  let holder: Record<string, unknown> | unknown[] = document;
  for (const [index, one] of path.entries()) {
    const last = index === path.length - 1;
    if (Array.isArray(holder) !== (typeof one === 'number')) return false;
    if (Array.isArray(holder) && (one as number) > holder.length) return false;
    const held = holder as Record<string | number, unknown>;
    const there = Object.hasOwn(held, one) ? held[one] : undefined;
    if (last) {
      if (there !== undefined) return false;
      held[one] = leaf;
      return true;
    }
    if (there === undefined) held[one] = typeof path[index + 1] === 'number' ? [] : {};
    const next = held[one];
    if (typeof next !== 'object' || next === null) return false;
    holder = next as Record<string, unknown> | unknown[];
  }
  return false;
}

const escaped = (name: string): string => name.replace(/~/g, '~0').replace(/\//g, '~1');
