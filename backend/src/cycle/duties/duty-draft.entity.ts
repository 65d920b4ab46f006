import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What somebody typed about a duty and has not sent. */
@Entity('duty_draft')
@ForeignKey('duty', ['districtId', 'dutyId'], ['districtId', 'id'])
export class DutyDraft {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'duty_id', type: 'uuid' })
  dutyId: string;

  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'result', type: 'text' })
  result: string;

  @Column({ name: 'problem', type: 'text', nullable: true })
  problem: string | null;

  @Column({ name: 'help_wanted', type: 'text', nullable: true })
  helpWanted: string | null;

  @Column({ name: 'saved_at', type: 'timestamptz' })
  savedAt: Date;
}
