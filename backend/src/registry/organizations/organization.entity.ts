import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A Party organisation in the tree. */
@Entity('organization')
@ForeignKey('district', ['districtId'], ['id'])
@ForeignKey('organization', ['districtId', 'parentId'], ['districtId', 'id'])
export class Organization {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'parent_id', type: 'uuid', nullable: true })
  parentId: string | null;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'name_zh', type: 'text' })
  nameZh: string;

  @Column({ name: 'name_en', type: 'text', nullable: true })
  nameEn: string | null;

  @Column({ name: 'name_pinyin', type: 'text' })
  namePinyin: string;

  @Column({ name: 'name_initials', type: 'text' })
  nameInitials: string;

  @Column({ name: 'kind_code', type: 'text' })
  kindCode: string;

  @Column({ name: 'level_code', type: 'text' })
  levelCode: string;

  @Column({ name: 'domain_code', type: 'text', nullable: true })
  domainCode: string | null;

  @Column({ name: 'l2_id', type: 'uuid', nullable: true })
  l2Id: string | null;

  @Column({ name: 'l3_id', type: 'uuid', nullable: true })
  l3Id: string | null;

  @Column({ name: 'l4_id', type: 'uuid', nullable: true })
  l4Id: string | null;

  @Column({ name: 'member_count', type: 'integer' })
  memberCount: number;

  @Column({ name: 'sort', type: 'integer' })
  sort: number;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: string;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo: string | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
