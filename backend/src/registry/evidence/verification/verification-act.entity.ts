import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type {
  VerificationKind,
  VerificationResult,
} from '@zeren/domain/registry/evidence/verification/verification-act';

/** That somebody looked whether something is as it was reported. Only ever added. */
@Entity('verification_act')
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'verifiedByTenureId'], ['districtId', 'id'])
export class VerificationAct {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'subject_kind', type: 'text' })
  subjectKind: string;

  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'kind', type: 'text' })
  kind: VerificationKind;

  @Column({ name: 'result', type: 'text' })
  result: VerificationResult;

  @Column({ name: 'held_on', type: 'date' })
  heldOn: string;

  @Column({ name: 'object', type: 'text' })
  object: string;

  @Column({ name: 'strength', type: 'text', nullable: true })
  strength: string | null;

  @Column({ name: 'doubt', type: 'text', nullable: true })
  doubt: string | null;

  @Column({ name: 'no_doubt_because', type: 'text', nullable: true })
  noDoubtBecause: string | null;

  @Column({ name: 'opened', type: 'uuid', array: true })
  opened: string[];

  @Column({ name: 'verified_by_tenure_id', type: 'uuid' })
  verifiedByTenureId: string;

  @Column({ name: 'verified_at', type: 'timestamptz' })
  verifiedAt: Date;
}
