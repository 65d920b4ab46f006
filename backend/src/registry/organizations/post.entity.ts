import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A post of an organisation, whoever holds it. */
@Entity('post')
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
export class Post {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'title', type: 'text' })
  title: string;

  @Column({ name: 'kind', type: 'text' })
  kind: string;

  @Column({ name: 'is_head', type: 'boolean' })
  isHead: boolean;

  @Column({ name: 'in_team', type: 'boolean' })
  inTeam: boolean;

  @Column({ name: 'line_work', type: 'text', nullable: true })
  lineWork: string | null;

  @Column({ name: 'sort', type: 'integer' })
  sort: number;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: string;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo: string | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
