import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { ReturnState } from '@zeren/domain/cycle/duties/directives/directive-states';
import type { TableRow } from '@zeren/domain/cycle/duties/directives/check-table-rows';
import type { KnownValues } from '@zeren/domain/cycle/duties/directives/table-words';

/** The table of a directive as one target fills it; each version is a row. */
@Entity('directive_return')
@Unique(['districtId', 'dutyId', 'number'])
@ForeignKey('directive', ['districtId', 'directiveId'], ['districtId', 'id'])
@ForeignKey('duty', ['districtId', 'dutyId'], ['districtId', 'id'])
export class DirectiveReturn {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'directive_id', type: 'uuid' })
  directiveId: string;

  @Column({ name: 'duty_id', type: 'uuid' })
  dutyId: string;

  @Column({ name: 'number', type: 'integer' })
  number: number;

  @Column({ name: 'state', type: 'text' })
  state: ReturnState;

  @Column({ name: 'rows', type: 'jsonb' })
  rows: readonly TableRow[];

  @Column({ name: 'known', type: 'jsonb', nullable: true })
  known: KnownValues | null;

  @Column({ name: 'saved_at', type: 'timestamptz' })
  savedAt: Date;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt: Date | null;

  @Column({ name: 'sent_by_tenure_id', type: 'uuid', nullable: true })
  sentByTenureId: string | null;

  @Column({ name: 'returned_at', type: 'timestamptz', nullable: true })
  returnedAt: Date | null;

  @Column({ name: 'returned_by_tenure_id', type: 'uuid', nullable: true })
  returnedByTenureId: string | null;

  @Column({ name: 'return_reason', type: 'text', nullable: true })
  returnReason: string | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
