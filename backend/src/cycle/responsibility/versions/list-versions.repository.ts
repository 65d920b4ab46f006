import { Injectable } from '@nestjs/common';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';
import { LIST_COLUMNS } from '../list-rows';
import type { ListRecord } from '../list-rows';

/** The columns of an item that go along when it is copied into another list. */
const CARRIED = `lineage_id, sort, code, text_zh, text_en, dimension_code, domain_code, level_code, type_code,
  cadence_phrase, cadence_clauses, evidence_asked, basis, checking_class, line_work, quantity, quantity_unit, standard,
  weight, template_id, template_code`;

/** Lists (alias `o`, of the post `p`) of set $2 that go on into year $3: the post stands on day $4 and has none there yet. */
const TO_COPY = `o.district_id = $1 AND o.list_set_id = $2 AND o.state IN ('issued', 'objected', 'received', 'closed')
  AND (p.valid_to IS NULL OR p.valid_to > $4)
  AND NOT EXISTS (SELECT 1 FROM responsibility_list n
                  WHERE n.district_id = o.district_id AND n.post_id = o.post_id AND n.year = $3
                    AND n.state <> 'superseded')`;

/** A list that was made from another one. */
export interface CopiedList {
  readonly id: string;
  readonly fromId: string;
}

/** Versions of lists, and copies of a year's lists for the next. */
@Injectable()
export class ListVersionsRepository {
  /** Every version of the list of one post and year, the newest first. */
  versions(tx: ReadTx, list: ListRecord): Promise<ListRecord[]> {
    return tx.sql<ListRecord>(
      'responsibility-lists.versions',
      `SELECT ${LIST_COLUMNS} FROM responsibility_list l
       WHERE l.district_id = $1 AND l.post_id = $2 AND l.year = $3 ORDER BY l.version_no DESC`,
      [tx.districtId, list.postId, list.year],
    );
  }

  async hasDraft(tx: ReadTx, list: ListRecord): Promise<boolean> {
    return (await this.versions(tx, list)).some(({ state }) => state === 'draft');
  }

  /** Opens the next version as a draft; a second one at the same time fails on the unique draft. */
  async amend(tx: WriteTx, list: ListRecord, reason: string): Promise<ListRecord | undefined> {
    return tx.sqlOne<ListRecord>(
      'responsibility-lists.amend',
      `INSERT INTO responsibility_list AS l (district_id, id, list_set_id, post_id, organization_id, l2_id, l3_id, l4_id,
         year, version_no, state, search_text, amend_reason, item_count, undated_count, created_at)
       SELECT district_id, $3, list_set_id, post_id, organization_id, l2_id, l3_id, l4_id, year,
              (SELECT max(version_no) + 1 FROM responsibility_list v
               WHERE v.district_id = o.district_id AND v.post_id = o.post_id AND v.year = o.year),
              'draft', search_text, $4, item_count, undated_count, $5
       FROM responsibility_list o WHERE o.district_id = $1 AND o.id = $2
       ON CONFLICT DO NOTHING
       RETURNING ${LIST_COLUMNS}`,
      [tx.districtId, list.id, uuidv7(), reason, tx.now],
    );
  }

  /**
   * Opens drafts of `toYear` for the posts whose lists of `fromYear` are in force and which have none yet, in the set of
   * the new year; up to `limit`, in the order of the tree.
   */
  async copyLists(
    tx: WriteTx,
    fromSetId: string,
    toSetId: string,
    toYear: number,
    limit: number,
  ): Promise<CopiedList[]> {
    const sources = await tx.sql<{ id: string }>(
      'responsibility-lists.to-copy',
      `SELECT o.id FROM responsibility_list o
       JOIN post p ON p.district_id = o.district_id AND p.id = o.post_id
       WHERE ${TO_COPY}
       ORDER BY o.id LIMIT $5`,
      [tx.districtId, fromSetId, toYear, tx.today, limit],
    );
    return tx.sql<CopiedList>(
      'responsibility-lists.copy',
      `INSERT INTO responsibility_list AS l (district_id, id, list_set_id, post_id, organization_id, l2_id, l3_id, l4_id,
         year, version_no, state, search_text, item_count, undated_count, created_at)
       SELECT o.district_id, t.id, $2, o.post_id, p.organization_id, g.l2_id, g.l3_id, g.l4_id, $3, 1, 'draft',
              o.search_text, o.item_count, o.undated_count, $4
       FROM unnest($5::uuid[], $6::uuid[]) AS t(id, from_id)
       JOIN responsibility_list o ON o.district_id = $1 AND o.id = t.from_id
       JOIN post p ON p.district_id = o.district_id AND p.id = o.post_id
       JOIN organization g ON g.district_id = p.district_id AND g.id = p.organization_id
       ON CONFLICT DO NOTHING
       RETURNING id, (SELECT t.from_id FROM unnest($5::uuid[], $6::uuid[]) AS t(id, from_id) WHERE t.id = l.id) AS "fromId"`,
      [tx.districtId, toSetId, toYear, tx.now, sources.map(() => uuidv7()), sources.map(({ id }) => id)],
    );
  }

