import { FIRST_QUESTIONS, SATISFACTION } from '@zeren/domain/cycle/surveys/questionnaire';
import type { Question, QuestionAbout, QuestionKind } from '@zeren/domain/cycle/surveys/questionnaire';
import type { SurveyBody, SurveyView } from '../data/survey-views';

/** A survey while it is written: everything that is typed, as it is typed. */
export interface Draft {
  title: string;
  intro: string;
  questions: DraftQuestion[];
  subjects: DraftSubject[];
  groups: DraftGroup[];
}
export interface DraftGroup {
  nameZh: string;
  nameEn: string;
  tickets: number;
}
export interface DraftQuestion {
  key: string;
  kind: QuestionKind;
  about: QuestionAbout;
  zh: string;
  en: string;
  required: boolean;
  options: { key: string; zh: string; en: string; coefficient: string }[];
}
export interface DraftSubject {
  organizationId: string;
  postId: string | null;
  nameZh: string;
}

/** What a new survey starts from. */
export const newDraft = (): Draft => ({
  ...{ title: '', intro: '', subjects: [] },
  questions: FIRST_QUESTIONS.map(asDraft),
  groups: [
    { nameZh: '党员', nameEn: 'Party members', tickets: 30 },
    { nameZh: '群众', nameEn: 'Residents', tickets: 30 },
  ],
});

export const draftOf = (survey: SurveyView): Draft => ({
  title: survey.title,
  intro: survey.intro ?? '',
  questions: survey.questions.map(asDraft),
  subjects: survey.asked.map(({ organizationId, postId, nameZh }) => ({ organizationId, postId, nameZh })),
  groups: survey.groups.map(({ nameZh, nameEn, asked }) => ({
    nameZh,
    nameEn: nameEn ?? '',
    tickets: asked,
  })),
});

/** As the server takes it; empty lines of options are left out. */
export const bodyOf = ({ title, intro, questions, subjects, groups }: Draft): SurveyBody => ({
  title: title.trim(),
  intro: intro.trim() || null,
  questions: questions.map(({ kind, en, options, ...question }) => ({
    ...question,
    kind,
    en: en.trim() || null,
    required: kind === 'text' ? false : question.required,
    options:
      kind === 'text'
        ? []
        : options
            .filter(({ zh }) => zh.trim() !== '')
            .map((option) => ({
              key: option.key,
              zh: option.zh.trim(),
              en: option.en.trim() || null,
              coefficient: kind === 'levels' ? option.coefficient.trim() || null : null,
            })),
  })),
  subjects: subjects.map(({ organizationId, postId }) => ({ organizationId, postId })),
  groups: groups.map(({ nameZh, nameEn, tickets }) => ({
    nameZh: nameZh.trim(),
    nameEn: nameEn.trim() || null,
    tickets,
  })),
});

/** One more question, under a key that none of the others has. */
export function anotherQuestion(questions: readonly DraftQuestion[]): DraftQuestion {
  const key = `q${nextNumber(questions)}`;
  const options = SATISFACTION.map((option) => ({ ...option }));
  return asDraft({ key, kind: 'levels', about: 'subject', zh: '', en: null, required: true, options });
}

export const anotherOption = (options: readonly { key: string }[]): DraftQuestion['options'][number] => ({
  key: `o${nextNumber(options)}`,
  ...{ zh: '', en: '', coefficient: '' },
});

const nextNumber = (rows: readonly { key: string }[]): number =>
  Math.max(0, ...rows.map(({ key }) => Number(key.slice(1)))) + 1;

function asDraft({ key, kind, about, zh, en, required, options }: Question): DraftQuestion {
  return {
    ...{ key, kind, about, zh, required, en: en ?? '' },
    options: options.map((option) => ({
      key: option.key,
      zh: option.zh,
      en: option.en ?? '',
      coefficient: option.coefficient ?? '',
    })),
  };
}
