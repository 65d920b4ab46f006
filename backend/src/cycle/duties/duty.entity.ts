import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Light } from '@zeren/domain/cycle/duties/duty-light';
import type { DutyState } from '@zeren/domain/cycle/duties/duty-states';
import type { DueOutcome } from '@zeren/domain/cycle/duties/duty-turns';

/** One date that an item or a directive owes. */
@Entity('duty')
@ForeignKey('responsibility_item', ['districtId', 'itemId'], ['districtId', 'id'])
@ForeignKey('directive', ['districtId', 'directiveId'], ['districtId', 'id'])
@ForeignKey('post', ['districtId', 'postId'], ['districtId', 'id'])
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
export class Duty {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'origin_kind', type: 'text' })
  originKind: 'item' | 'directive';

  @Column({ name: 'item_id', type: 'uuid', nullable: true })
  itemId: string | null;

  @Column({ name: 'directive_id', type: 'uuid', nullable: true })
  directiveId: string | null;

  @Column({ name: 'asks_table', type: 'boolean' })
  asksTable: boolean;

  @Column({ name: 'lineage_id', type: 'uuid' })
  lineageId: string;

  @Column({ name: 'clause_index', type: 'integer' })
  clauseIndex: number;

  @Column({ name: 'post_id', type: 'uuid' })
  postId: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'l2_id', type: 'uuid', nullable: true })
  l2Id: string | null;

  @Column({ name: 'l3_id', type: 'uuid', nullable: true })
  l3Id: string | null;

  @Column({ name: 'l4_id', type: 'uuid', nullable: true })
  l4Id: string | null;

  @Column({ name: 'domain_code', type: 'text' })
  domainCode: string;

  @Column({ name: 'title', type: 'text' })
  title: string;

  @Column({ name: 'title_en', type: 'text', nullable: true })
  titleEn: string | null;

  @Column({ name: 'period_label', type: 'text' })
  periodLabel: string;

  @Column({ name: 'opens_on', type: 'date' })
  opensOn: string;

  @Column({ name: 'due_on', type: 'date' })
  dueOn: string;

  @Column({ name: 'extended_to', type: 'date', nullable: true })
  extendedTo: string | null;

  @Column({ name: 'year', type: 'integer' })
  year: number;

  @Column({ name: 'provisional', type: 'boolean' })
  provisional: boolean;

  @Column({ name: 'checking_class', type: 'text' })
  checkingClass: string;

  @Column({ name: 'state', type: 'text' })
  state: DutyState;

  @Column({ name: 'reported_on', type: 'date', nullable: true })
  reportedOn: string | null;

  @Column({ name: 'missed_before', type: 'boolean' })
  missedBefore: boolean;

  @Column({ name: 'light', type: 'text' })
  light: Light;

  @Column({ name: 'light_turns_on', type: 'date', nullable: true })
  lightTurnsOn: string | null;

  @Column({ name: 'due_outcome', type: 'text', nullable: true })
  dueOutcome: DueOutcome;

  @Column({ name: 'evidence_count', type: 'integer' })
  evidenceCount: number;

  @Column({ name: 'awaits_check', type: 'boolean' })
  awaitsCheck: boolean;

  @Column({ name: 'awaits_check_since', type: 'date', nullable: true })
  awaitsCheckSince: string | null;

  @Column({ name: 'framed', type: 'boolean' })
  framed: boolean;

  @Column({ name: 'look_framed', type: 'boolean', default: false })
  lookFramed: boolean;

  @Column({ name: 'dated_at', type: 'timestamptz' })
  datedAt: Date;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
