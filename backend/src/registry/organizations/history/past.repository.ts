import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';

/** What an organisation was for a time; the last row is what it is now, without an end unless it is no more. */
export interface OrganizationSpanRow {
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly nameZh: string;
  readonly kindCode: string;
  readonly levelCode: string;
  readonly domainCode: string | null;
  readonly parentId: string | null;
  readonly parentName: string | null;
  readonly basis: string | null;
}

/** The first day on which an organisation (alias `o`) was what it is. */
export const SINCE = `greatest(o.valid_from, coalesce(
  (SELECT max(past.valid_to) FROM organization_past past
   WHERE past.district_id = o.district_id AND past.organization_id = o.id), o.valid_from))`;

/** What organisations were before they changed. */
@Injectable()
export class PastRepository {
  /** Keeps what these organisations are as what they were up to `on`; nothing where they became so on that very day. */
  async keep(tx: WriteTx, ids: readonly string[], on: string, basis: string | null): Promise<void> {
    if (ids.length === 0) return;
    await tx.change(
      'organizations.past.keep',
      `INSERT INTO organization_past (district_id, id, organization_id, valid_from, valid_to, parent_id, name_zh, name_en,
                                      name_pinyin, name_initials, kind_code, level_code, domain_code, basis)
       SELECT $1, t.past_id, o.id, ${SINCE}, $4::date, o.parent_id, o.name_zh, o.name_en, o.name_pinyin,
              o.name_initials, o.kind_code, o.level_code, o.domain_code, $5
       FROM unnest($2::uuid[], $3::uuid[]) AS t(id, past_id)
       JOIN organization o ON o.district_id = $1 AND o.id = t.id
       WHERE ${SINCE} < $4::date`,
      [tx.districtId, ids, ids.map(() => uuidv7()), on, basis],
    );
  }

  /** Everything that an organisation was and is, earliest first. */
  spans(tx: ReadTx, id: string): Promise<OrganizationSpanRow[]> {
    return tx.sql<OrganizationSpanRow>(
      'organizations.past.spans',
      `SELECT span."validFrom", span."validTo", span."nameZh", span."kindCode", span."levelCode", span."domainCode",
              span.parent_id AS "parentId", parent.name_zh AS "parentName", span.basis
       FROM (
         SELECT valid_from::text AS "validFrom", valid_to::text AS "validTo", name_zh AS "nameZh", kind_code AS "kindCode",
                level_code AS "levelCode", domain_code AS "domainCode", parent_id, basis
         FROM organization_past WHERE district_id = $1 AND organization_id = $2
         UNION ALL
         SELECT (${SINCE})::text, o.valid_to::text, o.name_zh, o.kind_code, o.level_code, o.domain_code, o.parent_id, NULL
         FROM organization o WHERE o.district_id = $1 AND o.id = $2
       ) span
       LEFT JOIN organization parent ON parent.district_id = $1 AND parent.id = span.parent_id
       ORDER BY span."validFrom", span."validTo" NULLS LAST`,
      [tx.districtId, id],
    );
  }
}
