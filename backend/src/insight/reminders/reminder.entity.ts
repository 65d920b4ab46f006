import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { ReminderKind } from '@zeren/domain/insight/reminders/reminder-ladder';

/** Something to be told at a moment, about a subject, to a person or to whoever answers for the post. */
@Entity('reminder')
@ForeignKey('post', ['districtId', 'postId'], ['districtId', 'id'])
@ForeignKey('person', ['districtId', 'personId'], ['districtId', 'id'])
export class Reminder {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'kind', type: 'text' })
  kind: ReminderKind;

  @Column({ name: 'subject_kind', type: 'text' })
  subjectKind: string;

  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId: string;

  @Column({ name: 'post_id', type: 'uuid' })
  postId: string;

  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId: string | null;

  @Column({ name: 'climb', type: 'smallint', default: 0 })
  climb: number;

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt: Date;

  @Column({ name: 'state', type: 'text' })
  state: 'waiting' | 'claimed' | 'dropped';
}
