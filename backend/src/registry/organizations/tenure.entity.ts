import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { TenureKind } from '@zeren/domain/registry/organizations/tenure';

/** Who holds which post, from when to when. */
@Entity('tenure')
@ForeignKey('post', ['districtId', 'postId'], ['districtId', 'id'])
@ForeignKey('person', ['districtId', 'personId'], ['districtId', 'id'])
export class Tenure {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'post_id', type: 'uuid' })
  postId: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'kind', type: 'text' })
  kind: TenureKind;

  @Column({ name: 'starts_on', type: 'date' })
  startsOn: string;

  @Column({ name: 'ends_on', type: 'date', nullable: true })
  endsOn: string | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
