import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Somebody reminded of a duty by hand (催办). */
@Entity('duty_chase')
@ForeignKey('duty', ['districtId', 'dutyId'], ['districtId', 'id'])
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
@ForeignKey('person', ['districtId', 'personId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'tenureId'], ['districtId', 'id'])
export class DutyChase {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'duty_id', type: 'uuid' })
  dutyId: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId: string | null;

  @Column({ name: 'tenure_id', type: 'uuid', nullable: true })
  tenureId: string | null;

  @Column({ name: 'at', type: 'timestamptz' })
  at: Date;
}
