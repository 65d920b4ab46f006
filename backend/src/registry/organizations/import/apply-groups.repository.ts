import { Injectable } from '@nestjs/common';
import type {
  GroupMemberToImport,
  GroupToImport,
} from '@zeren/domain/registry/organizations/import/county-import';
import type { WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';
import type { Applied } from './apply-county.repository';
import { tellImported } from './imported-entries';
import type { WrittenGroup, WrittenMember } from './imported-entries';

const LIVE = (alias: string) => `(${alias}.valid_to IS NULL OR ${alias}.valid_to > ${alias}.valid_from)`;

/** The group that a row names by its body, object, name and first day. */
const NAMED = `JOIN organization body ON body.district_id = $1 AND body.code = t.body
  JOIN assessment_group g ON g.district_id = $1 AND g.organization_id = body.id AND g.object_code = t.object
    AND g.name = t.name AND g.valid_from = t.group_from AND ${LIVE('g')}`;

const GROUP = `g.id, g.organization_id AS "organizationId", g.name, g.object_code AS "objectCode",
  g.class_code AS "classCode", g.basis, g.valid_from::text AS "validFrom", g.valid_to::text AS "validTo"`;
const MEMBER = `m.group_id AS "groupId", m.organization_id AS "organizationId",
  m.valid_from::text AS "validFrom", m.valid_to::text AS "validTo"`;

/** Writes imported assessment groups and their members: what changes gives way before what is new comes in. */
@Injectable()
export class ApplyGroupsRepository {
  /** The same body, object, name and first day are the same group. Nobody is in a group beyond its end. */
  async groups(tx: WriteTx, rows: readonly GroupToImport[]): Promise<Applied> {
    const values = [
      ...[tx.districtId, rows.map((row) => row.bodyCode), rows.map((row) => row.objectCode)],
      ...[rows.map((row) => row.name), rows.map((row) => row.validFrom), rows.map((row) => row.validTo)],
      ...[rows.map((row) => row.classCode), rows.map((row) => row.basis)],
    ];
    const unnested = `unnest($2::text[], $3::text[], $4::text[], $5::date[], $6::date[], $7::text[], $8::text[]`;
    const names = 'body, object, name, group_from, valid_to, class_code, basis';
    const changed = await tx.sql<WrittenGroup>(
      'organization-import.change-groups',
      `UPDATE assessment_group g SET class_code = named.new_class, basis = named.new_basis, valid_to = named.new_to,
              version = g.version + 1
       FROM (SELECT g.id, t.class_code AS new_class, t.basis AS new_basis, t.valid_to AS new_to
             FROM ${unnested}) AS t(${names}) ${NAMED}
             WHERE (g.class_code, g.basis, g.valid_to) IS DISTINCT FROM (t.class_code, t.basis, t.valid_to)) named
       WHERE g.district_id = $1 AND g.id = named.id
       RETURNING ${GROUP}`,
      values,
    );
    await tx.change(
      'organization-import.end-members',
      `UPDATE assessment_group_member m SET valid_to = greatest(m.valid_from, g.valid_to)
       FROM assessment_group g
       WHERE m.district_id = $1 AND g.district_id = $1 AND g.id = m.group_id AND g.id = ANY($2::uuid[])
         AND g.valid_to IS NOT NULL AND (m.valid_to IS NULL OR m.valid_to > g.valid_to)`,
      [tx.districtId, changed.map(({ id }) => id)],
    );
    const added = await tx.sql<WrittenGroup>(
      'organization-import.add-groups',
      `INSERT INTO assessment_group AS g (district_id, id, organization_id, name, object_code, class_code, basis, valid_from,
                                          valid_to)
       SELECT $1, t.id, body.id, t.name, t.object, t.class_code, t.basis, t.group_from, t.valid_to
       FROM ${unnested}, $9::uuid[]) AS t(${names}, id)
       JOIN organization body ON body.district_id = $1 AND body.code = t.body
       WHERE NOT EXISTS (SELECT FROM assessment_group g
                         WHERE g.district_id = $1 AND g.organization_id = body.id AND g.object_code = t.object
                           AND g.name = t.name AND g.valid_from = t.group_from AND ${LIVE('g')})
       RETURNING ${GROUP}`,
      [...values, rows.map(() => uuidv7())],
    );
    tellImported.groups(tx, [...changed, ...added], new Set(added.map(({ id }) => id)));
    return { added: added.length, changed: changed.length };
  }

  /** The same group, organisation and first day are the same membership. */
  async members(tx: WriteTx, rows: readonly GroupMemberToImport[]): Promise<Applied> {
    const values = [
      ...[tx.districtId, rows.map(({ group }) => group.bodyCode), rows.map(({ group }) => group.objectCode)],
      ...[rows.map(({ group }) => group.name), rows.map(({ group }) => group.validFrom)],
      ...[rows.map((row) => row.organizationCode), rows.map((row) => row.validFrom)],
      rows.map((row) => row.validTo),
    ];
    const unnested = `unnest($2::text[], $3::text[], $4::text[], $5::date[], $6::text[], $7::date[], $8::date[]`;
    const names = 'body, object, name, group_from, code, valid_from, valid_to';
    const changed = await tx.sql<WrittenMember>(
      'organization-import.change-members',
      `UPDATE assessment_group_member m SET valid_to = named.new_to
       FROM (SELECT g.id AS group_id, o.id AS organization_id, t.valid_from, t.valid_to AS new_to
             FROM ${unnested}) AS t(${names}) ${NAMED}
             JOIN organization o ON o.district_id = $1 AND o.code = t.code) named
       WHERE m.district_id = $1 AND m.group_id = named.group_id AND m.organization_id = named.organization_id
         AND m.valid_from = named.valid_from AND ${LIVE('m')} AND m.valid_to IS DISTINCT FROM named.new_to
       RETURNING ${MEMBER}, old.valid_to IS NULL OR new.valid_to < old.valid_to AS leaves`,
      values,
    );
    const added = await tx.sql<WrittenMember>(
      'organization-import.add-members',
      `INSERT INTO assessment_group_member AS m (district_id, id, group_id, object_code, organization_id, valid_from, valid_to)
       SELECT $1, t.id, g.id, g.object_code, o.id, t.valid_from, t.valid_to
       FROM ${unnested}, $9::uuid[]) AS t(${names}, id) ${NAMED}
       JOIN organization o ON o.district_id = $1 AND o.code = t.code
       WHERE NOT EXISTS (SELECT FROM assessment_group_member m
                         WHERE m.district_id = $1 AND m.group_id = g.id AND m.organization_id = o.id
                           AND m.valid_from = t.valid_from AND ${LIVE('m')})
       RETURNING ${MEMBER}, false AS leaves`,
      [...values, rows.map(() => uuidv7())],
    );
    const written = [...changed, ...added];
    await tx.change(
      'organization-import.joined',
      `UPDATE assessment_group SET version = version + 1 WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, written.map(({ groupId }) => groupId)],
    );
    tellImported.groupMembers(tx, written);
    return { added: added.length, changed: changed.length };
  }
}
