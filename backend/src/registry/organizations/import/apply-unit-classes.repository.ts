import { Injectable } from '@nestjs/common';
import type { UnitClassToImport } from '@zeren/domain/registry/organizations/import/county-import';
import type { WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';
import type { Applied } from './apply-county.repository';
import { tellImported } from './imported-entries';
import type { WrittenClass } from './imported-entries';

const LIVE = '(c.valid_to IS NULL OR c.valid_to > c.valid_from)';
const COLUMNS = `c.organization_id AS "organizationId", c.class_code AS "classCode", c.basis,
  c.valid_from::text AS "validFrom", c.valid_to::text AS "validTo"`;

/** Writes imported unit classes; the same organisation and first day are the same row. */
@Injectable()
export class ApplyUnitClassesRepository {
  /** What changes gives way before what is new comes in: an organisation is of one class on any day. */
  async apply(tx: WriteTx, rows: readonly UnitClassToImport[]): Promise<Applied> {
    const values = [
      ...[tx.districtId, rows.map((row) => row.organizationCode), rows.map((row) => row.classCode)],
      ...[rows.map((row) => row.validFrom), rows.map((row) => row.validTo), rows.map((row) => row.basis)],
    ];
    const changed = await tx.sql<WrittenClass>(
      'organization-import.change-unit-classes',
      `UPDATE organization_unit_class c SET class_code = t.class_code, valid_to = t.valid_to, basis = t.basis
       FROM unnest($2::text[], $3::text[], $4::date[], $5::date[], $6::text[])
            AS t(code, class_code, valid_from, valid_to, basis)
       JOIN organization o ON o.district_id = $1 AND o.code = t.code
       WHERE c.district_id = $1 AND c.organization_id = o.id AND c.valid_from = t.valid_from AND ${LIVE}
         AND (c.class_code, c.valid_to, c.basis) IS DISTINCT FROM (t.class_code, t.valid_to, t.basis)
       RETURNING ${COLUMNS}, old.class_code AS before`,
      values,
    );
    const added = await tx.sql<WrittenClass>(
      'organization-import.add-unit-classes',
      `INSERT INTO organization_unit_class AS c (district_id, id, organization_id, class_code, valid_from, valid_to, basis)
       SELECT $1, t.id, o.id, t.class_code, t.valid_from, t.valid_to, t.basis
       FROM unnest($2::text[], $3::text[], $4::date[], $5::date[], $6::text[], $7::uuid[])
            AS t(code, class_code, valid_from, valid_to, basis, id)
       JOIN organization o ON o.district_id = $1 AND o.code = t.code
       WHERE NOT EXISTS (SELECT FROM organization_unit_class c
                         WHERE c.district_id = $1 AND c.organization_id = o.id AND c.valid_from = t.valid_from AND ${LIVE})
       RETURNING ${COLUMNS}, NULL AS before`,
      [...values, rows.map(() => uuidv7())],
    );
    const written = [...changed, ...added];
    // The dated list is a part of its organisation.
    await tx.change(
      'organization-import.classified',
      `UPDATE organization SET version = version + 1 WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, written.map(({ organizationId }) => organizationId)],
    );
    tellImported.unitClasses(tx, written);
    return { added: added.length, changed: changed.length };
  }
}
