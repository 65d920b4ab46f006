import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { MailLocale } from '@zeren/domain/insight/reminders/reminder-mail';

/** A message to somebody by one channel, told once per key. */
@Entity('delivery')
@ForeignKey('person', ['districtId', 'personId'], ['districtId', 'id'])
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
@ForeignKey('notice', ['districtId', 'noticeId'], ['districtId', 'id'])
@ForeignKey('delivery', ['districtId', 'carriedBy'], ['districtId', 'id'])
export class Delivery {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'idempotency_key', type: 'text' })
  idempotencyKey: string;

  @Column({ name: 'channel', type: 'text' })
  channel: 'in-app' | 'email' | 'http' | 'wecom' | 'dingtalk';

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'notice_id', type: 'uuid' })
  noticeId: string;

  @Column({ name: 'address', type: 'text', nullable: true })
  address: string | null;

  @Column({ name: 'locale', type: 'text' })
  locale: MailLocale;

  @Column({ name: 'state', type: 'text' })
  state: 'held' | 'queued' | 'sending' | 'merged' | 'sent' | 'failed';

  @Column({ name: 'attempts', type: 'integer' })
  attempts: number;

  @Column({ name: 'last_fault', type: 'text', nullable: true })
  lastFault: string | null;

  @Column({ name: 'queued_at', type: 'timestamptz' })
  queuedAt: Date;

  @Column({ name: 'next_attempt_at', type: 'timestamptz' })
  nextAttemptAt: Date;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt: Date | null;

  @Column({ name: 'carried_by', type: 'uuid', nullable: true })
  carriedBy: string | null;
}
