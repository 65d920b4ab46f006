import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { DeadlineKind } from '@zeren/domain/insight/reminders/ladder-rule';

/** What a district has said of the ladder of a kind of deadline. */
@Entity('reminder_ladder')
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
export class ReminderLadder {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @PrimaryColumn({ name: 'kind', type: 'text' })
  kind: DeadlineKind;

  @Column({ name: 'before_days', type: 'integer', array: true })
  before: number[];

  @Column({ name: 'on_the_day', type: 'boolean' })
  onTheDay: boolean;

  @Column({ name: 'after_days', type: 'integer', array: true })
  after: number[];

  @Column({ name: 'above_days', type: 'integer', array: true })
  above: number[];

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
