import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Uploaded material as it is kept: what it is, whose, and where its bytes are. */
@Entity('evidence')
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'inSteadOfTenureId'], ['districtId', 'id'])
export class Evidence {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'file_name', type: 'text' })
  fileName: string;

  @Column({ name: 'media_type', type: 'text' })
  mediaType: string;

  @Column({ name: 'size', type: 'bigint' })
  size: string;

  @Column({ name: 'sha256', type: 'bytea' })
  sha256: Buffer;

  @Column({ name: 'storage_key', type: 'text' })
  storageKey: string;

  @Column({ name: 'captured_at', type: 'timestamptz', nullable: true })
  capturedAt: Date | null;

  @Column({ name: 'uploaded_by_tenure_id', type: 'uuid', nullable: true })
  uploadedByTenureId: string | null;

  @Column({ name: 'in_stead_of_tenure_id', type: 'uuid', nullable: true })
  inSteadOfTenureId: string | null;

  @Column({ name: 'uploaded_at', type: 'timestamptz' })
  uploadedAt: Date;

  @Column({ name: 'kind_code', type: 'text' })
  kindCode: string;

  @Column({ name: 'happened_on', type: 'date', nullable: true })
  happenedOn: string | null;

  @Column({ name: 'from_whom', type: 'text', nullable: true })
  fromWhom: string | null;

  @Column({ name: 'version', type: 'integer', default: 1 })
  version: number;
}
