import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { ProposalFact } from '@zeren/domain/cycle/accountability/accountability-rules';
import type { MatterState } from '@zeren/domain/cycle/accountability/matter-states';

/** A proposal, what was decided about it, and the papers of its hand-over. */
@Entity('accountability_matter')
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
@ForeignKey('post', ['districtId', 'postId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'tenureId'], ['districtId', 'id'])
@ForeignKey('person', ['districtId', 'personId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'proposedByTenureId'], ['districtId', 'id'])
@ForeignKey('organization', ['districtId', 'deciderOrganizationId'], ['districtId', 'id'])
@ForeignKey('post', ['districtId', 'deciderPostId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'decidedByTenureId'], ['districtId', 'id'])
export class AccountabilityMatter {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'origin', type: 'text' })
  origin: 'rule' | 'by-hand';

  @Column({ name: 'rule_code', type: 'text' })
  ruleCode: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'post_id', type: 'uuid', nullable: true })
  postId: string | null;

  @Column({ name: 'tenure_id', type: 'uuid', nullable: true })
  tenureId: string | null;

  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId: string | null;

  @Column({ name: 'organization_name', type: 'text' })
  organizationName: string;

  @Column({ name: 'post_title', type: 'text', nullable: true })
  postTitle: string | null;

  @Column({ name: 'person_name', type: 'text', nullable: true })
  personName: string | null;

  @Column({ name: 'facts', type: 'jsonb' })
  facts: ProposalFact[];

  @Column({ name: 'note', type: 'text', nullable: true })
  note: string | null;

  @Column({ name: 'proposed_at', type: 'timestamptz' })
  proposedAt: Date;

  @Column({ name: 'proposed_by_tenure_id', type: 'uuid', nullable: true })
  proposedByTenureId: string | null;

  @Column({ name: 'decider_organization_id', type: 'uuid' })
  deciderOrganizationId: string;

  @Column({ name: 'decider_post_id', type: 'uuid' })
  deciderPostId: string;

  @Column({ name: 'decider_name', type: 'text' })
  deciderName: string;

  @Column({ name: 'state', type: 'text' })
  state: MatterState;

  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn: string | null;

  @Column({ name: 'body_code', type: 'text', nullable: true })
  bodyCode: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ name: 'decided_by_tenure_id', type: 'uuid', nullable: true })
  decidedByTenureId: string | null;

  @Column({ name: 'decision_reason', type: 'text', nullable: true })
  decisionReason: string | null;

  @Column({ name: 'body_name', type: 'text', nullable: true })
  bodyName: string | null;

  @Column({ name: 'letter_number', type: 'text', nullable: true })
  letterNumber: string | null;

  @Column({ name: 'handed_on', type: 'date', nullable: true })
  handedOn: string | null;

  @Column({ name: 'receipt_number', type: 'text', nullable: true })
  receiptNumber: string | null;

  @Column({ name: 'received_on', type: 'date', nullable: true })
  receivedOn: string | null;

  @Column({ name: 'conclusion_number', type: 'text', nullable: true })
  conclusionNumber: string | null;

  @Column({ name: 'concluded_on', type: 'date', nullable: true })
  concludedOn: string | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
