/** A character of a name and how it may be read, the likeliest first; letters and digits have no reading. */
export interface NameCharacter {
  readonly character: string;
  /** In plain letters: `lin`, `lv`. */
  readonly readings: readonly string[];
}

/** What a name is found by: typed words that begin like the key find it. */
export interface NameKey {
  readonly key: string;
  /** Whether the key begins with the first character of the name. */
  readonly fromStart: boolean;
  /** Whether it is the whole name, whole pinyin or all initials. */
  readonly whole: boolean;
}

/** Keys are cut here, and so is what is looked for: nobody types more to find a name. */
export const KEY_LENGTH = 24;

/** A name with many readings is read in so many ways at most. */
const MOST_READINGS = 8;

/** As names and typed words are compared: plain small letters, digits, characters; ü as v. Nothing else counts. */
export function normalized(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The words that are looked for, cut to the length of keys. */
export function searchWords(typed: string): string[] {
  const words = typed.split(/\s+/u).map(normalized);
  return [...new Set(words.filter((word) => word !== ''))].map((word) =>
    [...word].slice(0, KEY_LENGTH).join(''),
  );
}

/** Every beginning within a name: its characters, its pinyin and its initials from each character on. */
export function nameKeys(name: readonly NameCharacter[]): NameKey[] {
  const keys = new Map<string, NameKey>();
  const add = (letters: readonly string[], start: number) => {
    const characters = [...letters.slice(start).join('')];
    const key = characters.slice(0, KEY_LENGTH).join('');
    const known = keys.get(key);
    const fromStart = start === 0 || (known?.fromStart ?? false);
    const whole = (start === 0 && characters.length <= KEY_LENGTH) || (known?.whole ?? false);
    keys.set(key, { key, fromStart, whole });
  };
  const readings = waysToRead(name);
  for (let start = 0; start < name.length; start += 1) {
    add(
      name.map(({ character }) => character),
      start,
    );
    for (const reading of readings) {
      add(reading, start);
      add(
        reading.map((syllable) => [...syllable][0] ?? ''),
        start,
      );
    }
  }
  return [...keys.values()];
}

/**
 * A name as {@link wordPattern} looks at it, a line for each way to read it: `单shan 立li 新xin`. For words that keys do
 * not know: pinyin of one character and initials of the next, characters and letters mixed.
 */
export function nameForms(name: readonly NameCharacter[]): string {
  return waysToRead(name)
    .map((reading) =>
      name
        .map(({ character, readings }, index) => `${character}${readings.length > 0 ? reading[index] : ''}`)
        .join(' '),
    )
    .join('\n');
}

/** A pattern that finds, in {@link nameForms}, names of which each character is typed, or begun to be typed, in turn. */
export function wordPattern(word: string): string {
  const typed = [...word];
  return typed
    .map((character, index) => {
      const before = typed[index - 1];
      if (!isLetter(character)) return before === undefined ? character : `[a-z]* ${character}`;
      if (before === undefined) return `(^|[ \n])[^a-z \n]?${character}`;
      return isLetter(before) ? `([a-z]* [^a-z \n]?)?${character}` : `[a-z]* [^a-z \n]?${character}`;
    })
    .join('');
}

/** Each way to read the whole name, the likeliest first: its characters' readings, in as many combinations as are kept. */
function waysToRead(name: readonly NameCharacter[]): string[][] {
  let ways: string[][] = [[]];
  for (const { character, readings } of name) {
    const [first = character, ...others] = readings;
    const more = ways.flatMap((way) => others.map((reading) => [...way, reading]));
    ways = [...ways.map((way) => [...way, first]), ...more].slice(0, MOST_READINGS);
  }
  return ways;
}

function isLetter(character: string): boolean {
  return character >= 'a' && character <= 'z';
}
