import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A ticket, known by the hash of its code alone. */
@Entity('survey_ticket')
@ForeignKey('survey', ['districtId', 'surveyId'], ['districtId', 'id'])
@ForeignKey('survey_group', ['districtId', 'groupId'], ['districtId', 'id'])
@ForeignKey('survey_ticket_batch', ['districtId', 'batchId'], ['districtId', 'id'])
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
export class SurveyTicket {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'survey_id', type: 'uuid' })
  surveyId: string;

  @PrimaryColumn({ name: 'hash', type: 'bytea' })
  hash: Buffer;

  @Column({ name: 'group_id', type: 'uuid' })
  groupId: string;

  @Column({ name: 'batch_id', type: 'uuid' })
  batchId: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'state', type: 'text' })
  state: 'unused' | 'spent' | 'void';
}
