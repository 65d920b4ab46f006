/** One thing said in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What a field of a recorded row is called, and how its values read. */
export interface FieldWords extends Words {
  /** The kind of subject that its ids are of. */
  readonly names?: string;
  /** What its codes mean. */
  readonly values?: Readonly<Record<string, Words>>;
}

/** A field's words. */
export const field = (
  zh: string,
  en: string,
  more: Pick<FieldWords, 'names' | 'values'> = {},
): FieldWords => ({
  zh,
  en,
  ...more,
});
/** What codes mean, as the words of a field take it. */
export const meaning = (values: Readonly<Record<string, readonly [zh: string, en: string]>>) => ({
  values: Object.fromEntries(Object.entries(values).map(([code, [zh, en]]) => [code, { zh, en }])),
});
