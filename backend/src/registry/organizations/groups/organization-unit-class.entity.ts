import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Of which class an organisation is, from when to when. */
@Entity('organization_unit_class')
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
export class OrganizationUnitClass {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'class_code', type: 'text' })
  classCode: string;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: string;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo: string | null;

  @Column({ name: 'basis', type: 'text' })
  basis: string;
}
