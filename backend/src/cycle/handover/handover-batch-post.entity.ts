import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What an election did to a post. */
@Entity('handover_batch_post')
@ForeignKey('handover_batch', ['districtId', 'batchId'], ['districtId', 'id'])
@ForeignKey('post', ['districtId', 'postId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'causeTenureId'], ['districtId', 'id'])
export class HandoverBatchPost {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'batch_id', type: 'uuid' })
  batchId: string;

  @PrimaryColumn({ name: 'post_id', type: 'uuid' })
  postId: string;

  @Column({ name: 'cause_tenure_id', type: 'uuid', nullable: true })
  causeTenureId: string | null;

  /** Whether the post was vacant: the tenure is then that of who came. */
  @Column({ name: 'was_vacant', type: 'boolean' })
  wasVacant: boolean;
}
