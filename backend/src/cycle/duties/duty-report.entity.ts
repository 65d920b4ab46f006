import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What was reported on a duty. Only ever added; what a clerk brought in from another system may be taken back. */
@Entity('duty_report')
@ForeignKey('duty', ['districtId', 'dutyId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'inSteadOfTenureId'], ['districtId', 'id'])
@ForeignKey('tenure', ['districtId', 'importedByTenureId'], ['districtId', 'id'])
export class DutyReport {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'duty_id', type: 'uuid' })
  dutyId: string;

  @Column({ name: 'result', type: 'text' })
  result: string;

  @Column({ name: 'problem', type: 'text', nullable: true })
  problem: string | null;

  @Column({ name: 'help_wanted', type: 'text', nullable: true })
  helpWanted: string | null;

  @Column({ name: 'origin', type: 'text' })
  origin: 'person' | 'import';

  @Column({ name: 'reported_on', type: 'date' })
  reportedOn: string;

  @Column({ name: 'reported_by_tenure_id', type: 'uuid', nullable: true })
  reportedByTenureId: string | null;

  @Column({ name: 'in_stead_of_tenure_id', type: 'uuid', nullable: true })
  inSteadOfTenureId: string | null;

  @Column({ name: 'import_run_id', type: 'uuid', nullable: true })
  importRunId: string | null;

  @Column({ name: 'import_place', type: 'text', nullable: true })
  importPlace: string | null;

  @Column({ name: 'imported_by_tenure_id', type: 'uuid', nullable: true })
  importedByTenureId: string | null;

  @Column({ name: 'reported_at', type: 'timestamptz' })
  reportedAt: Date;
}
