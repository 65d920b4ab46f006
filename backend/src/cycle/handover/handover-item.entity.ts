import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type {
  MatterLight,
  MatterWeight,
  OverdueShare,
} from '@zeren/domain/registry/organizations/post-matter';

/** One thing that goes with the post, as it stood when the list was gathered. */
@Entity('handover_item')
@ForeignKey('handover', ['districtId', 'handoverId'], ['districtId', 'id'])
export class HandoverItem {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'handover_id', type: 'uuid' })
  handoverId: string;

  @Column({ name: 'sort', type: 'integer' })
  sort: number;

  @Column({ name: 'kind', type: 'text' })
  kind: string;

  @Column({ name: 'subject_id', type: 'uuid', nullable: true })
  subjectId: string | null;

  @Column({ name: 'title_zh', type: 'text' })
  titleZh: string;

  @Column({ name: 'title_en', type: 'text' })
  titleEn: string;

  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn: string | null;

  @Column({ name: 'light', type: 'text', nullable: true })
  light: MatterLight | null;

  @Column({ name: 'weight', type: 'text' })
  weight: MatterWeight;

  @Column({ name: 'overdue', type: 'jsonb' })
  overdue: OverdueShare[];

  @Column({ name: 'note', type: 'text', nullable: true })
  note: string | null;

  @Column({ name: 'late', type: 'boolean' })
  late: boolean;

  @Column({ name: 'added_by_name', type: 'text', nullable: true })
  addedByName: string | null;

  @Column({ name: 'added_at', type: 'timestamptz' })
  addedAt: Date;
}
