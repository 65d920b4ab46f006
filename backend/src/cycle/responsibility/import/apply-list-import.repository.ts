import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';
import type { OrganizationRow, PostRow } from '../../../registry/organizations';
import { keptCondition } from '../list-sight';

/** A draft that rows may be written to. */
export interface DraftRow {
  readonly id: string;
  readonly postId: string;
  /** Made just now, by this import. */
  readonly isNew: boolean;
}

/** One item of one draft: which row of its portion it comes from, and its place in the list. */
export interface ItemPlace {
  readonly listId: string;
  readonly postId: string;
  readonly rowIndex: number;
  readonly sort: number;
}

/** What posts have already, see {@link ApplyListImportRepository.postsWithLists}. */
export interface PostsWithLists {
  readonly issued: readonly string[];
  readonly draft: readonly string[];
  readonly keptElsewhere: readonly { readonly postId: string; readonly bodyId: string }[];
}

/** Writes imported items: a handful of statements, whatever their number. */
@Injectable()
export class ApplyListImportRepository {
  /**
   * Posts of these that have a list of the year which was issued; those that have a draft; and those whose draft another
   * body keeps than whoever reaches these organisations, each with that body.
   */
  async postsWithLists(
    tx: ReadTx,
    year: number,
    postIds: readonly string[],
    rootOrganizationIds: readonly string[],
  ): Promise<PostsWithLists> {
    const rows = await tx.sql<{ postId: string; state: string; bodyId: string; kept: boolean }>(
      'responsibility-import.posts-with-lists',
      `SELECT l.post_id AS "postId", l.state, body.organization_id AS "bodyId", ${keptCondition(4)} AS kept
       FROM responsibility_list l
       JOIN list_set body ON body.district_id = l.district_id AND body.id = l.list_set_id
       WHERE l.district_id = $1 AND l.year = $2 AND l.post_id = ANY($3::uuid[]) AND l.state <> 'superseded'`,
      [tx.districtId, year, postIds, rootOrganizationIds],
    );
    const drafts = rows.filter(({ state }) => state === 'draft');
    return {
      issued: rows.filter(({ state }) => state !== 'draft').map(({ postId }) => postId),
      draft: drafts.map(({ postId }) => postId),
      keptElsewhere: drafts.filter(({ kept }) => !kept),
    };
  }

  /** The drafts of these posts with their items, as far as a later row can be known to be the same. */
  draftItems(
    tx: ReadTx,
    year: number,
    postIds: readonly string[],
  ): Promise<{ postId: string; items: { code: string | null; textZh: string }[] }[]> {
    return tx.sql(
      'responsibility-import.draft-items',
      `SELECT l.post_id AS "postId",
              coalesce(jsonb_agg(jsonb_build_object('code', i.code, 'textZh', i.text_zh) ORDER BY i.sort)
                       FILTER (WHERE i.id IS NOT NULL), '[]') AS items
       FROM responsibility_list l
       LEFT JOIN responsibility_item i ON i.district_id = l.district_id AND i.list_id = l.id
       WHERE l.district_id = $1 AND l.year = $2 AND l.post_id = ANY($3::uuid[]) AND l.state = 'draft'
       GROUP BY l.id, l.post_id ORDER BY l.id`,
      [tx.districtId, year, postIds],
    );
  }

  /** The year's list set of an issuing body, locked: one import into a set at a time. */
  async claimListSet(tx: WriteTx, body: OrganizationRow, year: number): Promise<string> {
    const row = await tx.sqlOne<{ id: string }>(
      'responsibility-import.claim-list-set',
      `INSERT INTO list_set (district_id, id, organization_id, year, title) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (district_id, organization_id, year) DO UPDATE SET version = list_set.version + 1
       RETURNING id`,
      [tx.districtId, uuidv7(), body.id, year, `${body.nameZh}${year}年责任清单`],
    );
    return row!.id;
  }

  /** Makes a draft for every post that has no list of the year; answers the posts' drafts that are the actor's, locked. */
  async openDrafts(
    tx: WriteTx,
    listSetId: string,
    year: number,
    posts: readonly PostRow[],
  ): Promise<DraftRow[]> {
    const added = await tx.sql<{ id: string }>(
      'responsibility-import.add-lists',
      `INSERT INTO responsibility_list (district_id, id, list_set_id, post_id, organization_id, l2_id, l3_id, l4_id,
                                        search_text, year, version_no, state, created_at)
       SELECT $1, t.id, $2, t.post_id, t.organization_id, t.l2_id, t.l3_id, t.l4_id, t.search_text, $3, 1, 'draft', $4
       FROM unnest($5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[], $10::uuid[], $11::text[])
            AS t(id, post_id, organization_id, l2_id, l3_id, l4_id, search_text)
       ON CONFLICT (district_id, post_id, year, version_no) DO NOTHING RETURNING id`,
      [
        tx.districtId,
        listSetId,
        year,
        tx.now,
        // Pages go by id, and a later id sorts later: lists stand in the order of the tree.
        posts.map(() => uuidv7()),
        posts.map(({ id }) => id),
        posts.map(({ organizationId }) => organizationId),
        posts.map(({ l2Id }) => l2Id),
        posts.map(({ l3Id }) => l3Id),
        posts.map(({ l4Id }) => l4Id),
        posts.map(({ organizationName, title, kind }) =>
          [...new Set([organizationName, title, kind])].join(' '),
        ),
      ],
    );
    const isNew = new Set(added.map(({ id }) => id));
    const drafts = await tx.sql<Omit<DraftRow, 'isNew'>>(
      'responsibility-import.drafts',
      `SELECT l.id, l.post_id AS "postId" FROM responsibility_list l
       WHERE l.district_id = $1 AND l.year = $2 AND l.post_id = ANY($3::uuid[]) AND l.state = 'draft'
         AND ${keptCondition(4)}
       ORDER BY l.id FOR UPDATE`,
      [tx.districtId, year, posts.map(({ id }) => id), tx.actor.rootOrganizationIds],
    );
    return drafts.map((draft) => ({ ...draft, isNew: isNew.has(draft.id) }));
  }

