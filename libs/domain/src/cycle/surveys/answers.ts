import { LONGEST_WORDS } from './questionnaire';
import type { Cell } from './questionnaire';

/** A ballot: by cell, the key of the option ticked, or the words written. A cell left blank is not there. */
export type Answers = Readonly<Record<string, string>>;

/** What a ballot says in the terms of its questionnaire, and which cells it should not have left as they are. */
export interface AnswersRead {
  readonly answers: Answers;
  /** Compulsory and blank. */
  readonly missing: readonly string[];
  /** Not one of the options, or too many words. */
  readonly invalid: readonly string[];
}

/** Reads what was sent for the cells of a ballot; whatever belongs to no cell is dropped. */
export function readAnswers(cells: readonly Cell[], given: Readonly<Record<string, unknown>>): AnswersRead {
  const answers: Record<string, string> = {};
  const missing: string[] = [];
  const invalid: string[] = [];
  for (const { key, question } of cells) {
    const said = Object.hasOwn(given, key) ? given[key] : undefined;
    const value = typeof said === 'string' ? said.trim() : '';
    if (value === '') {
      if (question.required && question.kind !== 'text') missing.push(key);
    } else if (question.kind === 'text') {
      if ([...value].length > LONGEST_WORDS || value.includes('\0')) invalid.push(key);
      else answers[key] = value;
    } else if (question.options.some((option) => option.key === value)) answers[key] = value;
    else invalid.push(key);
  }
  return { answers, missing, invalid };
}

/** The same ballot in two parts that are kept apart: what was ticked, and what was written (a hand can be known by its words). */
export function partsOf(cells: readonly Cell[], answers: Answers): { marks: Answers; words: Answers } {
  const written = new Set(cells.filter(({ question }) => question.kind === 'text').map(({ key }) => key));
  const part = (isWritten: boolean) =>
    Object.fromEntries(Object.entries(answers).filter(([key]) => written.has(key) === isWritten));
  return { marks: part(false), words: part(true) };
}
