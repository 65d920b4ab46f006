import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';
import type { UnitClassSpanDto } from './dto/groups.dto';
import type { UnitClassMemberDto } from './dto/unit-classes.dto';

interface UnitClassRow {
  readonly classCode: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** An organisation with what it is now, or will be last. */
export interface ClassifiedOrganization {
  readonly id: string;
  readonly nameZh: string;
  readonly version: number;
  /** Since when it is of which class, or of none; null where it never was of one. */
  readonly latest: { readonly classCode: string | null; readonly validFrom: string } | null;
}

const holdsOn = (day: string) =>
  `c.valid_from <= ${day}::date AND (c.valid_to IS NULL OR c.valid_to > ${day}::date)`;
const standsOn = (day: string) =>
  `o.valid_from <= ${day}::date AND (o.valid_to IS NULL OR o.valid_to > ${day}::date)`;

/** In sight, not only named on the way up. */
const inSight = (id: string, roots: string) => `EXISTS (
  SELECT 1 FROM organization_closure scope
  WHERE scope.district_id = $1 AND scope.descendant_id = ${id} AND scope.ancestor_id = ANY(${roots}::uuid[]))`;

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

  /** How many organisations in sight are of each class on a day; null: of none. */
  async counts(tx: ReadTx, on: string): Promise<Map<string | null, number>> {
    const rows = await tx.sql<{ code: string | null; count: number }>(
      'organizations.unit-classes.counts',
      `SELECT c.class_code AS code, count(*)::int AS count
       FROM organization o
       LEFT JOIN organization_unit_class c
         ON c.district_id = $1 AND c.organization_id = o.id AND ${holdsOn('$2')}
       WHERE o.district_id = $1 AND ${standsOn('$2')} AND ${inSight('o.id', '$3')}
       GROUP BY 1`,
      [tx.districtId, on, tx.actor.rootOrganizationIds],
    );
    return new Map(rows.map(({ code, count }) => [code, count]));
  }

  /** Who is of a class on a day (null: of none), by pinyin. */
  members(
    tx: ReadTx,
    classCode: string | null,
    on: string,
    after: readonly [name: string, id: string] | undefined,
    limit: number,
  ): Promise<(UnitClassMemberDto & { readonly pinyin: string })[]> {
    return tx.sql(
      'organizations.unit-classes.members',
      `SELECT o.id, o.name_zh AS "nameZh", o.name_en AS "nameEn", o.name_pinyin AS pinyin, parent.name_zh AS "parentName", parent.name_en AS "parentNameEn",
              o.domain_code AS "domainCode", c.valid_from::text AS "validFrom", c.valid_to::text AS "validTo", c.basis
       FROM organization o
       LEFT JOIN organization_unit_class c
         ON c.district_id = $1 AND c.organization_id = o.id AND ${holdsOn('$2')}
       LEFT JOIN organization parent
         ON parent.district_id = $1 AND parent.id = o.parent_id AND ${inSight('parent.id', '$7')}
       WHERE o.district_id = $1 AND ${standsOn('$2')} AND c.class_code IS NOT DISTINCT FROM $3::text
         AND ${inSight('o.id', '$7')}
         AND ($4::text IS NULL OR (o.name_pinyin, o.id) > ($4, $5::uuid))
       ORDER BY o.name_pinyin, o.id LIMIT $6`,
      [
        ...[tx.districtId, on, classCode, after?.[0] ?? null, after?.[1] ?? null, limit],
        tx.actor.rootOrganizationIds,
      ],
    );
  }

  /** The organisations, kept in the classes they are in until the transaction ends. */
  async lock(tx: WriteTx, ids: readonly string[]): Promise<void> {
    await tx.sql(
      'organizations.unit-classes.lock',
      `SELECT id FROM organization WHERE district_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
      [tx.districtId, ids],
    );
  }

  present(tx: ReadTx, ids: readonly string[]): Promise<ClassifiedOrganization[]> {
    return tx.sql(
      'organizations.unit-classes.present',
      `SELECT o.id, o.name_zh AS "nameZh", o.version, latest.it AS latest
       FROM organization o
       LEFT JOIN LATERAL (
         SELECT jsonb_build_object('classCode', CASE WHEN c.valid_to IS NULL THEN c.class_code END,
                                   'validFrom', coalesce(c.valid_to, c.valid_from)) AS it
         FROM organization_unit_class c WHERE c.district_id = $1 AND c.organization_id = o.id
         ORDER BY c.valid_from DESC, c.valid_to DESC NULLS FIRST LIMIT 1) latest ON true
       WHERE o.district_id = $1 AND o.id = ANY($2::uuid[]) ORDER BY o.name_pinyin, o.id`,
      [tx.districtId, ids],
    );
  }

  /** Ends what they are and begins what they are to be, in one step. */
  async change(
    tx: WriteTx,
    ids: readonly string[],
    classCode: string | null,
    on: string,
    basis: string,
  ): Promise<void> {
    await tx.change(
      'organizations.unit-classes.next-versions',
      `UPDATE organization SET version = version + 1 WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
    await tx.change(
      'organizations.unit-classes.end-several',
      `UPDATE organization_unit_class SET valid_to = greatest(valid_from, $3::date)
       WHERE district_id = $1 AND organization_id = ANY($2::uuid[]) AND valid_to IS NULL`,
      [tx.districtId, ids, on],
    );
    if (classCode === null) return;
    await tx.change(
      'organizations.unit-classes.insert-several',
      `INSERT INTO organization_unit_class (district_id, id, organization_id, class_code, valid_from, basis)
       SELECT $1, t.id, t.organization_id, $2, $3::date, $4 FROM unnest($5::uuid[], $6::uuid[]) AS t(id, organization_id)`,
      [tx.districtId, classCode, on, basis, ids.map(() => uuidv7()), ids],
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
