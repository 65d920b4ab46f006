import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { HandoverSide, SignedAs } from '@zeren/domain/cycle/handover/handover-states';

/** One side has signed, over the list as it stood. */
@Entity('handover_signature')
@ForeignKey('handover', ['districtId', 'handoverId'], ['districtId', 'id'])
@ForeignKey('person', ['districtId', 'personId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'tenureId'], ['districtId', 'id'])
export class HandoverSignature {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'handover_id', type: 'uuid' })
  handoverId: string;

  @PrimaryColumn({ name: 'side', type: 'text' })
  side: HandoverSide;

  @Column({ name: 'signed_as', type: 'text' })
  signedAs: SignedAs;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'person_name', type: 'text' })
  personName: string;

  @Column({ name: 'tenure_id', type: 'uuid', nullable: true })
  tenureId: string | null;

  @Column({ name: 'words', type: 'text', nullable: true })
  words: string | null;

  @Column({ name: 'reason', type: 'text', nullable: true })
  reason: string | null;

  @Column({ name: 'list_digest', type: 'bytea' })
  listDigest: Buffer;

  @Column({ name: 'signed_at', type: 'timestamptz' })
  signedAt: Date;
}
