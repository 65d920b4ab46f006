import { Injectable } from '@nestjs/common';
import type {
  AssessmentGroup,
  GroupMembership,
  JoiningOrganization,
} from '@zeren/domain/registry/organizations/groups/assessment-groups';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import type { SubjectName } from '../../../platform/subjects/subject-kind';
import { uuidv7 } from '../../../platform/uuid';
import type { AssessedMember } from '../organization-rows';
import type { AssessmentGroupDto, GroupMemberDto, GroupOfOrganizationDto } from './dto/groups.dto';

/** A group with all that its table keeps. */
export interface GroupRow extends AssessmentGroup {
  readonly id: string;
  readonly organizationId: string;
  readonly basis: string;
  readonly version: number;
}

/** What narrows a list of groups; days of a year, both null for all. */
export interface GroupFilter {
  readonly from: string | null;
  readonly to: string | null;
  readonly objectCode: string | null;
}

/** What stands on the day in $2. */
const stateOf = (alias: string) =>
  `CASE WHEN ${alias}.valid_to <= greatest($2::date, ${alias}.valid_from) THEN 'ended'
        WHEN ${alias}.valid_from > $2::date THEN 'upcoming' ELSE 'holds' END AS state`;

const DAYS = (alias: string) =>
  `${alias}.valid_from::text AS "validFrom", ${alias}.valid_to::text AS "validTo"`;

const isMemberOn = (day: string) => `m.valid_from <= ${day} AND (m.valid_to IS NULL OR m.valid_to > ${day})`;

const VIEW = `g.id, jsonb_build_object('id', o.id, 'nameZh', o.name_zh) AS organization, g.name,
  g.object_code AS "objectCode", g.class_code AS "classCode", g.basis, ${DAYS('g')}, ${stateOf('g')}, g.version,
  (SELECT count(*)::int FROM assessment_group_member m
   WHERE m.district_id = g.district_id AND m.group_id = g.id
     AND ${isMemberOn('greatest(g.valid_from, least($2::date, coalesce(g.valid_to - 1, $2::date)))')}) AS "memberCount"`;

const VIEW_FROM = `assessment_group g JOIN organization o ON o.district_id = g.district_id AND o.id = g.organization_id`;

/** Assessment groups and who is in them. Which groups somebody sees is said by row-level security. */
@Injectable()
export class GroupsRepository {
  page(
    tx: ReadTx,
    { from, to, objectCode }: GroupFilter,
    after: readonly [objectCode: string, name: string, id: string] | undefined,
    limit: number,
  ): Promise<Omit<AssessmentGroupDto, 'mayChange'>[]> {
    return tx.sql(
      'organizations.groups.page',
      `SELECT ${VIEW} FROM ${VIEW_FROM}
       WHERE g.district_id = $1 AND ($3::date IS NULL OR (g.valid_from < $4::date AND (g.valid_to IS NULL OR g.valid_to > $3::date)))
         AND ($5::text IS NULL OR g.object_code = $5)
         AND ($6::text IS NULL OR (g.object_code, g.name, g.id) > ($6, $7, $8::uuid))
       ORDER BY g.object_code, g.name, g.id LIMIT $9`,
      [
        ...[tx.districtId, tx.today, from, to, objectCode],
        ...[after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit],
      ],
    );
  }

  view(tx: ReadTx, id: string): Promise<Omit<AssessmentGroupDto, 'mayChange'> | undefined> {
    return tx.sqlOne(
      'organizations.groups.view',
      `SELECT ${VIEW} FROM ${VIEW_FROM} WHERE g.district_id = $1 AND g.id = $3`,
      [tx.districtId, tx.today, id],
    );
  }

  async byId(tx: ReadTx, id: string): Promise<GroupRow | undefined> {
    return (await this.byIds(tx, [id]))[0];
  }

