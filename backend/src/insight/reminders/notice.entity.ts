import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { NoticeParameters } from '@zeren/domain/insight/reminders/sentence-words';

/** What was put into an inbox. */
@Entity('notice')
@ForeignKey('person', ['districtId', 'personId'], ['districtId', 'id'])
@ForeignKey('reminder', ['districtId', 'reminderId'], ['districtId', 'id'])
export class Notice {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'reminder_id', type: 'uuid', nullable: true })
  reminderId: string | null;

  @Column({ name: 'kind', type: 'text' })
  kind: string;

  @Column({ name: 'subject_kind', type: 'text' })
  subjectKind: string;

  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId: string;

  @Column({ name: 'parameters', type: 'jsonb' })
  parameters: NoticeParameters;

  @Column({ name: 'at', type: 'timestamptz' })
  at: Date;

  @Column({ name: 'read_at', type: 'timestamptz', nullable: true })
  readAt: Date | null;
}
