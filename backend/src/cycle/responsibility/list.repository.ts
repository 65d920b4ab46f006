import { Injectable } from '@nestjs/common';
import type { ListState } from '@zeren/domain/cycle/responsibility/list-states';
import { searchWords, wordPattern } from '@zeren/domain/registry/organizations/search/name-keys';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { ITEM_COLUMNS, LIST_COLUMNS } from './list-rows';
import type { ItemRecord, ListRecord } from './list-rows';
import { keptCondition, SIGHT_PARAMETERS, sightCondition, sightValues } from './list-sight';
import type { ListSight } from './list-sight';
import { namedPosts } from './named-posts';

/** What narrows a page of lists. */
export interface ListFilter {
  readonly year: number;
  readonly state?: ListState | undefined;
  /** A subtree, as the sight that has it for its only root. */
  readonly subtree?: ListSight | undefined;
  readonly postId?: string | undefined;
  readonly q?: string | undefined;
  /** Id of the last row of the page before. */
  readonly after?: string | undefined;
}

/** Counts of a year. */
export interface ListSummaryRow {
  readonly lists: number;
  readonly draft: number;
  readonly issued: number;
  readonly received: number;
  readonly items: number;
  readonly undated: number;
  readonly receiptOverdue: number;
}

/** Queries on lists and their items. */
@Injectable()
export class ListRepository {
  /** A page by id: lists get their ids in the order of the tree when they are made. */
  page(tx: ReadTx, sight: ListSight, filter: ListFilter, limit: number): Promise<ListRecord[]> {
    const { year, state, subtree, postId, q, after } = filter;
    return tx.sql<ListRecord>(
      'responsibility-lists.page',
      `WITH ${namedPosts('$21', '$22')}
       SELECT ${LIST_COLUMNS} FROM responsibility_list l
       WHERE l.district_id = $1 AND l.year = $2 AND ${sightCondition(3)}
         AND ($9::boolean OR ${sightCondition(3 + SIGHT_PARAMETERS + 1)})
         AND CASE WHEN $16::text IS NULL THEN l.state <> 'superseded' ELSE l.state = $16 END
         AND ($17::uuid IS NULL OR l.post_id = $17)
         AND ($18::text IS NULL OR l.search_text ILIKE '%' || $18 || '%'
              OR l.post_id IN (SELECT id FROM named_posts))
         AND ($19::uuid IS NULL OR l.id > $19)
       ORDER BY l.id LIMIT $20`,
      [
        tx.districtId,
        year,
        ...sightValues(sight),
        subtree === undefined,
        ...sightValues(subtree ?? { roots: [], ownPostId: null }),
        state ?? null,
        postId ?? null,
        q ? q.replace(/[\\%_]/g, '\\$&') : null,
        after ?? null,
        limit,
        q ? searchWords(q).map(wordPattern) : [],
        tx.today,
      ],
    );
  }

  async summary(tx: ReadTx, sight: ListSight, year: number): Promise<ListSummaryRow> {
    const row = await tx.sqlOne<ListSummaryRow>(
      'responsibility-lists.summary',
      `SELECT count(*)::int AS lists, count(*) FILTER (WHERE l.state = 'draft')::int AS draft,
              count(*) FILTER (WHERE l.state = 'issued')::int AS issued,
              count(*) FILTER (WHERE l.state = 'received')::int AS received,
              coalesce(sum(l.item_count), 0)::int AS items, coalesce(sum(l.undated_count), 0)::int AS undated,
              count(*) FILTER (WHERE l.state = 'issued' AND l.receipt_due_on < $3::date)::int AS "receiptOverdue"
       FROM responsibility_list l
       WHERE l.district_id = $1 AND l.year = $2 AND l.state <> 'superseded' AND ${sightCondition(4)}`,
      [tx.districtId, year, tx.today, ...sightValues(sight)],
    );
    return row!;
  }

  /** Lists by id, whoever asks. */
  byIds(tx: ReadTx, ids: readonly string[]): Promise<ListRecord[]> {
    return tx.sql<ListRecord>(
      'responsibility-lists.by-ids',
      `SELECT ${LIST_COLUMNS} FROM responsibility_list l
       WHERE l.district_id = $1 AND l.id = ANY($2::uuid[]) ORDER BY l.id`,
      [tx.districtId, ids],
    );
  }

  /** The lists in force or in draft for a year, whoever asks. */
  ofYear(tx: ReadTx, year: number): Promise<ListRecord[]> {
    return tx.sql<ListRecord>(
      'responsibility-lists.of-year',
      `SELECT ${LIST_COLUMNS} FROM responsibility_list l
       WHERE l.district_id = $1 AND l.year = $2 AND l.state <> 'superseded' ORDER BY l.id`,
      [tx.districtId, year],
    );
  }

