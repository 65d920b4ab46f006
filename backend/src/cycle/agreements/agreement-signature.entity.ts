import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { SigningRole } from '@zeren/domain/cycle/agreements/agreement-states';

/** One side has signed, over the text as it stood. */
@Entity('agreement_signature')
@ForeignKey('agreement', ['districtId', 'agreementId'], ['districtId', 'id'])
@ForeignKey('person', ['districtId', 'personId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'tenureId'], ['districtId', 'id'])
export class AgreementSignature {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'agreement_id', type: 'uuid' })
  agreementId: string;

  @PrimaryColumn({ name: 'role', type: 'text' })
  role: SigningRole;

  @Column({ name: 'signed_as', type: 'text' })
  signedAs: 'self' | 'paper';

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'person_name', type: 'text' })
  personName: string;

  @Column({ name: 'tenure_id', type: 'uuid', nullable: true })
  tenureId: string | null;

  @Column({ name: 'digest', type: 'bytea' })
  digest: Buffer;

  @Column({ name: 'signature', type: 'bytea', nullable: true })
  signature: Buffer | null;

  @Column({ name: 'key_id', type: 'text', nullable: true })
  keyId: string | null;

  @Column({ name: 'stepped_up_by', type: 'text', nullable: true })
  steppedUpBy: string | null;

  @Column({ name: 'signed_at', type: 'timestamptz' })
  signedAt: Date;
}
