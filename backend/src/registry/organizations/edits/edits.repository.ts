import { Injectable } from '@nestjs/common';
import type {
  OrganizationDetails,
  StandingOrganization,
} from '@zeren/domain/registry/organizations/edits/may-edit-organization';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { SINCE } from '../history/past.repository';
import { placeReadings, plainInitials, plainPinyin } from '../search/name-readings';

/** An organisation as acts on it look at it. */
export interface EditedOrganization extends StandingOrganization {
  readonly code: string;
  readonly version: number;
}

/** An organisation to be made. */
export interface NewOrganizationRow extends OrganizationDetails {
  readonly id: string;
  readonly parentId: string;
  readonly code: string;
  readonly validFrom: string;
}

/** The statements of acts on single organisations. */
@Injectable()
export class EditsRepository {
  byIds(tx: ReadTx, ids: readonly string[]): Promise<EditedOrganization[]> {
    return tx.sql<EditedOrganization>(
      'organizations.edits.by-ids',
      `SELECT o.id, o.parent_id AS "parentId", o.code, o.name_zh AS "nameZh", o.name_en AS "nameEn",
              o.kind_code AS "kindCode", o.level_code AS "levelCode", o.domain_code AS "domainCode",
              o.member_count AS "memberCount", (${SINCE})::text AS since, o.valid_to::text AS "validTo", o.version
       FROM organization o WHERE o.district_id = $1 AND o.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  /** Those in force that stand directly below. */
  children(tx: ReadTx, parentId: string): Promise<{ id: string; kindCode: string }[]> {
    return tx.sql<{ id: string; kindCode: string }>(
      'organizations.edits.children',
      `SELECT id, kind_code AS "kindCode" FROM organization
       WHERE district_id = $1 AND parent_id = $2 AND (valid_to IS NULL OR valid_to > $3::date)`,
      [tx.districtId, parentId, tx.today],
    );
  }

  /** Of these codes, those that an organisation has. */
  async codesTaken(tx: ReadTx, codes: readonly string[]): Promise<Set<string>> {
    const rows = await tx.sql<{ code: string }>(
      'organizations.edits.codes-taken',
      `SELECT code FROM organization WHERE district_id = $1 AND code = ANY($2::text[])`,
      [tx.districtId, codes],
    );
    return new Set(rows.map(({ code }) => code));
  }

  /** Last in the order of the district, in the order given. */
  async insert(tx: WriteTx, rows: readonly NewOrganizationRow[]): Promise<void> {
    const column = <K extends keyof NewOrganizationRow>(key: K) => rows.map((row) => row[key]);
    const spoken = rows.map(({ nameZh }) => sounds(nameZh));
    await tx.change(
      'organizations.edits.insert',
      `INSERT INTO organization (district_id, id, parent_id, code, name_zh, name_en, name_pinyin, name_initials, kind_code,
                                 level_code, domain_code, member_count, valid_from, sort)
       SELECT $1, t.id, t.parent_id, t.code, t.name_zh, t.name_en, t.name_pinyin, t.name_initials, t.kind_code,
              t.level_code, t.domain_code, t.member_count, t.valid_from,
              (SELECT coalesce(max(sort), 0) FROM organization WHERE district_id = $1) + t.place
       FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                   $10::text[], $11::text[], $12::int[], $13::date[])
            WITH ORDINALITY AS t(id, parent_id, code, name_zh, name_en, name_pinyin, name_initials, kind_code, level_code,
                                 domain_code, member_count, valid_from, place)`,
      [
        ...[
          tx.districtId,
          column('id'),
          column('parentId'),
          column('code'),
          column('nameZh'),
          column('nameEn'),
        ],
        ...[spoken.map(([pinyin]) => pinyin), spoken.map(([, initials]) => initials)],
        ...[column('kindCode'), column('levelCode'), column('domainCode')],
        ...[column('memberCount'), column('validFrom')],
      ],
    );
  }

  /** 0 when it changed meanwhile. */
  update(tx: WriteTx, id: string, version: number, details: OrganizationDetails): Promise<number> {
    return tx.change(
      'organizations.edits.update',
      `UPDATE organization SET name_zh = $4, name_en = $5, name_pinyin = $6, name_initials = $7, kind_code = $8,
              level_code = $9, domain_code = $10, member_count = $11, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND valid_to IS NULL`,
      [
        ...[tx.districtId, id, version, details.nameZh, details.nameEn],
        ...sounds(details.nameZh),
        ...[details.kindCode, details.levelCode, details.domainCode, details.memberCount],
      ],
    );
  }

  /** What is a part of it has changed: its class, the order of its posts. 0 when it changed meanwhile. */
  nextVersion(tx: WriteTx, id: string, version: number): Promise<number> {
    return tx.change(
      'organizations.edits.next-version',
      `UPDATE organization SET version = version + 1 WHERE district_id = $1 AND id = $2 AND version = $3`,
      [tx.districtId, id, version],
    );
  }

  /** 0 when it changed meanwhile. */
  move(tx: WriteTx, id: string, version: number, parentId: string): Promise<number> {
    return tx.change(
      'organizations.edits.move',
      `UPDATE organization SET parent_id = $4, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND valid_to IS NULL`,
      [tx.districtId, id, version, parentId],
    );
  }
}

function sounds(name: string): [pinyin: string, initials: string] {
  const readings = placeReadings(name);
  return [plainPinyin(readings), plainInitials(readings)];
}
