/** Side of the small grey picture that pictures are compared by. */
export const GRID = 9;
/** Of 64 bits, so many may differ between pictures that are one picture, saved or cut down again. */
export const PICTURE_DISTANCE = 5;
/** The same for texts: a date or a number changed here and there. */
export const TEXT_DISTANCE = 6;
/** Shorter texts are alike by chance. */
const LEAST_CHARACTERS = 80;
/** A wall, a blank page: such pictures are all alike. */
const LEAST_CONTRAST = 10;
const SHINGLE = 4;
const BITS = 64;

/**
 * What a picture looks like, in 64 bits: whether each point of the small grey picture is brighter than the one to its
 * right (dHash). Four times, for the four ways it may be turned; the first is as it stands. Nothing for a blank picture.
 */
export function pictureMarks(grey: readonly number[]): string[] {
  if (Math.max(...grey) - Math.min(...grey) < LEAST_CONTRAST) return [];
  const marks: string[] = [];
  for (let turn = 0, grid = grey; turn < 4; turn += 1, grid = turned(grid)) marks.push(gradients(grid));
  return marks;
}

function gradients(grid: readonly number[]): string {
  let bits = '';
  for (let y = 0; y < GRID - 1; y += 1) {
    for (let x = 0; x < GRID - 1; x += 1) bits += grid[y * GRID + x]! > grid[y * GRID + x + 1]! ? '1' : '0';
  }
  return bits;
}

/** A quarter clockwise. */
function turned(grid: readonly number[]): number[] {
  return grid.map((_, at) => grid[(GRID - 1 - (at % GRID)) * GRID + Math.floor(at / GRID)]!);
}

/**
 * What a text says, in 64 bits (simhash over runs of four characters, without spaces, punctuation and digits: the same
 * minutes with another date are the same). Null for a text too short to be compared.
 */
export function textMark(text: string): string | null {
  const characters = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}]/gu, ''),
  ];
  if (characters.length < LEAST_CHARACTERS) return null;
  const shingles = new Set<string>();
  for (let at = 0; at + SHINGLE <= characters.length; at += 1) {
    shingles.add(characters.slice(at, at + SHINGLE).join(''));
  }
  const weights = new Int32Array(BITS);
  for (const shingle of shingles) {
    const halves = [hash(shingle, 0x811c9dc5), hash(shingle, 0x9e3779b9)];
    for (let bit = 0; bit < BITS; bit += 1) {
      weights[bit]! += (halves[bit >> 5]! >>> (bit & 31)) & 1 ? 1 : -1;
    }
  }
  return Array.from(weights, (weight) => (weight > 0 ? '1' : '0')).join('');
}

/** FNV-1a with a last stir, so that near strings fall far apart. */
function hash(text: string, seed: number): number {
  let value = seed;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** In how many bits two marks differ. */
export function distance(a: string, b: string): number {
  let differing = 0;
  for (let at = 0; at < BITS; at += 1) if (a[at] !== b[at]) differing += 1;
  return differing;
}
