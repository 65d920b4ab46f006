import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** How a person is reached: apart from the name, for it is shown to fewer. */
@Entity('person_contact')
@ForeignKey('person', ['districtId', 'personId'], ['districtId', 'id'])
export class PersonContact {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'email', type: 'text', nullable: true })
  email: string | null;

  @Column({ name: 'mobile', type: 'text', nullable: true })
  mobile: string | null;
}