  byIds(tx: ReadTx, ids: readonly string[]): Promise<GroupRow[]> {
    return tx.sql<GroupRow>(
      'organizations.groups.by-ids',
      `SELECT g.id, g.organization_id AS "organizationId", g.name, g.object_code AS "objectCode",
              g.class_code AS "classCode", g.basis, ${DAYS('g')}, g.version
       FROM assessment_group g WHERE g.district_id = $1 AND g.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  /** What groups are called, with what they assess. */
  names(tx: ReadTx, ids: readonly string[]): Promise<SubjectName[]> {
    return tx.sql<SubjectName>(
      'organizations.groups.names',
      `SELECT id, name || '（' || object_code || '）' AS zh, NULL AS en FROM assessment_group
       WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  async firstMemberOn(tx: ReadTx, groupId: string): Promise<string | null> {
    const row = await tx.sqlOne<{ first: string | null }>(
      'organizations.groups.first-member',
      `SELECT min(valid_from)::text AS first FROM assessment_group_member
       WHERE district_id = $1 AND group_id = $2 AND (valid_to IS NULL OR valid_to > valid_from)`,
      [tx.districtId, groupId],
    );
    return row?.first ?? null;
  }

  members(
    tx: ReadTx,
    groupId: string,
    everybody: boolean,
    after: readonly [name: string, id: string] | undefined,
    limit: number,
  ): Promise<(GroupMemberDto & { readonly pinyin: string })[]> {
    return tx.sql(
      'organizations.groups.members',
      `SELECT m.id, jsonb_build_object('id', o.id, 'nameZh', o.name_zh) AS organization, o.name_pinyin AS pinyin,
              o.level_code AS "levelCode", o.domain_code AS "domainCode", ${DAYS('m')}, ${stateOf('m')}
       FROM assessment_group_member m
       JOIN organization o ON o.district_id = m.district_id AND o.id = m.organization_id
       WHERE m.district_id = $1 AND m.group_id = $3 AND ($4::boolean OR ${isMemberOn('$2::date')})
         AND ($5::text IS NULL OR (o.name_pinyin, m.id) > ($5, $6::uuid))
       ORDER BY o.name_pinyin, m.id LIMIT $7`,
      [tx.districtId, tx.today, groupId, everybody, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  /** Who is in these groups on a day, with the head post of each, in the order of their names. */
  membersOn(tx: ReadTx, groupIds: readonly string[], day: string): Promise<AssessedMember[]> {
    return tx.sql<AssessedMember>(
      'organizations.groups.members-on',
      `SELECT g.id AS "groupId", g.name AS "groupName", g.organization_id AS "bodyId", m.organization_id AS "organizationId",
              o.name_zh AS "organizationName", p.id AS "headPostId"
       FROM assessment_group g
       JOIN assessment_group_member m ON m.district_id = g.district_id AND m.group_id = g.id AND ${isMemberOn('$3::date')}
       JOIN organization o ON o.district_id = m.district_id AND o.id = m.organization_id
       LEFT JOIN post p ON p.district_id = m.district_id AND p.organization_id = m.organization_id AND p.is_head
       WHERE g.district_id = $1 AND g.id = ANY($2::uuid[])
       ORDER BY g.name, o.name_pinyin, m.organization_id`,
      [tx.districtId, groupIds, day],
    );
  }

  async named(tx: ReadTx, name: string): Promise<string | undefined> {
    const row = await tx.sqlOne<{ id: string }>(
      'organizations.groups.named',
      `SELECT id FROM assessment_group WHERE district_id = $1 AND name = $2 AND valid_from <= $3
         AND (valid_to IS NULL OR valid_to > $3) ORDER BY id LIMIT 1`,
      [tx.districtId, name, tx.today],
    );
    return row?.id;
  }

  /** Everything that an organisation was and is in, latest first. */
  ofOrganization(tx: ReadTx, organizationId: string): Promise<GroupOfOrganizationDto[]> {
    return tx.sql(
      'organizations.groups.of-organization',
      `SELECT m.group_id AS "groupId", g.name, m.object_code AS "objectCode", ${DAYS('m')}, ${stateOf('m')}
       FROM assessment_group_member m JOIN assessment_group g ON g.district_id = m.district_id AND g.id = m.group_id
       WHERE m.district_id = $1 AND m.organization_id = $3 AND (m.valid_to IS NULL OR m.valid_to > m.valid_from)
       ORDER BY m.valid_from DESC, m.object_code`,
      [tx.districtId, tx.today, organizationId],
    );
  }

  /** The organisations, kept as they are and in the groups they are in until the transaction ends. */
  lockOrganizations(tx: WriteTx, ids: readonly string[]): Promise<JoiningOrganization[]> {
    return tx.sql<JoiningOrganization>(
      'organizations.groups.lock-organizations',
      `SELECT id, name_zh AS "nameZh", valid_to::text AS "validTo" FROM organization
       WHERE district_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
      [tx.districtId, ids],
    );
  }

  /** The same without keeping anybody waiting: for looking only. */
  organizations(tx: ReadTx, ids: readonly string[]): Promise<JoiningOrganization[]> {
    return tx.sql<JoiningOrganization>(
      'organizations.groups.organizations',
      `SELECT id, name_zh AS "nameZh", valid_to::text AS "validTo" FROM organization
       WHERE district_id = $1 AND id = ANY($2::uuid[]) ORDER BY id`,
      [tx.districtId, ids],
    );
  }

  memberships(
    tx: ReadTx,
    objectCode: string,
    organizationIds: readonly string[],
  ): Promise<GroupMembership[]> {
    return tx.sql<GroupMembership>(
      'organizations.groups.memberships',
      `SELECT m.id, m.group_id AS "groupId", g.name AS "groupName", m.organization_id AS "organizationId", ${DAYS('m')}
       FROM assessment_group_member m JOIN assessment_group g ON g.district_id = m.district_id AND g.id = m.group_id
       WHERE m.district_id = $1 AND m.object_code = $2 AND m.organization_id = ANY($3::uuid[])`,
      [tx.districtId, objectCode, organizationIds],
    );
  }

  async insert(tx: WriteTx, group: Omit<GroupRow, 'version'>): Promise<void> {
    await tx.change(
      'organizations.groups.insert',
      `INSERT INTO assessment_group (district_id, id, organization_id, name, object_code, class_code, basis, valid_from, valid_to)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[tx.districtId, group.id, group.organizationId, group.name, group.objectCode, group.classCode],
        ...[group.basis, group.validFrom, group.validTo],
      ],
    );
  }

  /** 0 when it changed meanwhile. */
  update(tx: WriteTx, group: GroupRow): Promise<number> {
    return tx.change(
      'organizations.groups.update',
      `UPDATE assessment_group SET name = $4, class_code = $5, basis = $6, valid_from = $7, valid_to = $8,
              version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3`,
      [
        ...[tx.districtId, group.id, group.version, group.name, group.classCode, group.basis],
        ...[group.validFrom, group.validTo],
      ],
    );
  }

  /** Nobody is in a group beyond its end. */
  async endMembersBy(tx: WriteTx, groupId: string, day: string): Promise<void> {
    await tx.change(
      'organizations.groups.end-members-by',
      `UPDATE assessment_group_member SET valid_to = greatest(valid_from, $3::date)
       WHERE district_id = $1 AND group_id = $2 AND (valid_to IS NULL OR valid_to > $3::date)`,
      [tx.districtId, groupId, day],
    );
  }

  async endMemberships(tx: WriteTx, ids: readonly string[], day: string): Promise<void> {
    await tx.change(
      'organizations.groups.end-memberships',
      `UPDATE assessment_group_member SET valid_to = greatest(valid_from, $3::date)
       WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, ids, day],
    );
  }

  async addMembers(
    tx: WriteTx,
    group: GroupRow,
    organizationIds: readonly string[],
    on: string,
  ): Promise<void> {
    await tx.change(
      'organizations.groups.add-members',
      `INSERT INTO assessment_group_member (district_id, id, group_id, object_code, organization_id, valid_from, valid_to)
       SELECT $1, t.id, $2, $3, t.organization_id, $4::date, $5::date
       FROM unnest($6::uuid[], $7::uuid[]) AS t(id, organization_id)`,
      [
        ...[tx.districtId, group.id, group.objectCode, on, group.validTo],
        ...[organizationIds.map(() => uuidv7()), organizationIds],
      ],
    );
  }
}
