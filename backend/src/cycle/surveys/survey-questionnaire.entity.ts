import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Question } from '@zeren/domain/cycle/surveys/questionnaire';

/** One version of the questions of a survey. */
@Entity('survey_questionnaire')
@ForeignKey('survey', ['districtId', 'surveyId'], ['districtId', 'id'])
export class SurveyQuestionnaire {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'survey_id', type: 'uuid' })
  surveyId: string;

  @PrimaryColumn({ name: 'number', type: 'integer' })
  number: number;

  @Column({ name: 'questions', type: 'jsonb' })
  questions: readonly Question[];

  @Column({ name: 'made_at', type: 'timestamptz' })
  madeAt: Date;

  @Column({ name: 'made_by_tenure_id', type: 'uuid', nullable: true })
  madeByTenureId: string | null;
}
