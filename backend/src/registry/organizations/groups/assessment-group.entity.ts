import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What is compared with each other in an assessment. */
@Entity('assessment_group')
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
export class AssessmentGroup {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'object_code', type: 'text' })
  objectCode: string;

  @Column({ name: 'class_code', type: 'text', nullable: true })
  classCode: string | null;

  @Column({ name: 'basis', type: 'text' })
  basis: string;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: string;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo: string | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
