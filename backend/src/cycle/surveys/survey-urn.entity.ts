import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Answers } from '@zeren/domain/cycle/surveys/answers';

/** Ballots of an open survey, shuffled with every cast. */
@Entity('survey_urn')
@ForeignKey('survey', ['districtId', 'surveyId'], ['districtId', 'id'])
@ForeignKey('survey_group', ['districtId', 'groupId'], ['districtId', 'id'])
export class SurveyUrn {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'survey_id', type: 'uuid' })
  surveyId: string;

  @PrimaryColumn({ name: 'group_id', type: 'uuid' })
  groupId: string;

  @PrimaryColumn({ name: 'number', type: 'integer' })
  number: number;

  @Column({ name: 'ballots', type: 'jsonb' })
  ballots: readonly Answers[];
}
