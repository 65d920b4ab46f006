import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** An organisation in a group, from when to when. */
@Entity('assessment_group_member')
@ForeignKey('assessment_group', ['districtId', 'groupId', 'objectCode'], ['districtId', 'id', 'objectCode'])
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
export class AssessmentGroupMember {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'group_id', type: 'uuid' })
  groupId: string;

  @Column({ name: 'object_code', type: 'text' })
  objectCode: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: string;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo: string | null;
}