  /** Takes the drafts' items out; what they were is kept with the run. */
  async clear(tx: WriteTx, drafts: readonly DraftRow[]): Promise<void> {
    await tx.change(
      'responsibility-import.clear',
      `DELETE FROM responsibility_item WHERE district_id = $1 AND list_id = ANY($2::uuid[])`,
      [tx.districtId, drafts.filter(({ isNew }) => !isNew).map(({ id }) => id)],
    );
  }

  /**
   * Puts the rows of one portion into the cleared drafts. An item whose number the post had before, in the draft that was
   * replaced or in an earlier year, goes on with its lineage and its template; the settled deadline of the same phrase is
   * kept, and of the draft's own items what was carried over.
   */
  async addItems(
    tx: WriteTx,
    runId: string,
    { year, portion, places }: { year: number; portion: number; places: readonly ItemPlace[] },
  ): Promise<number> {
    return tx.change(
      'responsibility-import.add-items',
      `WITH replaced AS (
         SELECT l.post_id, i.code, i.lineage_id, i.cadence_phrase, i.cadence_clauses, i.template_id, i.template_code,
                i.carried_over
         FROM responsibility_list l
         JOIN list_before_import b ON b.district_id = l.district_id AND b.list_id = l.id AND b.run_id = $2
         CROSS JOIN jsonb_populate_recordset(NULL::responsibility_item, b.items) AS i
         WHERE l.district_id = $1 AND l.year = $3 AND l.post_id = ANY($6::uuid[])
       ), earlier AS (
         SELECT l.post_id, i.code, i.lineage_id, i.cadence_phrase, i.cadence_clauses, i.template_id, i.template_code,
                0 AS carried_over, l.year, l.version_no
         FROM responsibility_list l
         JOIN responsibility_item i ON i.district_id = l.district_id AND i.list_id = l.id
         WHERE l.district_id = $1 AND l.year < $3 AND l.post_id = ANY($6::uuid[])
       ), known AS (
         SELECT DISTINCT ON (post_id, code) * FROM (
           SELECT *, $3 AS year, 0 AS version_no FROM replaced UNION ALL SELECT * FROM earlier) AS k
         WHERE code IS NOT NULL ORDER BY post_id, code, year DESC, version_no DESC
       )
       INSERT INTO responsibility_item (district_id, id, list_id, lineage_id, sort, code, text_zh, text_en,
         dimension_code, domain_code, level_code, type_code, cadence_phrase, cadence_clauses, evidence_asked, basis,
         checking_class, line_work, quantity, quantity_unit, standard, weight, template_id, template_code,
         carried_over)
       SELECT $1, t.id, t.list_id, coalesce(known.lineage_id, t.id), t.sort, r."code", r."textZh", r."textEn",
              r."dimensionCode", r."domainCode", r."levelCode", r."typeCode", r."cadencePhrase",
              coalesce(nullif(r."cadenceClauses", 'null'),
                       CASE WHEN known.cadence_phrase = r."cadencePhrase" THEN known.cadence_clauses END),
              r."evidenceAsked", r."basis", r."checkingClass", r."lineWork", r."quantity", r."quantityUnit", r."standard",
              r."weight", known.template_id, known.template_code,
              coalesce(known.carried_over, 0)
       FROM unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::int[], $8::int[]) AS t(id, list_id, post_id, place, sort)
       JOIN import_portion p ON p.district_id = $1 AND p.run_id = $2 AND p.number = $9
       CROSS JOIN LATERAL jsonb_to_record(p.rows -> t.place) AS r("code" text, "textZh" text, "textEn" text,
              "dimensionCode" text, "domainCode" text, "levelCode" text, "typeCode" text, "cadencePhrase" text,
              "cadenceClauses" jsonb, "evidenceAsked" text, "basis" text, "checkingClass" text, "lineWork" text,
              "quantity" numeric, "quantityUnit" text, "standard" text, "weight" numeric)
       LEFT JOIN known ON known.post_id = t.post_id AND known.code = r."code"`,
      [
        tx.districtId,
        runId,
        year,
        places.map(() => uuidv7()),
        places.map(({ listId }) => listId),
        places.map(({ postId }) => postId),
        places.map(({ rowIndex }) => rowIndex),
        places.map(({ sort }) => sort),
        portion,
      ],
    );
  }

  /** Counts the items of lists anew, after they changed. */
  async recount(tx: WriteTx, listIds: readonly string[]): Promise<void> {
    await tx.change(
      'responsibility-lists.recount',
      `UPDATE responsibility_list l
       SET item_count = coalesce(c.items, 0), undated_count = coalesce(c.undated, 0), version = l.version + 1
       FROM unnest($2::uuid[]) AS t(id)
       LEFT JOIN (
         SELECT list_id, count(*) AS items, count(*) FILTER (WHERE cadence_clauses IS NULL) AS undated
         FROM responsibility_item WHERE district_id = $1 AND list_id = ANY($2::uuid[]) GROUP BY list_id
       ) c ON c.list_id = t.id
       WHERE l.district_id = $1 AND l.id = t.id`,
      [tx.districtId, listIds],
    );
  }
}
