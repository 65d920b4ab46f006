import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { PaperState } from '@zeren/domain/cycle/surveys/may-enter-paper';

/** A bundle of paper ballots of one group. */
@Entity('survey_paper')
@ForeignKey('survey', ['districtId', 'surveyId'], ['districtId', 'id'])
@ForeignKey('survey_group', ['districtId', 'groupId'], ['districtId', 'id'])
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
@ForeignKey('person', ['districtId', 'firstPersonId'], ['districtId', 'id'])
@ForeignKey('person', ['districtId', 'secondPersonId'], ['districtId', 'id'])
@ForeignKey('person', ['districtId', 'settledPersonId'], ['districtId', 'id'])
export class SurveyPaper {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'survey_id', type: 'uuid' })
  surveyId: string;

  @Column({ name: 'group_id', type: 'uuid' })
  groupId: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'number', type: 'integer' })
  number: number;

  @Column({ name: 'sheets', type: 'integer' })
  sheets: number;

  @Column({ name: 'state', type: 'text' })
  state: PaperState;

  @Column({ name: 'first_person_id', type: 'uuid' })
  firstPersonId: string;

  @Column({ name: 'first_at', type: 'timestamptz' })
  firstAt: Date;

  @Column({ name: 'second_person_id', type: 'uuid', nullable: true })
  secondPersonId: string | null;

  @Column({ name: 'second_at', type: 'timestamptz', nullable: true })
  secondAt: Date | null;

  @Column({ name: 'settled_person_id', type: 'uuid', nullable: true })
  settledPersonId: string | null;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true })
  settledAt: Date | null;

  @Column({ name: 'differences', type: 'integer', nullable: true })
  differences: number | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
