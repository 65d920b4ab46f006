import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { HandoverState } from '@zeren/domain/cycle/handover/handover-states';

/** A post on its way from one who held it to one who takes it over. */
@Entity('handover')
@ForeignKey('post', ['districtId', 'postId'], ['districtId', 'id'])
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
@ForeignKey('handover_batch', ['districtId', 'batchId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'causeTenureId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'outgoingTenureId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'incomingTenureId'], ['districtId', 'id'])
@ForeignKey('person', ['districtId', 'outgoingPersonId'], ['districtId', 'id'])
@ForeignKey('person', ['districtId', 'incomingPersonId'], ['districtId', 'id'])
export class Handover {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'post_id', type: 'uuid' })
  postId: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'batch_id', type: 'uuid', nullable: true })
  batchId: string | null;

  @Column({ name: 'cause', type: 'text' })
  cause: 'tenure-ended' | 'interim-ended';

  @Column({ name: 'cause_tenure_id', type: 'uuid' })
  causeTenureId: string;

  @Column({ name: 'ended_on', type: 'date' })
  endedOn: string;

  @Column({ name: 'outgoing_tenure_id', type: 'uuid' })
  outgoingTenureId: string;

  @Column({ name: 'outgoing_person_id', type: 'uuid' })
  outgoingPersonId: string;

  @Column({ name: 'incoming_tenure_id', type: 'uuid', nullable: true })
  incomingTenureId: string | null;

  @Column({ name: 'incoming_person_id', type: 'uuid', nullable: true })
  incomingPersonId: string | null;

  @Column({ name: 'incoming_starts_on', type: 'date', nullable: true })
  incomingStartsOn: string | null;

  @Column({ name: 'interim', type: 'boolean' })
  interim: boolean;

  @Column({ name: 'post_title', type: 'text' })
  postTitle: string;

  @Column({ name: 'organization_name', type: 'text' })
  organizationName: string;

  @Column({ name: 'outgoing_name', type: 'text' })
  outgoingName: string;

  @Column({ name: 'incoming_name', type: 'text', nullable: true })
  incomingName: string | null;

  @Column({ name: 'state', type: 'text' })
  state: HandoverState;

  @Column({ name: 'hand_over_due_on', type: 'date' })
  handOverDueOn: string;

  @Column({ name: 'take_over_due_on', type: 'date' })
  takeOverDueOn: string;

  @Column({ name: 'taken_over_on', type: 'date', nullable: true })
  takenOverOn: string | null;

  @Column({ name: 'grace_until', type: 'date', nullable: true })
  graceUntil: string | null;

  @Column({ name: 'gathered_at', type: 'timestamptz' })
  gatheredAt: Date;

  @Column({ name: 'item_count', type: 'integer' })
  itemCount: number;

  @Column({ name: 'chased_on', type: 'date', nullable: true })
  chasedOn: string | null;

  @Column({ name: 'recall_reason', type: 'text', nullable: true })
  recallReason: string | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
