import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { TenureKind } from '@zeren/domain/registry/organizations/tenure';
import type { EndReason } from '@zeren/domain/registry/organizations/tenures/end-reasons';
import type { TenurePhase } from '@zeren/domain/registry/organizations/tenures/tenure-phase';

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

  @Column({ name: 'start_note', type: 'text', nullable: true })
  startNote: string | null;

  @Column({ name: 'end_reason', type: 'text', nullable: true })
  endReason: EndReason | null;

  @Column({ name: 'end_note', type: 'text', nullable: true })
  endNote: string | null;

  /** Why its days or kind were last put right. */
  @Column({ name: 'correction_note', type: 'text', nullable: true })
  correctionNote: string | null;

  /** How far it has been told of. */
  @Column({ name: 'phase', type: 'text' })
  phase: TenurePhase;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
