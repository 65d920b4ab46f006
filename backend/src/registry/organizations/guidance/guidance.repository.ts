import { Injectable } from '@nestjs/common';
import type { GuidanceEdge, GuidanceRight } from '@zeren/domain/registry/organizations/guidance/guidance';
import { TENURE_KINDS } from '@zeren/domain/registry/organizations/tenure';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import type { SubjectName } from '../../../platform/subjects/subject-kind';
import type { GuidanceDto } from '../dto/guidance.dto';
import { holderOf } from '../organization-pages.repository';

/** An edge with all that its table keeps. */
export interface GuidanceRow extends GuidanceEdge {
  readonly basis: string;
  readonly version: number;
}

/** An edge with the names that people know it by. */
export type NamedGuidanceRow = Omit<GuidanceDto, 'mayChange'>;

/** What somebody guides, as far as the tree shows it. */
export interface GuidedRow {
  readonly id: string;
  readonly guidanceKinds: string[];
  readonly guidanceRights: GuidanceRight[];
  readonly withSubtree: boolean;
}

/** An edge that goes with a post. */
export interface PostGuidanceRow {
  readonly id: string;
  readonly kindCode: string;
  readonly basis: string;
  readonly postId: string;
  readonly guidedZh: string;
  readonly guidedEn: string | null;
}

/** A {@link GuidanceRow} of the table, called `e`. */
export const GUIDANCE_COLUMNS = `e.id, e.guide_id AS "guideId", e.guided_id AS "guidedId", e.with_subtree AS "withSubtree",
  e.kind_code AS "kindCode", e.post_id AS "postId", e.rights, trim_scale(e.score_share)::text AS "scoreShare", e.basis,
  e.valid_from::text AS "validFrom", e.valid_to::text AS "validTo", e.version`;

/** Queries on guidance edges. */
@Injectable()
export class GuidanceRepository {
  byId(tx: ReadTx, id: string): Promise<GuidanceRow | undefined> {
    return tx.sqlOne<GuidanceRow>(
      'organizations.guidance.by-id',
      `SELECT ${GUIDANCE_COLUMNS} FROM organization_guidance e WHERE e.district_id = $1 AND e.id = $2`,
      [tx.districtId, id],
    );
  }

