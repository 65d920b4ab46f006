import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Days on which what falls due at a post is not red before they are over. */
@Entity('duty_grace')
@ForeignKey('post', ['districtId', 'postId'], ['districtId', 'id'])
export class DutyGrace {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'post_id', type: 'uuid' })
  postId: string;

  @Column({ name: 'starts_on', type: 'date' })
  startsOn: string;

  @Column({ name: 'ends_on', type: 'date' })
  endsOn: string;

  @Column({ name: 'subject_kind', type: 'text' })
  subjectKind: string;

  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId: string;
}
