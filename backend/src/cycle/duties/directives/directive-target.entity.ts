import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { TargetRole } from '@zeren/domain/cycle/duties/directives/directive-states';

/** A post that a directive is given to. */
@Entity('directive_target')
@Unique(['districtId', 'directiveId', 'postId'])
@ForeignKey('directive', ['districtId', 'directiveId'], ['districtId', 'id'])
@ForeignKey('post', ['districtId', 'postId'], ['districtId', 'id'])
@ForeignKey('duty', ['districtId', 'dutyId'], ['districtId', 'id'])
export class DirectiveTarget {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'directive_id', type: 'uuid' })
  directiveId: string;

  @Column({ name: 'post_id', type: 'uuid' })
  postId: string;

  @Column({ name: 'role', type: 'text' })
  role: TargetRole;

  @Column({ name: 'sort', type: 'integer' })
  sort: number;

  @Column({ name: 'duty_id', type: 'uuid', nullable: true })
  dutyId: string | null;
}
