import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AgreementState } from '@zeren/domain/cycle/agreements/agreement-states';

/** One version of an agreement (责任书) between the post that issues and the post that answers. */
@Entity('agreement')
@ForeignKey('agreement_batch', ['districtId', 'batchId'], ['districtId', 'id'])
@ForeignKey('responsibility_list', ['districtId', 'listId'], ['districtId', 'id'])
@ForeignKey('post', ['districtId', 'postId'], ['districtId', 'id'])
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
@ForeignKey('post', ['districtId', 'issuerPostId'], ['districtId', 'id'])
@ForeignKey('organization', ['districtId', 'issuerOrganizationId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'madeByTenureId'], ['districtId', 'id'])
export class Agreement {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'lineage_id', type: 'uuid' })
  lineageId: string;

  @Column({ name: 'version_no', type: 'integer' })
  versionNo: number;

  @Column({ name: 'latest', type: 'boolean' })
  latest: boolean;

  @Column({ name: 'year', type: 'integer' })
  year: number;

  @Column({ name: 'batch_id', type: 'uuid', nullable: true })
  batchId: string | null;

  @Column({ name: 'list_id', type: 'uuid' })
  listId: string;

  @Column({ name: 'post_id', type: 'uuid' })
  postId: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'issuer_post_id', type: 'uuid' })
  issuerPostId: string;

  @Column({ name: 'issuer_organization_id', type: 'uuid' })
  issuerOrganizationId: string;

  @Column({ name: 'level_code', type: 'text' })
  levelCode: string;

  @Column({ name: 'organization_name', type: 'text' })
  organizationName: string;

  @Column({ name: 'post_title', type: 'text' })
  postTitle: string;

  @Column({ name: 'issuer_organization_name', type: 'text' })
  issuerOrganizationName: string;

  @Column({ name: 'issuer_post_title', type: 'text' })
  issuerPostTitle: string;

  @Column({ name: 'title', type: 'text' })
  title: string;

  @Column({ name: 'document', type: 'text' })
  document: string;

  @Column({ name: 'digest', type: 'bytea' })
  digest: Buffer;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: string;

  @Column({ name: 'valid_to', type: 'date' })
  validTo: string;

  @Column({ name: 'state', type: 'text' })
  state: AgreementState;

  @Column({ name: 'due_on', type: 'date' })
  dueOn: string;

  @Column({ name: 'on_paper', type: 'boolean' })
  onPaper: boolean;

  @Column({ name: 'paper_signed_on', type: 'date', nullable: true })
  paperSignedOn: string | null;

  @Column({ name: 'reason', type: 'text', nullable: true })
  reason: string | null;

  @Column({ name: 'made_at', type: 'timestamptz' })
  madeAt: Date;

  @Column({ name: 'made_by_tenure_id', type: 'uuid', nullable: true })
  madeByTenureId: string | null;

  @Column({ name: 'in_force_at', type: 'timestamptz', nullable: true })
  inForceAt: Date | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
