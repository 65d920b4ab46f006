import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { CaseRole } from '@zeren/domain/cycle/accountability/matter-states';

/** A post whose holder may know of a matter (知悉范围). */
@Entity('case_member')
@ForeignKey('accountability_matter', ['districtId', 'matterId'], ['districtId', 'id'])
@ForeignKey('post', ['districtId', 'postId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'addedByTenureId'], ['districtId', 'id'])
export class CaseMember {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'matter_id', type: 'uuid' })
  matterId: string;

  @PrimaryColumn({ name: 'post_id', type: 'uuid' })
  postId: string;

  @Column({ name: 'role', type: 'text' })
  role: CaseRole;

  @Column({ name: 'added_at', type: 'timestamptz' })
  addedAt: Date;

  @Column({ name: 'added_by_tenure_id', type: 'uuid', nullable: true })
  addedByTenureId: string | null;

  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true })
  removedAt: Date | null;
}
