import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A person, who holds posts by tenures. */
@Entity('person')
@ForeignKey('district', ['districtId'], ['id'])
@ForeignKey('person', ['districtId', 'mergedIntoId'], ['districtId', 'id'])
export class Person {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'name_pinyin', type: 'text' })
  namePinyin: string;

  @Column({ name: 'name_initials', type: 'text' })
  nameInitials: string;

  /** The entry of the same person that stays; null unless this one was merged. */
  @Column({ name: 'merged_into_id', type: 'uuid', nullable: true })
  mergedIntoId: string | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
