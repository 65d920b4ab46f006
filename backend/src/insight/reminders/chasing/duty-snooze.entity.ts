import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Whoever answers for a duty put its reminders off, and said why. */
@Entity('duty_snooze')
@ForeignKey('duty', ['districtId', 'dutyId'], ['districtId', 'id'])
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
@ForeignKey('person', ['districtId', 'personId'], ['districtId', 'id'])
export class DutySnooze {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'duty_id', type: 'uuid' })
  dutyId: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'until', type: 'date' })
  until: string;

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  @Column({ name: 'at', type: 'timestamptz' })
  at: Date;
}