  /** What edges are called: who guides whom, of which kind. */
  names(tx: ReadTx, ids: readonly string[]): Promise<SubjectName[]> {
    return tx.sql<SubjectName>(
      'organizations.guidance.names',
      `SELECT e.id, guide.name_zh || ' → ' || guided.name_zh || '（' || e.kind_code || '）' AS zh, NULL AS en
       FROM organization_guidance e
       JOIN organization guide ON guide.district_id = $1 AND guide.id = e.guide_id
       JOIN organization guided ON guided.district_id = $1 AND guided.id = e.guided_id
       WHERE e.district_id = $1 AND e.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  /** The edges that hold today and are bound to these posts, each with the organisation that it is about. */
  ofPosts(tx: ReadTx, postIds: readonly string[]): Promise<PostGuidanceRow[]> {
    return tx.sql<PostGuidanceRow>(
      'organizations.guidance.of-posts',
      `SELECT e.id, e.post_id AS "postId", e.kind_code AS "kindCode", e.basis, guided.name_zh AS "guidedZh", guided.name_en AS "guidedEn"
       FROM organization_guidance e
       JOIN organization guided ON guided.district_id = $1 AND guided.id = e.guided_id
       WHERE e.district_id = $1 AND e.post_id = ANY($2::uuid[])
         AND e.valid_from <= $3::date AND (e.valid_to IS NULL OR e.valid_to > $3::date)
       ORDER BY e.id`,
      [tx.districtId, postIds, tx.today],
    );
  }

  /** All edges into an organisation, whenever they hold. */
  into(tx: ReadTx, guidedId: string): Promise<GuidanceRow[]> {
    return tx.sql<GuidanceRow>(
      'organizations.guidance.into',
      `SELECT ${GUIDANCE_COLUMNS} FROM organization_guidance e WHERE e.district_id = $1 AND e.guided_id = $2`,
      [tx.districtId, guidedId],
    );
  }

  /** Every edge at these organisations with names; what holds first, then what is to come, then the past. */
  at(tx: ReadTx, organizationIds: readonly string[]): Promise<NamedGuidanceRow[]> {
    return tx.sql<NamedGuidanceRow>(
      'organizations.guidance.at',
      `SELECT named.* FROM (
         SELECT ${GUIDANCE_COLUMNS}, jsonb_build_object('id', guide.id, 'nameZh', guide.name_zh) AS guide,
                jsonb_build_object('id', guided.id, 'nameZh', guided.name_zh) AS guided,
                CASE WHEN e.valid_to <= greatest($2::date, e.valid_from) THEN 'ended'
                     WHEN e.valid_from > $2::date THEN 'upcoming' ELSE 'holds' END AS state,
                CASE WHEN p.id IS NULL THEN NULL
                     ELSE jsonb_build_object('id', p.id, 'title', p.title, 'holderName', holder.name) END AS post
         FROM organization_guidance e
         JOIN organization guide ON guide.district_id = $1 AND guide.id = e.guide_id
         JOIN organization guided ON guided.district_id = $1 AND guided.id = e.guided_id
         LEFT JOIN post p ON p.district_id = $1 AND p.id = e.post_id
         LEFT JOIN LATERAL (${holderOf('p.id')}) holder ON true
         WHERE e.district_id = $1 AND (e.guide_id = ANY($4::uuid[]) OR e.guided_id = ANY($4::uuid[]))
       ) named
       ORDER BY array_position(ARRAY['holds', 'upcoming', 'ended'], state), "kindCode", guided ->> 'nameZh', "validFrom" DESC, id`,
      [tx.districtId, tx.today, TENURE_KINDS, organizationIds],
    );
  }

  /** What these organisations guide today with the right to see, and is not theirs by 隶属. */
  guidedBy(tx: ReadTx, guideIds: readonly string[]): Promise<GuidedRow[]> {
    return tx.sql<GuidedRow>(
      'organizations.guidance.guided-by',
      `SELECT e.guided_id AS id, array_agg(DISTINCT e.kind_code) AS "guidanceKinds",
              array_agg(DISTINCT granted ORDER BY granted) AS "guidanceRights", bool_or(e.with_subtree) AS "withSubtree"
       FROM organization_guidance e CROSS JOIN LATERAL unnest(e.rights) AS granted
       WHERE e.district_id = $1 AND e.guide_id = ANY($2::uuid[]) AND 'see' = ANY (e.rights)
         AND e.valid_from <= $3::date AND (e.valid_to IS NULL OR e.valid_to > $3::date)
         AND NOT EXISTS (SELECT 1 FROM organization_closure c
                         WHERE c.district_id = $1 AND c.descendant_id = e.guided_id AND c.ancestor_id = ANY($2::uuid[])
                           AND c.via = 'tree')
       GROUP BY e.guided_id`,
      [tx.districtId, guideIds, tx.today],
    );
  }

  async insert(tx: WriteTx, edges: readonly Omit<GuidanceRow, 'version'>[]): Promise<void> {
    const column = columnsOf(edges);
    await tx.change(
      'organizations.guidance.insert',
      `INSERT INTO organization_guidance (district_id, id, guide_id, guided_id, with_subtree, kind_code, post_id, rights,
                                          score_share, basis, valid_from, valid_to)
       SELECT $1, t.id, t.guide_id, t.guided_id, t.with_subtree, t.kind_code, t.post_id, string_to_array(t.rights, ','),
              t.score_share, t.basis, t.valid_from, t.valid_to
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::boolean[], $6::text[], $7::uuid[], $8::text[], $9::numeric[],
                   $10::text[], $11::date[], $12::date[])
            AS t(id, guide_id, guided_id, with_subtree, kind_code, post_id, rights, score_share, basis, valid_from, valid_to)`,
      [
        ...[tx.districtId, column('id'), column('guideId'), column('guidedId'), column('withSubtree')],
        ...[column('kindCode'), column('postId'), rightsOf(edges), column('scoreShare'), column('basis')],
        ...[column('validFrom'), column('validTo')],
      ],
    );
  }

  /** Changes what edges say; answers how many of those versions there were. */
  update(tx: WriteTx, edges: readonly GuidanceRow[]): Promise<number> {
    const column = columnsOf(edges);
    return tx.change(
      'organizations.guidance.update',
      `UPDATE organization_guidance e
       SET with_subtree = t.with_subtree, rights = string_to_array(t.rights, ','), score_share = t.score_share,
           basis = t.basis, valid_from = t.valid_from, valid_to = t.valid_to, version = e.version + 1
       FROM unnest($2::uuid[], $3::int[], $4::boolean[], $5::text[], $6::numeric[], $7::text[], $8::date[], $9::date[])
            AS t(id, version, with_subtree, rights, score_share, basis, valid_from, valid_to)
       WHERE e.district_id = $1 AND e.id = t.id AND e.version = t.version`,
      [
        ...[tx.districtId, column('id'), edges.map(({ version }) => version), column('withSubtree')],
        ...[rightsOf(edges), column('scoreShare'), column('basis'), column('validFrom'), column('validTo')],
      ],
    );
  }
}

type StoredEdge = Omit<GuidanceRow, 'version'>;

const columnsOf =
  (edges: readonly StoredEdge[]) =>
  <K extends keyof StoredEdge>(key: K) =>
    edges.map((edge) => edge[key]);

/** One text an edge: an array of arrays does not unnest row by row. */
const rightsOf = (edges: readonly StoredEdge[]): string[] => edges.map(({ rights }) => rights.join(','));
