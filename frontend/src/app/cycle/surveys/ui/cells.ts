import { cellsOf } from '@zeren/domain/cycle/surveys/questionnaire';
import type { Cell } from '@zeren/domain/cycle/surveys/questionnaire';
import type { SurveyView } from '../data/survey-views';

/** The cells of a survey's ballot, in the order in which they stand on it. */
export const cellsOfSurvey = ({ questions, asked }: SurveyView): Cell[] =>
  cellsOf(
    questions,
    asked.map(({ key }) => key),
  );

/** Whom a cell is about; null for the whole. */
export const subjectOfCell = (
  { asked }: SurveyView,
  { subjectKey }: Pick<Cell, 'subjectKey'>,
): string | null => asked.find(({ key }) => key === subjectKey)?.nameZh ?? null;