  async inForceAt(tx: ReadTx, organizationId: string, year: number): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'responsibility-lists.in-force-at',
      `SELECT l.id FROM responsibility_list l
       WHERE l.district_id = $1 AND l.organization_id = $2 AND l.year = $3 AND l.issued_at IS NOT NULL
         AND l.state NOT IN ('superseded', 'closed')
       ORDER BY l.id`,
      [tx.districtId, organizationId, year],
    );
    return rows.map(({ id }) => id);
  }

  async inForceAfter(tx: ReadTx, after: string | null, limit: number): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'responsibility-lists.in-force-after',
      `SELECT l.id FROM responsibility_list l
       WHERE l.district_id = $1 AND ($2::uuid IS NULL OR l.id > $2) AND l.issued_at IS NOT NULL
         AND l.state NOT IN ('superseded', 'closed')
       ORDER BY l.id LIMIT $3`,
      [tx.districtId, after, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** The lists in force at these posts, issued or received, newest first. */
  inForce(tx: ReadTx, postIds: readonly string[]): Promise<ListRecord[]> {
    return tx.sql<ListRecord>(
      'responsibility-lists.in-force',
      `SELECT ${LIST_COLUMNS} FROM responsibility_list l
       WHERE l.district_id = $1 AND l.post_id = ANY($2::uuid[]) AND l.state IN ('issued', 'received')
       ORDER BY l.year DESC, l.version_no DESC`,
      [tx.districtId, postIds],
    );
  }

  /** Those of the lists that are in sight. */
  inSight(tx: ReadTx, sight: ListSight, ids: readonly string[]): Promise<ListRecord[]> {
    return tx.sql<ListRecord>(
      'responsibility-lists.in-sight',
      `SELECT ${LIST_COLUMNS} FROM responsibility_list l
       WHERE l.district_id = $1 AND l.id = ANY($2::uuid[]) AND ${sightCondition(3)} ORDER BY l.id`,
      [tx.districtId, ids, ...sightValues(sight)],
    );
  }

  /** Those of the lists that other bodies keep than the actor's, each with that body; see {@link keptCondition}. */
  async keptElsewhere(tx: ReadTx, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.sql<{ id: string; bodyId: string }>(
      'responsibility-lists.kept-elsewhere',
      `SELECT l.id, body.organization_id AS "bodyId" FROM responsibility_list l
       JOIN list_set body ON body.district_id = l.district_id AND body.id = l.list_set_id
       WHERE l.district_id = $1 AND l.id = ANY($2::uuid[]) AND NOT ${keptCondition(3)}`,
      [tx.districtId, ids, tx.actor.rootOrganizationIds],
    );
    return new Map(rows.map(({ id, bodyId }) => [id, bodyId]));
  }

  /** Puts lists whose organisation moved where it is now. No new version: nobody acted on them. */
  followOrganizations(tx: WriteTx): Promise<number> {
    return tx.change(
      'responsibility-lists.follow-organizations',
      `WITH moved AS (
         SELECT l.id, o.l2_id, o.l3_id, o.l4_id FROM responsibility_list l
         JOIN organization o ON o.district_id = l.district_id AND o.id = l.organization_id
         WHERE l.district_id = $1
           AND (l.l2_id, l.l3_id, l.l4_id) IS DISTINCT FROM (o.l2_id, o.l3_id, o.l4_id)
         ORDER BY l.id FOR UPDATE OF l
       )
       UPDATE responsibility_list l SET l2_id = moved.l2_id, l3_id = moved.l3_id, l4_id = moved.l4_id
       FROM moved WHERE l.district_id = $1 AND l.id = moved.id`,
      [tx.districtId],
    );
  }

  /** Puts lists that may still change or be answered for where their post went; answers those, to be sealed. */
  followPosts(tx: WriteTx): Promise<{ id: string; state: string; from: string }[]> {
    return tx.sql(
      'responsibility-lists.follow-posts',
      `WITH moved AS (
         SELECT l.id, l.organization_id AS was, o.id AS organization_id, o.l2_id, o.l3_id, o.l4_id
         FROM responsibility_list l
         JOIN post p ON p.district_id = l.district_id AND p.id = l.post_id AND p.organization_id <> l.organization_id
         JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
         WHERE l.district_id = $1 AND l.state IN ('draft', 'issued', 'objected', 'received')
         ORDER BY l.id FOR UPDATE OF l
       )
       UPDATE responsibility_list l
       SET organization_id = moved.organization_id, l2_id = moved.l2_id, l3_id = moved.l3_id, l4_id = moved.l4_id
       FROM moved WHERE l.district_id = $1 AND l.id = moved.id
       RETURNING l.id, l.state, moved.was AS "from"`,
      [tx.districtId],
    );
  }

  /** Issued lists of these posts that nobody has signed for. */
  toReceive(tx: ReadTx, postIds: readonly string[]): Promise<ListRecord[]> {
    return tx.sql<ListRecord>(
      'responsibility-lists.to-receive',
      `SELECT ${LIST_COLUMNS} FROM responsibility_list l
       WHERE l.district_id = $1 AND l.post_id = ANY($2::uuid[]) AND l.state = 'issued'
       ORDER BY l.receipt_due_on, l.id`,
      [tx.districtId, postIds],
    );
  }

  /** The items of lists, in their order. */
  itemsOf(tx: ReadTx, listIds: readonly string[]): Promise<ItemRecord[]> {
    return tx.sql<ItemRecord>(
      'responsibility-items.of-lists',
      `SELECT ${ITEM_COLUMNS} FROM responsibility_item i
       WHERE i.district_id = $1 AND i.list_id = ANY($2::uuid[]) ORDER BY i.list_id, i.sort, i.id`,
      [tx.districtId, listIds],
    );
  }

  /** What was added locally to lists made from the template of their kind of post: nothing of it, by origin or number. */
  async localItems(tx: ReadTx, listIds: readonly string[]): Promise<Set<string>> {
    const rows = await tx.sql<{ id: string }>(
      'responsibility-items.local',
      `SELECT i.id FROM responsibility_list l
       JOIN post p ON p.district_id = l.district_id AND p.id = l.post_id
       JOIN responsibility_item i ON i.district_id = l.district_id AND i.list_id = l.id AND i.template_id IS NULL
       WHERE l.district_id = $1 AND l.id = ANY($2::uuid[])
         AND EXISTS (
           SELECT 1 FROM responsibility_item o
           JOIN list_template t ON t.district_id = o.district_id AND t.id = o.template_id AND t.post_kind = p.kind
           WHERE o.district_id = l.district_id AND o.list_id = l.id)
         AND NOT EXISTS (
           SELECT 1 FROM list_template t
           JOIN list_template_item n ON n.district_id = t.district_id AND n.template_id = t.id AND n.code = i.code
           WHERE t.district_id = l.district_id AND t.post_kind = p.kind AND t.state = 'published')`,
      [tx.districtId, listIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async lineagesOfSet(tx: ReadTx, listSetId: string): Promise<string[]> {
    const rows = await tx.sql<{ lineageId: string }>(
      'responsibility-items.lineages-of-set',
      `SELECT DISTINCT i.lineage_id AS "lineageId" FROM responsibility_list l
       JOIN responsibility_item i ON i.district_id = l.district_id AND i.list_id = l.id
       WHERE l.district_id = $1 AND l.list_set_id = $2 AND l.state <> 'superseded'`,
      [tx.districtId, listSetId],
    );
    return rows.map(({ lineageId }) => lineageId);
  }

  /** Only drafts: an issued list is sealed as it was given. No new version: nobody acted on it. */
  markCarriedOver(
    tx: WriteTx,
    listSetId: string,
    open: readonly { readonly postId: string; readonly lineageId: string; readonly open: number }[],
  ): Promise<number> {
    return tx.change(
      'responsibility-items.mark-carried-over',
      `UPDATE responsibility_item i SET carried_over = t.open
       FROM responsibility_list l, unnest($3::uuid[], $4::uuid[], $5::int[]) AS t(post_id, lineage_id, open)
       WHERE l.district_id = $1 AND l.list_set_id = $2 AND l.state = 'draft' AND l.post_id = t.post_id
         AND i.district_id = $1 AND i.list_id = l.id AND i.lineage_id = t.lineage_id`,
      [
        tx.districtId,
        listSetId,
        open.map(({ postId }) => postId),
        open.map(({ lineageId }) => lineageId),
        open.map((one) => one.open),
      ],
    );
  }

  items(tx: ReadTx, ids: readonly string[]): Promise<ItemRecord[]> {
    return tx.sql<ItemRecord>(
      'responsibility-items.by-ids',
      `SELECT ${ITEM_COLUMNS} FROM responsibility_item i WHERE i.district_id = $1 AND i.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  /** Issues drafts whose version is still the one that was looked at; answers those that it issued. */
  issue(tx: WriteTx, lists: readonly ListRecord[], receiptDueOn: string): Promise<ListRecord[]> {
    return tx.sql<ListRecord>(
      'responsibility-lists.issue',
      `UPDATE responsibility_list l
       SET state = 'issued', issued_at = $4, issued_by_tenure_id = $5, receipt_due_on = $6, version = l.version + 1
       FROM unnest($2::uuid[], $3::int[]) AS t(id, version)
       WHERE l.district_id = $1 AND l.id = t.id AND l.version = t.version AND l.state = 'draft'
       RETURNING ${LIST_COLUMNS}`,
      [
        tx.districtId,
        lists.map(({ id }) => id),
        lists.map(({ version }) => version),
        tx.now,
        tx.actor.tenureId,
        receiptDueOn,
      ],
    );
  }

  /** Signs for an issued list whose version is still the one that was looked at. */
  receive(tx: WriteTx, list: ListRecord): Promise<ListRecord | undefined> {
    return tx.sqlOne<ListRecord>(
      'responsibility-lists.receive',
      `UPDATE responsibility_list l
       SET state = 'received', received_at = $4, received_by_tenure_id = $5, version = l.version + 1
       WHERE l.district_id = $1 AND l.id = $2 AND l.version = $3 AND l.state = 'issued'
       RETURNING ${LIST_COLUMNS}`,
      [tx.districtId, list.id, list.version, tx.now, tx.actor.tenureId],
    );
  }
}
