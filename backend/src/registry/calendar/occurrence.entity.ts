import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Something that starts a deadline: a term, a holiday by name, a matter typed by hand. */
@Entity('occurrence')
@ForeignKey('district', ['districtId'], ['id'])
export class Occurrence {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'kind', type: 'text' })
  kind: string;

  @Column({ name: 'label', type: 'text' })
  label: string;

  @Column({ name: 'starts_on', type: 'date' })
  startsOn: string;

  @Column({ name: 'ends_on', type: 'date', nullable: true })
  endsOn: string | null;

  @Column({ name: 'organization_id', type: 'uuid', nullable: true })
  organizationId: string | null;
}
