import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** One organisation went on as another, or ended without one. */
@Entity('organization_succession')
@ForeignKey('district', ['districtId'], ['id'])
@ForeignKey('organization', ['districtId', 'fromId'], ['districtId', 'id'])
@ForeignKey('organization', ['districtId', 'toId'], ['districtId', 'id'])
export class OrganizationSuccession {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'kind', type: 'text' })
  kind: 'merge' | 'split' | 'close';

  @Column({ name: 'from_id', type: 'uuid' })
  fromId: string;

  @Column({ name: 'to_id', type: 'uuid', nullable: true })
  toId: string | null;

  @Column({ name: 'on_day', type: 'date' })
  onDay: string;

  @Column({ name: 'basis', type: 'text' })
  basis: string;
}
