import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Answers } from '@zeren/domain/cycle/surveys/answers';

/** What was ticked or written on one ballot of a closed survey. */
@Entity('survey_ballot')
@ForeignKey('survey', ['districtId', 'surveyId'], ['districtId', 'id'])
@ForeignKey('survey_group', ['districtId', 'groupId'], ['districtId', 'id'])
export class SurveyBallot {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'survey_id', type: 'uuid' })
  surveyId: string;

  @Column({ name: 'group_id', type: 'uuid' })
  groupId: string;

  @Column({ name: 'kind', type: 'text' })
  kind: 'marks' | 'words';

  @Column({ name: 'answers', type: 'jsonb' })
  answers: Answers;
}
