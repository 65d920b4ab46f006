import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Agreements that are made for many posts at once, from one template. */
@Entity('agreement_batch')
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
@ForeignKey('person', ['districtId', 'askedByPersonId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'askedByTenureId'], ['districtId', 'id'])
export class AgreementBatch {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'year', type: 'integer' })
  year: number;

  @Column({ name: 'state', type: 'text' })
  state: 'waiting' | 'running' | 'done' | 'stopped';

  @Column({ name: 'given', type: 'jsonb' })
  given: object;

  @Column({ name: 'list_ids', type: 'uuid', array: true })
  listIds: string[];

  @Column({ name: 'looked_at', type: 'integer' })
  lookedAt: number;

  @Column({ name: 'made', type: 'integer' })
  made: number;

  @Column({ name: 'refusal', type: 'jsonb', nullable: true })
  refusal: object | null;

  @Column({ name: 'asked_by_person_id', type: 'uuid' })
  askedByPersonId: string;

  @Column({ name: 'asked_by_tenure_id', type: 'uuid', nullable: true })
  askedByTenureId: string | null;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt: Date;

  @Column({ name: 'started_at', type: 'timestamptz', nullable: true })
  startedAt: Date | null;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt: Date | null;
}
