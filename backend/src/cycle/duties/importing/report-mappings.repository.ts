import { Injectable } from '@nestjs/common';
import type { ReportMapping } from '@zeren/domain/cycle/duties/importing/report-mapping';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import type { SubjectName } from '../../../platform/subjects/subject-kind';

/** A mapping as a unit keeps it. */
export interface ReportMappingRow {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly header: readonly string[];
  readonly mapping: ReportMapping;
  readonly version: number;
}

const COLUMNS = `id, organization_id AS "organizationId", name, header, mapping, version`;

/** Mappings of other systems' tables, by the unit that keeps them. */
@Injectable()
export class ReportMappingsRepository {
  byId(tx: ReadTx, id: string): Promise<ReportMappingRow | undefined> {
    return tx.sqlOne<ReportMappingRow>(
      'report-mappings.by-id',
      `SELECT ${COLUMNS} FROM report_mapping WHERE district_id = $1 AND id = $2`,
      [tx.districtId, id],
    );
  }

  /** Those of these units, the newest first. */
  ofUnits(tx: ReadTx, organizationIds: readonly string[]): Promise<ReportMappingRow[]> {
    return tx.sql<ReportMappingRow>(
      'report-mappings.of-units',
      `SELECT ${COLUMNS} FROM report_mapping
       WHERE district_id = $1 AND organization_id = ANY($2::uuid[]) ORDER BY saved_at DESC, id`,
      [tx.districtId, organizationIds],
    );
  }

  /** Locked until what becomes of it is written. */
  called(tx: WriteTx, organizationId: string, name: string): Promise<ReportMappingRow | undefined> {
    return tx.sqlOne<ReportMappingRow>(
      'report-mappings.called',
      `SELECT ${COLUMNS} FROM report_mapping
       WHERE district_id = $1 AND organization_id = $2 AND name = $3 FOR UPDATE`,
      [tx.districtId, organizationId, name],
    );
  }

  names(tx: ReadTx, ids: readonly string[]): Promise<SubjectName[]> {
    return tx.sql<SubjectName>(
      'report-mappings.names',
      `SELECT id, name AS zh, NULL AS en FROM report_mapping WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  /** False when another of that name came first. */
  async add(tx: WriteTx, { id, organizationId, name, header, mapping }: ReportMappingRow): Promise<boolean> {
    const added = await tx.change(
      'report-mappings.add',
      `INSERT INTO report_mapping (district_id, id, organization_id, name, header, mapping, saved_at)
       VALUES ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7)
       ON CONFLICT (district_id, organization_id, name) DO NOTHING`,
      [tx.districtId, id, organizationId, name, JSON.stringify(header), JSON.stringify(mapping), tx.now],
    );
    return added === 1;
  }

  /** The compare-and-set of a change. */
  change(tx: WriteTx, { id, version, header, mapping }: ReportMappingRow): Promise<number> {
    return tx.change(
      'report-mappings.change',
      `UPDATE report_mapping SET header = $4::jsonb, mapping = $5::jsonb, saved_at = $6, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3`,
      [tx.districtId, id, version, JSON.stringify(header), JSON.stringify(mapping), tx.now],
    );
  }
}
