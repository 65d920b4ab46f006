import { surveyRefusals } from './survey-refusals';
import type { Refusal } from '../../platform/refusal';

/** 等次 (named levels that carry a coefficient), 单选 (a choice that carries none), 文字 (a few words, never compulsory). */
export const QUESTION_KINDS = ['levels', 'choice', 'text'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** What a question is asked about: each subject by itself, or the whole. */
export const QUESTION_ABOUTS = ['subject', 'whole'] as const;
export type QuestionAbout = (typeof QUESTION_ABOUTS)[number];

/** An answer that can be ticked. `coefficient` is a decimal string; null abstains (不了解), or carries no value (单选). */
export interface AnswerOption {
  readonly key: string;
  readonly zh: string;
  readonly en?: string | null;
  readonly coefficient?: string | null;
}

export interface Question {
  readonly key: string;
  readonly kind: QuestionKind;
  readonly about: QuestionAbout;
  readonly zh: string;
  readonly en?: string | null;
  /** Whether a ballot without an answer is handed back; never for text. */
  readonly required: boolean;
  readonly options: readonly AnswerOption[];
}

/** Where one answer stands on a ballot: a question about one subject, or about the whole. */
export interface Cell {
  readonly key: string;
  readonly question: Question;
  /** Null for a question about the whole. */
  readonly subjectKey: string | null;
}

export const MOST_QUESTIONS = 30;
export const MOST_OPTIONS = 10;
export const MOST_SUBJECTS = 30;
export const LONGEST_WORDS = 300;

export const cellKey = (subjectKey: string | null, questionKey: string): string =>
  `${subjectKey ?? 'all'}.${questionKey}`;

/** The cells of a ballot in the order in which they stand on it: subject by subject, the whole last. */
export function cellsOf(questions: readonly Question[], subjectKeys: readonly string[]): Cell[] {
  const of = (about: QuestionAbout, subjectKey: string | null): Cell[] =>
    questions
      .filter((question) => question.about === about)
      .map((question) => ({ key: cellKey(subjectKey, question.key), question, subjectKey }));
  return [...subjectKeys.flatMap((key) => of('subject', key)), ...of('whole', null)];
}

/** The first fault of a questionnaire, if it has one: what keeps it from being asked. */
export function questionnaireFault(questions: readonly Question[]): Refusal | null {
  if (questions.length === 0) return surveyRefusals['survey.no-question']();
  if (new Set(questions.map(({ key }) => key)).size < questions.length)
    return surveyRefusals['survey.question-twice']();
  for (const [index, question] of questions.entries()) {
    const parameters = { number: index + 1 };
    if (question.zh.trim() === '') return surveyRefusals['survey.question-empty']({ parameters });
    if (question.kind === 'text') continue;
    const names = question.options.map(({ zh }) => zh.trim());
    if (names.length < 2 || names.some((name) => name === ''))
      return surveyRefusals['survey.options-missing']({ parameters });
    const keys = new Set(question.options.map(({ key }) => key));
    if (new Set(names).size < names.length || keys.size < names.length)
      return surveyRefusals['survey.option-twice']({ parameters });
    if (question.kind === 'levels' && !question.options.some(({ coefficient }) => coefficient != null))
      return surveyRefusals['survey.levels-without-value']({ parameters });
  }
  return null;
}

const level = (key: string, zh: string, en: string, coefficient: string | null): AnswerOption => ({
  key,
  zh,
  en,
  coefficient,
});

/** The levels that most surveys ask for, as the shipped schemes value them. */
export const SATISFACTION: readonly AnswerOption[] = [
  level('o1', '满意', 'Satisfied', '1'),
  level('o2', '基本满意', 'Mostly satisfied', '0.8'),
  level('o3', '不满意', 'Not satisfied', '0'),
  level('o4', '不了解', "Don't know", null),
];

/** What a new survey starts from: one question of levels about each subject, and a few words about the whole. */
export const FIRST_QUESTIONS: readonly Question[] = [
  {
    key: 'q1',
    kind: 'levels',
    about: 'subject',
    zh: '您对抓基层党建工作的总体评价',
    en: 'How do you judge the work on grassroots Party building?',
    required: true,
    options: SATISFACTION,
  },
  {
    key: 'q2',
    kind: 'text',
    about: 'whole',
    zh: '您还有什么意见建议',
    en: 'Anything else that you want to say?',
    required: false,
    options: [],
  },
];
