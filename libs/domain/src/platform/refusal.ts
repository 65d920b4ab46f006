/** The sentences of one refusal, and the HTTP status it is answered with. `{name}` marks a parameter. */
export interface RefusalSentence {
  readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 423 | 428 | 429 | 503;
  /** Says what is wrong and what to do, in Chinese. */
  readonly zh: string;
  /** The same sentence in English. */
  readonly en: string;
}

/** An expected "no": a rule's answer to a person, never a fault of the program. */
export interface Refusal {
  readonly code: string;
  readonly status: RefusalSentence['status'];
  readonly zh: string;
  readonly en: string;
  /** Name of the field of the request that the refusal is about, if one is. */
  readonly field?: string;
}

export type RefusalParameters = Readonly<Record<string, string | number>>;

export type RefusalMaker = (options?: { field?: string; parameters?: RefusalParameters }) => Refusal;

/** Makes one maker per code; rooms keep theirs in `<room>-refusals.ts`. */
export function defineRefusals<Code extends string>(
  sentences: Readonly<Record<Code, RefusalSentence>>,
): Readonly<Record<Code, RefusalMaker>> {
  const makers = {} as Record<Code, RefusalMaker>;
  for (const code of Object.keys(sentences) as Code[]) {
    const sentence = sentences[code];
    makers[code] = ({ field, parameters = {} } = {}) => ({
      code,
      status: sentence.status,
      zh: fill(sentence.zh, parameters),
      en: fill(sentence.en, parameters),
      ...(field === undefined ? {} : { field }),
    });
  }
  return makers;
}

function fill(sentence: string, parameters: RefusalParameters): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in parameters ? String(parameters[name]) : whole,
  );
}

/** What a rule answers: the next state, or why not. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const allow = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refuse = (refusal: Refusal): Outcome<never> => ({ ok: false, refusal });
