import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { CapabilitySet } from '@zeren/domain/registry/access/permissions';

/** A capability set over a subtree, granted to a post or to a person. */
@Entity('capability_grant')
@ForeignKey('organization', ['districtId', 'rootOrganizationId'], ['districtId', 'id'])
@ForeignKey('post', ['districtId', 'postId'], ['districtId', 'id'])
@ForeignKey('person', ['districtId', 'personId'], ['districtId', 'id'])
export class CapabilityGrant {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'capability_set', type: 'text' })
  capabilitySet: CapabilitySet;

  @Column({ name: 'root_organization_id', type: 'uuid' })
  rootOrganizationId: string;

  @Column({ name: 'post_id', type: 'uuid', nullable: true })
  postId: string | null;

  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId: string | null;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: string;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo: string | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