  /** How many lists {@link copyLists} would open, were there no limit. */
  async countToCopy(tx: ReadTx, fromSetId: string, toYear: number): Promise<number> {
    const row = await tx.sqlOne<{ lists: number }>(
      'responsibility-lists.count-to-copy',
      `SELECT count(*)::int AS lists FROM responsibility_list o
       JOIN post p ON p.district_id = o.district_id AND p.id = o.post_id WHERE ${TO_COPY}`,
      [tx.districtId, fromSetId, toYear, tx.today],
    );
    return row!.lists;
  }

  /** Copies the items of lists into others, each with its lineage. */
  async copyItems(tx: WriteTx, lists: readonly CopiedList[]): Promise<number> {
    const counted = await tx.sqlOne<{ items: number }>(
      'responsibility-items.count-to-copy',
      `SELECT count(*)::int AS items FROM responsibility_item WHERE district_id = $1 AND list_id = ANY($2::uuid[])`,
      [tx.districtId, lists.map(({ fromId }) => fromId)],
    );
    return tx.change(
      'responsibility-items.copy',
      `WITH source AS (
         SELECT t.id AS new_list_id, i.*, row_number() OVER (ORDER BY t.id, i.sort, i.id) AS place
         FROM unnest($2::uuid[], $3::uuid[]) AS t(id, from_id)
         JOIN responsibility_item i ON i.district_id = $1 AND i.list_id = t.from_id
       )
       INSERT INTO responsibility_item (district_id, id, list_id, ${CARRIED})
       SELECT $1, ids.id, source.new_list_id, ${CARRIED.replace(/(\w+)(?=,|$)/g, 'source.$1')}
       FROM source JOIN unnest($4::uuid[]) WITH ORDINALITY AS ids(id, place) USING (place)`,
      [
        tx.districtId,
        lists.map(({ id }) => id),
        lists.map(({ fromId }) => fromId),
        Array.from({ length: counted?.items ?? 0 }, () => uuidv7()),
      ],
    );
  }

  /** The lists that a newly issued version takes the place of; answers them. */
  supersede(tx: WriteTx, issued: readonly ListRecord[]): Promise<ListRecord[]> {
    return tx.sql<ListRecord>(
      'responsibility-lists.supersede',
      `UPDATE responsibility_list l SET state = 'superseded', version = l.version + 1
       FROM unnest($2::uuid[], $3::int[], $4::int[]) AS t(post_id, year, version_no)
       WHERE l.district_id = $1 AND l.post_id = t.post_id AND l.year = t.year AND l.version_no < t.version_no
         AND l.state IN ('issued', 'objected', 'received')
       RETURNING ${LIST_COLUMNS}`,
      [
        tx.districtId,
        issued.map(({ postId }) => postId),
        issued.map(({ year }) => year),
        issued.map(({ versionNo }) => versionNo),
      ],
    );
  }

  close(tx: WriteTx, list: ListRecord): Promise<ListRecord | undefined> {
    return tx.sqlOne<ListRecord>(
      'responsibility-lists.close',
      `UPDATE responsibility_list l SET state = 'closed', closed_at = $4, version = l.version + 1
       WHERE l.district_id = $1 AND l.id = $2 AND l.version = $3 AND l.state = 'received'
       RETURNING ${LIST_COLUMNS}`,
      [tx.districtId, list.id, list.version, tx.now],
    );
  }
}
