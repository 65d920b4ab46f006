import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** The template of lists for one kind of post, in one version. */
@Entity('list_template')
@ForeignKey('district', ['districtId'], ['id'])
export class ListTemplate {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'post_kind', type: 'text' })
  postKind: string;

  @Column({ name: 'level_code', type: 'text' })
  levelCode: string;

  @Column({ name: 'domain_code', type: 'text', nullable: true })
  domainCode: string | null;

  @Column({ name: 'title', type: 'text' })
  title: string;

  @Column({ name: 'version_no', type: 'integer' })
  versionNo: number;

  @Column({ name: 'state', type: 'text' })
  state: 'draft' | 'published' | 'superseded';

  @Column({ name: 'basis', type: 'text' })
  basis: string;

  @Column({ name: 'note', type: 'text', nullable: true })
  note: string | null;

  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt: Date | null;

  @Column({ name: 'published_by_tenure_id', type: 'uuid', nullable: true })
  publishedByTenureId: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
