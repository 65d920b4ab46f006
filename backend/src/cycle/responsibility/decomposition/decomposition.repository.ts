import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';

/** An item as far as its decomposition goes; of several versions of its list the newest. */
export interface LinkableItem {
  readonly itemId: string;
  readonly lineageId: string;
  readonly listId: string;
  readonly listSetId: string;
  readonly postId: string;
  readonly organizationId: string;
  readonly year: number;
  readonly code: string | null;
  readonly textZh: string;
  readonly textEn: string | null;
  readonly dimension: string;
  readonly domain: string;
  readonly levelCode: string;
  readonly quantity: string | null;
  readonly unit: string | null;
}

/** A link by lineages: it goes on through versions of either list. */
export interface LinkRow {
  readonly lower: string;
  readonly upper: string;
  readonly quantity: string | null;
}

const ITEM = `i.id AS "itemId", i.lineage_id AS "lineageId", l.id AS "listId", l.list_set_id AS "listSetId",
  l.post_id AS "postId", l.organization_id AS "organizationId", l.year, i.code, i.text_zh AS "textZh", i.text_en AS "textEn", i.dimension_code AS dimension,
  i.domain_code AS domain, i.level_code AS "levelCode", trim_scale(i.quantity)::text AS quantity,
  i.quantity_unit AS unit`;

const LINK = `c.lower_lineage_id AS lower, c.upper_lineage_id AS upper, trim_scale(c.quantity)::text AS quantity`;

/** Items of a set and their links up and down. */
@Injectable()
export class DecompositionRepository {
  /** The items of a set, each once. */
  ofSet(tx: ReadTx, listSetId: string): Promise<LinkableItem[]> {
    return tx.sql<LinkableItem>(
      'decomposition.of-set',
      `SELECT DISTINCT ON (i.lineage_id) ${ITEM}
       FROM responsibility_list l
       JOIN responsibility_item i ON i.district_id = l.district_id AND i.list_id = l.id
       WHERE l.district_id = $1 AND l.list_set_id = $2 AND l.state <> 'superseded'
       ORDER BY i.lineage_id, l.version_no DESC`,
      [tx.districtId, listSetId],
    );
  }

  /** The newest row of each lineage of a year, wherever it is in sight. */
  ofLineages(tx: ReadTx, year: number, lineageIds: readonly string[]): Promise<LinkableItem[]> {
    return tx.sql<LinkableItem>(
      'decomposition.of-lineages',
      `SELECT DISTINCT ON (i.lineage_id) ${ITEM}
       FROM responsibility_item i
       JOIN responsibility_list l ON l.district_id = i.district_id AND l.id = i.list_id
       WHERE i.district_id = $1 AND i.lineage_id = ANY($3::uuid[]) AND l.year = $2 AND l.state <> 'superseded'
       ORDER BY i.lineage_id, l.version_no DESC`,
      [tx.districtId, year, lineageIds],
    );
  }

  byIds(tx: ReadTx, ids: readonly string[]): Promise<LinkableItem[]> {
    return tx.sql<LinkableItem>(
      'decomposition.by-ids',
      `SELECT ${ITEM} FROM responsibility_item i
       JOIN responsibility_list l ON l.district_id = i.district_id AND l.id = i.list_id
       WHERE i.district_id = $1 AND i.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  /** Links of a year at whose lower or upper end one of these lineages stands. */
  links(tx: ReadTx, year: number, lineageIds: readonly string[]): Promise<LinkRow[]> {
    return tx.sql<LinkRow>(
      'decomposition.links',
      `SELECT ${LINK} FROM item_contribution c
       WHERE c.district_id = $1 AND c.year = $2 AND c.lower_lineage_id = ANY($3::uuid[])
       UNION
       SELECT ${LINK} FROM item_contribution c
       WHERE c.district_id = $1 AND c.year = $2 AND c.upper_lineage_id = ANY($3::uuid[])`,
      [tx.districtId, year, lineageIds],
    );
  }

  /** The links on every way up from a lineage. */
  above(tx: ReadTx, year: number, lineageId: string): Promise<LinkRow[]> {
    return tx.sql<LinkRow>(
      'decomposition.above',
      `WITH RECURSIVE up AS (
         SELECT c.lower_lineage_id, c.upper_lineage_id, c.quantity FROM item_contribution c
         WHERE c.district_id = $1 AND c.year = $2 AND c.lower_lineage_id = $3
         UNION
         SELECT c.lower_lineage_id, c.upper_lineage_id, c.quantity FROM up
         JOIN item_contribution c ON c.district_id = $1 AND c.year = $2 AND c.lower_lineage_id = up.upper_lineage_id
       )
       SELECT ${LINK} FROM up c`,
      [tx.districtId, year, lineageId],
    );
  }

  /** One link at a time within a year's set: two at once could close a circle that neither sees. */
  async lockYear(tx: WriteTx, year: number): Promise<void> {
    await tx.sql('decomposition.lock-year', 'SELECT pg_advisory_xact_lock(hashtext($1 || $2::text))', [
      `decomposition ${tx.districtId} `,
      year,
    ]);
  }

  /** Links lower items to an upper one; a link that is there takes the new part. */
  async link(
    tx: WriteTx,
    year: number,
    lower: readonly { readonly lineageId: string; readonly listSetId: string }[],
    upper: string,
    quantity: string | null,
  ): Promise<number> {
    const lineages = lower.map(({ lineageId }) => lineageId);
    await this.unlink(tx, year, lineages, upper);
    return tx.change(
      'decomposition.link',
      `INSERT INTO item_contribution (district_id, lower_lineage_id, upper_lineage_id, year, lower_list_set_id, quantity)
       SELECT $1, t.lineage_id, $4, $2, t.list_set_id, $6
       FROM unnest($3::uuid[], $5::uuid[]) AS t(lineage_id, list_set_id)`,
      [tx.districtId, year, lineages, upper, lower.map(({ listSetId }) => listSetId), quantity],
    );
  }

  unlink(tx: WriteTx, year: number, lower: readonly string[], upper: string): Promise<number> {
    return tx.change(
      'decomposition.unlink',
      `DELETE FROM item_contribution
       WHERE district_id = $1 AND year = $2 AND lower_lineage_id = ANY($3::uuid[]) AND upper_lineage_id = $4`,
      [tx.districtId, year, lower, upper],
    );
  }
}
