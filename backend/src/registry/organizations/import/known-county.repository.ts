import { Injectable } from '@nestjs/common';
import type {
  GuidanceToImport,
  KnownCounty,
} from '@zeren/domain/registry/organizations/import/county-import';
import type { TenureKind } from '@zeren/domain/registry/organizations/tenure';
import type { ReadTx } from '../../../platform/database/transaction';

/** What the system holds, by code, as the checks of an import need it. */
@Injectable()
export class KnownCountyRepository {
  async load(tx: ReadTx): Promise<KnownCounty> {
    const organizations = await tx.sql<{
      code: string;
      parentCode: string | null;
      kindCode: string;
      sort: number;
    }>(
      'organization-import.known-organizations',
      `SELECT o.code, parent.code AS "parentCode", o.kind_code AS "kindCode", o.sort
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
      // The rooms of lists and duties stand above this one and cannot be asked: their tables name the post.
      `SELECT p.code, o.code AS "organizationCode", p.is_head AS "isHead", p.sort,
              EXISTS (SELECT FROM responsibility_list l WHERE l.district_id = p.district_id AND l.post_id = p.id)
                OR EXISTS (SELECT FROM duty d WHERE d.district_id = p.district_id AND d.post_id = p.id) AS "hasDuties"
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
    };
  }
}
