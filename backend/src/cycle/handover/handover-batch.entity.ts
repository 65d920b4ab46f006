import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Posts that change hands in one election (换届). */
@Entity('handover_batch')
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
export class HandoverBatch {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'elected_on', type: 'date' })
  electedOn: string;

  @Column({ name: 'notes', type: 'text', nullable: true })
  notes: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'created_by_tenure_id', type: 'uuid', nullable: true })
  createdByTenureId: string | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
