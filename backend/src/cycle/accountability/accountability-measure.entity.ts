import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type {
  AppealAnswer,
  MeasureState,
  MeasureTarget,
} from '@zeren/domain/cycle/accountability/matter-states';

/** A measure that came of a matter, with its effect period. */
@Entity('accountability_measure')
@ForeignKey('accountability_matter', ['districtId', 'matterId'], ['districtId', 'id'])
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'tenureId'], ['districtId', 'id'])
@ForeignKey('person', ['districtId', 'personId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'recordedByTenureId'], ['districtId', 'id'])
export class AccountabilityMeasure {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'matter_id', type: 'uuid' })
  matterId: string;

  @Column({ name: 'target', type: 'text' })
  target: MeasureTarget;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'tenure_id', type: 'uuid', nullable: true })
  tenureId: string | null;

  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId: string | null;

  @Column({ name: 'organization_name', type: 'text' })
  organizationName: string;

  @Column({ name: 'subject_name', type: 'text' })
  subjectName: string;

  @Column({ name: 'form_code', type: 'text' })
  formCode: string;

  @Column({ name: 'decided_by', type: 'text' })
  decidedBy: string;

  @Column({ name: 'number', type: 'text' })
  number: string;

  @Column({ name: 'decided_on', type: 'date' })
  decidedOn: string;

  @Column({ name: 'delivered_on', type: 'date' })
  deliveredOn: string;

  @Column({ name: 'months', type: 'integer', nullable: true })
  months: number | null;

  @Column({ name: 'ends_on', type: 'date' })
  endsOn: string;

  @Column({ name: 'state', type: 'text' })
  state: MeasureState;

  @Column({ name: 'appealed_on', type: 'date', nullable: true })
  appealedOn: string | null;

  @Column({ name: 'appeal_answer_due_on', type: 'date', nullable: true })
  appealAnswerDueOn: string | null;

  @Column({ name: 'appeal_answer', type: 'text', nullable: true })
  appealAnswer: AppealAnswer | null;

  @Column({ name: 'appeal_answered_on', type: 'date', nullable: true })
  appealAnsweredOn: string | null;

  @Column({ name: 'appeal_answer_number', type: 'text', nullable: true })
  appealAnswerNumber: string | null;

  @Column({ name: 'corrected_on', type: 'date', nullable: true })
  correctedOn: string | null;

  @Column({ name: 'correction_number', type: 'text', nullable: true })
  correctionNumber: string | null;

  @Column({ name: 'corrected_by', type: 'text', nullable: true })
  correctedBy: string | null;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by_tenure_id', type: 'uuid', nullable: true })
  recordedByTenureId: string | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
