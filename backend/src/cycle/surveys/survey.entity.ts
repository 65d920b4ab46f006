import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { SurveyState } from '@zeren/domain/cycle/surveys/survey-states';

/** A survey (评议): what is asked, of whom, by which body. */
@Entity('survey')
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
export class Survey {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'title', type: 'text' })
  title: string;

  @Column({ name: 'intro', type: 'text', nullable: true })
  intro: string | null;

  @Column({ name: 'state', type: 'text' })
  state: SurveyState;

  @Column({ name: 'questionnaire_number', type: 'integer' })
  questionnaireNumber: number;

  @Column({ name: 'asked_digest', type: 'text', nullable: true })
  askedDigest: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'created_by_tenure_id', type: 'uuid', nullable: true })
  createdByTenureId: string | null;

  @Column({ name: 'opened_at', type: 'timestamptz', nullable: true })
  openedAt: Date | null;

  @Column({ name: 'opened_by_tenure_id', type: 'uuid', nullable: true })
  openedByTenureId: string | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  @Column({ name: 'closed_by_tenure_id', type: 'uuid', nullable: true })
  closedByTenureId: string | null;

  @Column({ name: 'counts', type: 'jsonb', nullable: true })
  counts: object | null;

  @Column({ name: 'ballots_digest', type: 'text', nullable: true })
  ballotsDigest: string | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
