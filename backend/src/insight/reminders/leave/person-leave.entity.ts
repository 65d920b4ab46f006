import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Somebody is away from one day to another, and somebody stands in. */
@Entity('person_leave')
@ForeignKey('person', ['districtId', 'personId'], ['districtId', 'id'])
@ForeignKey('person', ['districtId', 'standInId'], ['districtId', 'id'])
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
export class PersonLeave {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'stand_in_id', type: 'uuid' })
  standInId: string;

  @Column({ name: 'starts_on', type: 'date' })
  startsOn: string;

  @Column({ name: 'ends_on', type: 'date' })
  endsOn: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
