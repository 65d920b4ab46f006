/** Digits and letters without those that are mistaken for others (I, L, O, U). */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Eighty bits: nobody hits on one, not even with the table of hashes in hand. */
export const CODE_LENGTH = 16;

/** The code as it was printed, from what somebody typed: any case, with or without gaps. Null when it can be none. */
export function readCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replace(/[\s\-—–_.·]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (code.length !== CODE_LENGTH) return null;
  return [...code].every((sign) => CODE_ALPHABET.includes(sign)) ? code : null;
}

/** `7K2M-…`, in groups of four, as it is printed. */
export const printedCode = (code: string): string => code.replace(/.{4}(?=.)/g, '$&-');
