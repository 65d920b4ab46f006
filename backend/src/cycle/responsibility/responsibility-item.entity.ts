import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { CadenceClause } from '@zeren/domain/cycle/responsibility/cadence-clause';

/** One responsibility on a list. */
@Entity('responsibility_item')
@ForeignKey('responsibility_list', ['districtId', 'listId'], ['districtId', 'id'])
@ForeignKey('list_template', ['districtId', 'templateId'], ['districtId', 'id'])
export class ResponsibilityItem {
  @PrimaryColumn({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'list_id', type: 'uuid' })
  listId: string;

  @Column({ name: 'lineage_id', type: 'uuid' })
  lineageId: string;

  @Column({ name: 'sort', type: 'integer' })
  sort: number;

  @Column({ name: 'code', type: 'text', nullable: true })
  code: string | null;

  @Column({ name: 'text_zh', type: 'text' })
  textZh: string;

  @Column({ name: 'text_en', type: 'text', nullable: true })
  textEn: string | null;

  @Column({ name: 'dimension_code', type: 'text' })
  dimensionCode: string;

  @Column({ name: 'domain_code', type: 'text' })
  domainCode: string;

  @Column({ name: 'level_code', type: 'text' })
  levelCode: string;

  @Column({ name: 'type_code', type: 'text' })
  typeCode: string;

  @Column({ name: 'cadence_phrase', type: 'text' })
  cadencePhrase: string;

  @Column({ name: 'cadence_clauses', type: 'jsonb', nullable: true })
  cadenceClauses: readonly CadenceClause[] | null;

  @Column({ name: 'evidence_asked', type: 'text', nullable: true })
  evidenceAsked: string | null;

  @Column({ name: 'basis', type: 'text' })
  basis: string;

  @Column({ name: 'checking_class', type: 'text' })
  checkingClass: string;

  @Column({ name: 'line_work', type: 'text', nullable: true })
  lineWork: string | null;

  @Column({ name: 'quantity', type: 'numeric', precision: 12, scale: 6, nullable: true })
  quantity: string | null;

  @Column({ name: 'quantity_unit', type: 'text', nullable: true })
  quantityUnit: string | null;

  @Column({ name: 'standard', type: 'text', nullable: true })
  standard: string | null;

  @Column({ name: 'weight', type: 'numeric', precision: 12, scale: 6, nullable: true })
  weight: string | null;

  @Column({ name: 'template_id', type: 'uuid', nullable: true })
  templateId: string | null;

  @Column({ name: 'template_code', type: 'text', nullable: true })
  templateCode: string | null;

  @Column({ name: 'carried_over', type: 'integer' })
  carriedOver: number;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
