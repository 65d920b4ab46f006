import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { ListState } from '@zeren/domain/cycle/responsibility/list-states';

/** The list of one post for one year, in one version. */
@Entity('responsibility_list')
@ForeignKey('list_set', ['districtId', 'listSetId'], ['districtId', 'id'])
@ForeignKey('post', ['districtId', 'postId'], ['districtId', 'id'])
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
export class ResponsibilityList {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'list_set_id', type: 'uuid' })
  listSetId: string;

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

  @Column({ name: 'year', type: 'integer' })
  year: number;

  @Column({ name: 'version_no', type: 'integer' })
  versionNo: number;

  @Column({ name: 'state', type: 'text' })
  state: ListState;

  @Column({ name: 'issued_at', type: 'timestamptz', nullable: true })
  issuedAt: Date | null;

  @Column({ name: 'issued_by_tenure_id', type: 'uuid', nullable: true })
  issuedByTenureId: string | null;

  @Column({ name: 'receipt_due_on', type: 'date', nullable: true })
  receiptDueOn: string | null;

  @Column({ name: 'received_at', type: 'timestamptz', nullable: true })
  receivedAt: Date | null;

  @Column({ name: 'received_by_tenure_id', type: 'uuid', nullable: true })
  receivedByTenureId: string | null;

  @Column({ name: 'item_count', type: 'integer' })
  itemCount: number;

  @Column({ name: 'undated_count', type: 'integer' })
  undatedCount: number;

  @Column({ name: 'amend_reason', type: 'text', nullable: true })
  amendReason: string | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  @Column({ name: 'search_text', type: 'text' })
  searchText: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
