import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { ExtensionState } from '@zeren/domain/cycle/duties/extensions/may-extend-duty';

/** A request for more time (延期), and what was said to it. */
@Entity('duty_extension')
@ForeignKey('duty', ['districtId', 'dutyId'], ['districtId', 'id'])
@ForeignKey('person', ['districtId', 'askedByPersonId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'askedByTenureId'], ['districtId', 'id'])
@ForeignKey('organization', ['districtId', 'deciderOrganizationId'], ['districtId', 'id'])
@ForeignKey('post', ['districtId', 'deciderPostId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'decidedByTenureId'], ['districtId', 'id'])
export class DutyExtension {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'duty_id', type: 'uuid' })
  dutyId: string;

  @Column({ name: 'due_before', type: 'date' })
  dueBefore: string;

  @Column({ name: 'asked_for', type: 'date' })
  askedFor: string;

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  @Column({ name: 'asked_by_person_id', type: 'uuid' })
  askedByPersonId: string;

  @Column({ name: 'asked_by_tenure_id', type: 'uuid' })
  askedByTenureId: string;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt: Date;

  @Column({ name: 'decider_organization_id', type: 'uuid' })
  deciderOrganizationId: string;

  @Column({ name: 'decider_post_id', type: 'uuid' })
  deciderPostId: string;

  @Column({ name: 'state', type: 'text' })
  state: ExtensionState;

  @Column({ name: 'decided_by_tenure_id', type: 'uuid', nullable: true })
  decidedByTenureId: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ name: 'decision_reason', type: 'text', nullable: true })
  decisionReason: string | null;

  @Column({ name: 'version', type: 'integer', default: 1 })
  version: number;
}
