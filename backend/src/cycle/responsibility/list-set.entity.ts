import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** The lists that one body issues for one year. */
@Entity('list_set')
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
export class ListSet {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'year', type: 'integer' })
  year: number;

  @Column({ name: 'title', type: 'text' })
  title: string;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
