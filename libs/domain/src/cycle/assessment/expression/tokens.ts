/** One piece of an expression; `at` counts characters from 1, as a person does. */
export interface Token {
  readonly kind: 'number' | 'word' | 'name' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

/** What is wrong with an expression. */
export class ExpressionFault extends Error {
  constructor(
    readonly position: number,
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
  }
}

export const MAX_LENGTH = 500;

const PIECE =
  /(\s*)(?:(\d{1,15}(?:\.\d{1,15})?)|"([^"]{0,60})"|([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]+)*)|(<=|>=|!=|[-+*/()<>=,]))/uy;

/** Cuts an expression into its pieces. Each step consumes something, so the time is bounded by the length. */
export function cutTokens(text: string): Token[] {
  if (text.length > MAX_LENGTH) {
    throw new ExpressionFault(MAX_LENGTH, `最多 ${MAX_LENGTH} 个字`, `at most ${MAX_LENGTH} characters`);
  }
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < end) {
    const from = PIECE.lastIndex;
    const match = PIECE.exec(text);
    if (!match) {
      const at = from + text.slice(from).search(/\S/);
      throw new ExpressionFault(at + 1, `看不懂“${text[at]}”`, `"${text[at]}" means nothing here`);
    }
    const [, space = '', number, word, name, sign] = match;
    const kind = number !== undefined ? 'number' : word !== undefined ? 'word' : name ? 'name' : 'sign';
    const piece = number ?? word ?? name ?? sign!;
    tokens.push({ kind, text: piece, at: from + space.length + 1 });
  }
  tokens.push({ kind: 'end', text: '', at: text.length + 1 });
  return tokens;
}
