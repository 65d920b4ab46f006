import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { GuidanceRight } from '@zeren/domain/registry/organizations/guidance/guidance';

/** One organisation guides another beside the tree. */
@Entity('organization_guidance')
@ForeignKey('district', ['districtId'], ['id'])
@ForeignKey('organization', ['districtId', 'guideId'], ['districtId', 'id'])
@ForeignKey('organization', ['districtId', 'guidedId'], ['districtId', 'id'])
@ForeignKey('post', ['districtId', 'postId'], ['districtId', 'id'])
export class OrganizationGuidance {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'guide_id', type: 'uuid' })
  guideId: string;

  @Column({ name: 'guided_id', type: 'uuid' })
  guidedId: string;

  @Column({ name: 'with_subtree', type: 'boolean' })
  withSubtree: boolean;

  @Column({ name: 'kind_code', type: 'text' })
  kindCode: string;

  @Column({ name: 'post_id', type: 'uuid', nullable: true })
  postId: string | null;

  @Column({ name: 'rights', type: 'text', array: true })
  rights: GuidanceRight[];

  @Column({ name: 'score_share', type: 'numeric', precision: 12, scale: 6, nullable: true })
  scoreShare: string | null;

  @Column({ name: 'basis', type: 'text' })
  basis: string;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: string;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo: string | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
