import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { LookOutcome } from '@zeren/domain/cycle/duties/checking/second-look';

/** A verified duty that was drawn to be verified again by somebody else. */
@Entity('second_look')
@ForeignKey('duty', ['districtId', 'dutyId'], ['districtId', 'id'])
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
@ForeignKey('verification_act', ['districtId', 'firstActId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'firstTenureId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'secondTenureId'], ['districtId', 'id'])
export class SecondLook {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'duty_id', type: 'uuid' })
  dutyId: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'draw_id', type: 'uuid' })
  drawId: string;

  @Column({ name: 'first_act_id', type: 'uuid' })
  firstActId: string;

  @Column({ name: 'first_tenure_id', type: 'uuid' })
  firstTenureId: string;

  @Column({ name: 'drawn_at', type: 'timestamptz' })
  drawnAt: Date;

  @Column({ name: 'outcome', type: 'text', nullable: true })
  outcome: LookOutcome | null;

  @Column({ name: 'second_tenure_id', type: 'uuid', nullable: true })
  secondTenureId: string | null;

  @Column({ name: 'looked_at', type: 'timestamptz', nullable: true })
  lookedAt: Date | null;
}
