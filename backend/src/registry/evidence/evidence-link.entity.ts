import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What a piece of evidence is evidence for. */
@Entity('evidence_link')
@ForeignKey('evidence', ['districtId', 'evidenceId'], ['districtId', 'id'])
export class EvidenceLink {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'evidence_id', type: 'uuid' })
  evidenceId: string;

  @Column({ name: 'subject_kind', type: 'text' })
  subjectKind: string;

  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId: string;

  @Column({ name: 'proves', type: 'text', nullable: true })
  proves: string | null;

  @Column({ name: 'linked_at', type: 'timestamptz' })
  linkedAt: Date;
}
