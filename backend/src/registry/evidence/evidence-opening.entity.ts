import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** That somebody opened a piece of evidence. Only ever added. */
@Entity('evidence_opening')
@ForeignKey('evidence', ['districtId', 'evidenceId'], ['districtId', 'id'])
export class EvidenceOpening {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'evidence_id', type: 'uuid' })
  evidenceId: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'tenure_id', type: 'uuid', nullable: true })
  tenureId: string | null;

  @Column({ name: 'at', type: 'timestamptz' })
  at: Date;
}
