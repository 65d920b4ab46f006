/** Twenty signs of the digest: eighty bits, short enough to be typed from paper. */
const LENGTH = 20;

/** What stands on each page of a printed agreement: the head of its text's digest, in groups of four. */
export const checkCode = (digest: string): string =>
  digest
    .slice(0, LENGTH)
    .toUpperCase()
    .replace(/.{4}(?=.)/g, '$&-');

/** The code as it is printed, from what somebody typed: any case, with or without gaps. Null when it can be none. */
export function readCheckCode(typed: string): string | null {
  const signs = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-F]+$/.test(signs) && signs.length === LENGTH ? checkCode(signs) : null;
}
