import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Tickets that were printed together. */
@Entity('survey_ticket_batch')
@ForeignKey('survey', ['districtId', 'surveyId'], ['districtId', 'id'])
@ForeignKey('survey_group', ['districtId', 'groupId'], ['districtId', 'id'])
export class SurveyTicketBatch {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'survey_id', type: 'uuid' })
  surveyId: string;

  @Column({ name: 'group_id', type: 'uuid' })
  groupId: string;

  @Column({ name: 'number', type: 'integer' })
  number: number;

  @Column({ name: 'tickets', type: 'integer' })
  tickets: number;

  @Column({ name: 'made_at', type: 'timestamptz' })
  madeAt: Date;

  @Column({ name: 'made_by_tenure_id', type: 'uuid', nullable: true })
  madeByTenureId: string | null;

  @Column({ name: 'voided_at', type: 'timestamptz', nullable: true })
  voidedAt: Date | null;

  @Column({ name: 'voided_by_tenure_id', type: 'uuid', nullable: true })
  voidedByTenureId: string | null;
}
