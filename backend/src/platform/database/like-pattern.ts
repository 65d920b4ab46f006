/** What somebody typed, as a part of a LIKE pattern over text in lower case. */
export function likePattern(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&');
}
