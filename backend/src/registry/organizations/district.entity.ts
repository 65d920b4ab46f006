import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A district: the root that keeps the data of a county apart from that of any other. */
@Entity('district')
export class District {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'kind', type: 'text' })
  kind: 'installation' | 'county' | 'city' | 'province';

  @Column({ name: 'name_zh', type: 'text' })
  nameZh: string;

  @Column({ name: 'name_en', type: 'text', nullable: true })
  nameEn: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
