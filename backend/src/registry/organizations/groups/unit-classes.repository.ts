import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';
import type { UnitClassSpanDto } from './dto/groups.dto';

interface UnitClassRow {
  readonly classCode: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Of which classes organisations were and are. */
@Injectable()
export class UnitClassesRepository {
  /** Everything that an organisation was and is, latest first. */
  ofOrganization(tx: ReadTx, organizationId: string): Promise<UnitClassSpanDto[]> {
    return tx.sql<UnitClassSpanDto>(
      'organizations.unit-classes.of-organization',
      `SELECT class_code AS "classCode", basis, valid_from::text AS "validFrom", valid_to::text AS "validTo",
              CASE WHEN valid_to <= greatest($2::date, valid_from) THEN 'ended'
                   WHEN valid_from > $2::date THEN 'upcoming' ELSE 'holds' END AS state
       FROM organization_unit_class
       WHERE district_id = $1 AND organization_id = $3 AND (valid_to IS NULL OR valid_to > valid_from)
       ORDER BY valid_from DESC`,
      [tx.districtId, tx.today, organizationId],
    );
  }

  /** The latest that an organisation was put into. */
  latest(tx: ReadTx, organizationId: string): Promise<UnitClassRow | undefined> {
    return tx.sqlOne<UnitClassRow>(
      'organizations.unit-classes.latest',
      `SELECT class_code AS "classCode", valid_from::text AS "validFrom", valid_to::text AS "validTo"
       FROM organization_unit_class WHERE district_id = $1 AND organization_id = $2
       ORDER BY valid_from DESC, valid_to DESC NULLS FIRST LIMIT 1`,
      [tx.districtId, organizationId],
    );
  }

  /** Answers how many of the given version there were: the dated list is a part of its organisation. */
  nextVersion(tx: WriteTx, organizationId: string, version: number): Promise<number> {
    return tx.change(
      'organizations.unit-classes.next-version',
      `UPDATE organization SET version = version + 1 WHERE district_id = $1 AND id = $2 AND version = $3`,
      [tx.districtId, organizationId, version],
    );
  }

  async endLatest(tx: WriteTx, organizationId: string, on: string): Promise<void> {
    await tx.change(
      'organizations.unit-classes.end-latest',
      `UPDATE organization_unit_class SET valid_to = greatest(valid_from, $3::date)
       WHERE district_id = $1 AND organization_id = $2 AND valid_to IS NULL`,
      [tx.districtId, organizationId, on],
    );
  }

  async insert(
    tx: WriteTx,
    organizationId: string,
    classCode: string,
    on: string,
    basis: string,
  ): Promise<void> {
    await tx.change(
      'organizations.unit-classes.insert',
      `INSERT INTO organization_unit_class (district_id, id, organization_id, class_code, valid_from, basis)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [tx.districtId, uuidv7(), organizationId, classCode, on, basis],
    );
  }
}
