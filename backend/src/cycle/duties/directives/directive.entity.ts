import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { DirectiveState } from '@zeren/domain/cycle/duties/directives/directive-states';
import type { TableColumn } from '@zeren/domain/cycle/duties/directives/table-columns';

/** Something that is asked of many at once (任务交办). */
@Entity('directive')
@ForeignKey('organization', ['districtId', 'organizationId'], ['districtId', 'id'])
export class Directive {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ name: 'source_code', type: 'text' })
  sourceCode: string;

  @Column({ name: 'title', type: 'text' })
  title: string;

  @Column({ name: 'content', type: 'text' })
  content: string;

  @Column({ name: 'basis', type: 'text', nullable: true })
  basis: string | null;

  @Column({ name: 'issuer', type: 'text', nullable: true })
  issuer: string | null;

  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn: string | null;

  @Column({ name: 'checking_class', type: 'text' })
  checkingClass: string;

  @Column({ name: 'table_columns', type: 'jsonb', nullable: true })
  tableColumns: readonly TableColumn[] | null;

  @Column({ name: 'state', type: 'text' })
  state: DirectiveState;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'issued_at', type: 'timestamptz', nullable: true })
  issuedAt: Date | null;

  @Column({ name: 'issued_by_tenure_id', type: 'uuid', nullable: true })
  issuedByTenureId: string | null;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null;

  @Column({ name: 'withdrawn_reason', type: 'text', nullable: true })
  withdrawnReason: string | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
