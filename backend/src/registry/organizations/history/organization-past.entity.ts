import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What an organisation was for a time before it was renamed, tagged anew or moved. */
@Entity('organization_past')
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
@ForeignKey('organization', ['districtId', 'parentId'], ['districtId', 'id'])
export class OrganizationPast {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: string;

  @Column({ name: 'valid_to', type: 'date' })
  validTo: string;

  @Column({ name: 'parent_id', type: 'uuid', nullable: true })
  parentId: string | null;

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

  @Column({ name: 'basis', type: 'text', nullable: true })
  basis: string | null;
}
