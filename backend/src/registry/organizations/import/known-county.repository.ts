import { Injectable } from '@nestjs/common';
import type {
  GroupMemberToImport,
  GroupToImport,
  GuidanceToImport,
  KnownCounty,
  KnownOrganization,
  UnitClassToImport,
} from '@zeren/domain/registry/organizations/import/county-import';
import type { TenureKind } from '@zeren/domain/registry/organizations/tenure';
import type { ReadTx } from '../../../platform/database/transaction';

const DAYS = (alias: string) =>
  `${alias}.valid_from::text AS "validFrom", ${alias}.valid_to::text AS "validTo"`;
/** What was taken back on its first day holds on none. */
const LIVE = (alias: string) => `(${alias}.valid_to IS NULL OR ${alias}.valid_to > ${alias}.valid_from)`;

/** What the system holds, by code, as the checks of an import need it. */
@Injectable()
export class KnownCountyRepository {
  async load(tx: ReadTx): Promise<KnownCounty> {
    const organizations = await tx.sql<KnownOrganization & { readonly code: string }>(
      'organization-import.known-organizations',
      `SELECT o.code, parent.code AS "parentCode", o.kind_code AS "kindCode", o.sort, o.name_zh AS "nameZh",
              o.valid_to::text AS "validTo"
       FROM organization o
       LEFT JOIN organization parent ON parent.district_id = o.district_id AND parent.id = o.parent_id
       WHERE o.district_id = $1`,
      [tx.districtId],
    );
    const posts = await tx.sql<{
      code: string;
      organizationCode: string;
      isHead: boolean;
      sort: number;
      hasDuties: boolean;
    }>(
      'organization-import.known-posts',
      // The rooms of lists, duties, findings and orders stand above this one and cannot be asked: their tables name the post.
      `SELECT p.code, o.code AS "organizationCode", p.is_head AS "isHead", p.sort,
              EXISTS (SELECT FROM responsibility_list l WHERE l.district_id = p.district_id AND l.post_id = p.id)
                OR EXISTS (SELECT FROM duty d WHERE d.district_id = p.district_id AND d.post_id = p.id)
                OR EXISTS (SELECT FROM finding f WHERE f.district_id = p.district_id AND f.post_id = p.id
                                                   AND f.state IN ('put', 'confirmed'))
                OR EXISTS (SELECT FROM rectification_order r WHERE r.district_id = p.district_id AND r.post_id = p.id)
                AS "hasDuties"
       FROM post p JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
       WHERE p.district_id = $1`,
      [tx.districtId],
    );
    const guidance = await tx.sql<GuidanceToImport>(
      'organization-import.known-guidance',
      `SELECT guide.code AS "guideCode", guided.code AS "guidedCode", e.kind_code AS "kindCode", p.code AS "postCode",
              e.rights, trim_scale(e.score_share)::text AS "scoreShare", e.with_subtree AS "withSubtree", e.basis,
              e.valid_from::text AS "validFrom", e.valid_to::text AS "validTo"
       FROM organization_guidance e
       JOIN organization guide ON guide.district_id = e.district_id AND guide.id = e.guide_id
       JOIN organization guided ON guided.district_id = e.district_id AND guided.id = e.guided_id
       LEFT JOIN post p ON p.district_id = e.district_id AND p.id = e.post_id
       WHERE e.district_id = $1`,
      [tx.districtId],
    );
    const people = await tx.sql<{ code: string }>(
      'organization-import.known-people',
      `SELECT code FROM person WHERE district_id = $1`,
      [tx.districtId],
    );
    const tenures = await tx.sql<{
      postCode: string;
      personCode: string;
      kind: TenureKind;
      startsOn: string;
      endsOn: string | null;
    }>(
      'organization-import.known-tenures',
      `SELECT p.code AS "postCode", person.code AS "personCode", t.kind, t.starts_on::text AS "startsOn",
              t.ends_on::text AS "endsOn"
       FROM tenure t
       JOIN post p ON p.district_id = t.district_id AND p.id = t.post_id
       JOIN person ON person.district_id = t.district_id AND person.id = t.person_id
       WHERE t.district_id = $1`,
      [tx.districtId],
    );
    return {
      organizations: new Map(organizations.map(({ code, ...rest }) => [code, rest])),
      posts: new Map(posts.map(({ code, ...rest }) => [code, rest])),
      guidance,
      people: new Set(people.map(({ code }) => code)),
      tenures,
      unitClasses: await this.unitClasses(tx),
      groups: await this.groups(tx),
      groupMembers: await this.groupMembers(tx),
    };
  }

  private unitClasses(tx: ReadTx): Promise<UnitClassToImport[]> {
    return tx.sql(
      'organization-import.known-unit-classes',
      `SELECT o.code AS "organizationCode", c.class_code AS "classCode", c.basis, ${DAYS('c')}
       FROM organization_unit_class c JOIN organization o ON o.district_id = c.district_id AND o.id = c.organization_id
       WHERE c.district_id = $1 AND ${LIVE('c')}`,
      [tx.districtId],
    );
  }

  private groups(tx: ReadTx): Promise<GroupToImport[]> {
    return tx.sql(
      'organization-import.known-groups',
      `SELECT body.code AS "bodyCode", g.name, g.object_code AS "objectCode", g.class_code AS "classCode", g.basis,
              ${DAYS('g')}
       FROM assessment_group g JOIN organization body ON body.district_id = g.district_id AND body.id = g.organization_id
       WHERE g.district_id = $1 AND ${LIVE('g')}`,
      [tx.districtId],
    );
  }

  private groupMembers(tx: ReadTx): Promise<GroupMemberToImport[]> {
    return tx.sql(
      'organization-import.known-group-members',
      `SELECT jsonb_build_object('bodyCode', body.code, 'name', g.name, 'objectCode', g.object_code,
                                 'validFrom', g.valid_from) AS "group",
              o.code AS "organizationCode", ${DAYS('m')}
       FROM assessment_group_member m
       JOIN assessment_group g ON g.district_id = m.district_id AND g.id = m.group_id
       JOIN organization body ON body.district_id = m.district_id AND body.id = g.organization_id
       JOIN organization o ON o.district_id = m.district_id AND o.id = m.organization_id
       WHERE m.district_id = $1 AND ${LIVE('m')}`,
      [tx.districtId],
    );
  }
}
