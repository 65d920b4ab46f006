import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { RUNTIME_DATA_SOURCE } from '../../../platform/database/runtime-data-source';
import { runStatement } from '../../../platform/database/statement';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';
import type { CheckResult } from './check-result';

/** A check as it is kept. */
export interface CheckRecord {
  readonly id: string;
  readonly listSetId: string;
  readonly state: 'waiting' | 'running' | 'done';
  readonly itemsDone: number;
  readonly itemsTotal: number;
  readonly mark: string | null;
  readonly result: CheckResult | null;
  readonly askedAt: Date;
  readonly finishedAt: Date | null;
}

/** A list set as the check sees it. */
export interface SetRecord {
  readonly id: string;
  readonly organizationId: string;
  readonly year: number;
  readonly title: string;
  readonly lists: number;
  readonly drafts: number;
  /** Changes whenever an item of the set does, or a list comes or goes; issuing and signing for lists leave it alone. */
  readonly mark: string;
}

/** One item of a set's lists, as far as it is checked. */
export interface SetItemRow {
  readonly itemId: string;
  readonly lineageId: string;
  readonly listId: string;
  readonly postId: string;
  readonly textZh: string;
  readonly dimension: string;
  readonly domain: string;
  readonly type: string;
  readonly cadencePhrase: string;
  readonly dated: boolean;
  readonly evidenceAsked: string | null;
  readonly quantity: string | null;
  readonly standard: string | null;
  readonly lineWork: string | null;
}

/** The drafts of a set, see {@link CheckRepository.draftCounts}. */
export interface DraftCounts {
  readonly readyLists: number;
  readonly readyItems: number;
  readonly undatedLists: number;
  readonly undatedItems: number;
  /** The ids of the first of either. */
  readonly first: readonly string[];
}

/** Why something warned of is left as it is. */
export interface ReasonRecord {
  readonly warningKey: string;
  readonly reason: string;
  readonly until: string | null;
  readonly givenByTenureId: string | null;
  readonly givenAt: Date;
}

/** A reason for a red cell of a set that a body below has begun to issue. */
export interface ReasonBelow extends Omit<ReasonRecord, 'givenAt'> {
  readonly listSetId: string;
  readonly organizationName: string;
}

const CHECK_COLUMNS = `id, list_set_id AS "listSetId", state, items_done AS "itemsDone", items_total AS "itemsTotal",
  mark, result, asked_at AS "askedAt", finished_at AS "finishedAt"`;

/**
 * The lists of a set, each post's newest: an amended draft stands for the list whose place it takes, so that issuing it is
 * no change to what was checked.
 */
const newestLists = (district: string, set: string) => `(
  SELECT DISTINCT ON (post_id) id, post_id, state, district_id FROM responsibility_list
  WHERE district_id = ${district} AND list_set_id = ${set} AND state <> 'superseded'
  ORDER BY post_id, version_no DESC)`;

const SETS = `
  SELECT s.id, s.organization_id AS "organizationId", s.year, s.title,
         coalesce(c.lists, 0)::int AS lists, coalesce(c.drafts, 0)::int AS drafts, coalesce(c.mark, '0') AS mark
  FROM list_set s
  LEFT JOIN LATERAL (
    SELECT count(*) AS lists, count(*) FILTER (WHERE l.state = 'draft') AS drafts,
           concat_ws('.', count(*), sum(i.items), bit_xor(i.hash)) AS mark
    FROM ${newestLists('s.district_id', 's.id')} l
    CROSS JOIN LATERAL (
      SELECT count(*) AS items, bit_xor(hashtextextended(i.id::text, i.version)) AS hash
      FROM responsibility_item i WHERE i.district_id = l.district_id AND i.list_id = l.id) i) c ON true`;

/** Checks of list sets, their reasons, and what they are made of. */
@Injectable()
export class CheckRepository {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  sets(tx: ReadTx, year: number, organizationIds: readonly string[] | null): Promise<SetRecord[]> {
    return tx.sql<SetRecord>(
      'responsibility-check.sets',
      `${SETS} WHERE s.district_id = $1 AND s.year = $2 AND ($3::uuid[] IS NULL OR s.organization_id = ANY($3))
       ORDER BY s.id LIMIT 500`,
      [tx.districtId, year, organizationIds],
    );
  }

  set(tx: ReadTx, id: string): Promise<SetRecord | undefined> {
    return tx.sqlOne<SetRecord>(
      'responsibility-check.set',
      `${SETS} WHERE s.district_id = $1 AND s.id = $2`,
      [tx.districtId, id],
    );
  }

  items(tx: ReadTx, listSetId: string): Promise<SetItemRow[]> {
    return tx.sql<SetItemRow>(
      'responsibility-check.items',
      `SELECT i.id AS "itemId", i.lineage_id AS "lineageId", l.id AS "listId", l.post_id AS "postId",
              i.text_zh AS "textZh", i.dimension_code AS dimension, i.domain_code AS domain, i.type_code AS type,
              i.cadence_phrase AS "cadencePhrase", i.cadence_clauses IS NOT NULL AS dated,
              i.evidence_asked AS "evidenceAsked", trim_scale(i.quantity)::text AS quantity, i.standard,
              i.line_work AS "lineWork"
       FROM ${newestLists('$1', '$2')} l
       JOIN responsibility_item i ON i.district_id = l.district_id AND i.list_id = l.id
       ORDER BY l.id, i.sort, i.id`,
      [tx.districtId, listSetId],
    );
  }

  /** The set's drafts up to `limit`, those that wait for a deadline last: they stay, and are met again. */
  drafts(tx: ReadTx, listSetId: string, limit: number): Promise<{ id: string }[]> {
    return tx.sql(
      'responsibility-check.drafts',
      `SELECT id FROM responsibility_list
       WHERE district_id = $1 AND list_set_id = $2 AND state = 'draft' ORDER BY undated_count > 0, id LIMIT $3`,
      [tx.districtId, listSetId, limit],
    );
  }

  /** How many drafts of the set are ready and how many wait for a deadline, with the first of either. */
  async draftCounts(tx: ReadTx, listSetId: string, named: number): Promise<DraftCounts> {
    const row = await tx.sqlOne<DraftCounts>(
      'responsibility-check.draft-counts',
      `SELECT count(*) FILTER (WHERE ready)::int AS "readyLists",
              coalesce(sum(item_count) FILTER (WHERE ready), 0)::int AS "readyItems",
              count(*) FILTER (WHERE NOT ready)::int AS "undatedLists",
              coalesce(sum(undated_count), 0)::int AS "undatedItems",
              coalesce(array_agg(id ORDER BY id) FILTER (WHERE place <= $3), '{}') AS first
       FROM (SELECT id, item_count, undated_count, undated_count = 0 AS ready,
                    row_number() OVER (PARTITION BY undated_count = 0 ORDER BY id) AS place
             FROM responsibility_list
             WHERE district_id = $1 AND list_set_id = $2 AND state = 'draft') AS drafts`,
      [tx.districtId, listSetId, named],
    );
    return row!;
  }

  /** The newest check of each set. */
  newest(tx: ReadTx, listSetIds: readonly string[]): Promise<CheckRecord[]> {
    return tx.sql<CheckRecord>(
      'responsibility-check.newest',
      `SELECT DISTINCT ON (list_set_id) ${CHECK_COLUMNS} FROM list_set_check
       WHERE district_id = $1 AND list_set_id = ANY($2::uuid[]) ORDER BY list_set_id, asked_at DESC, id DESC`,
      [tx.districtId, listSetIds],
    );
  }

  /** Asks for a check; one that waits already serves this asker too. */
  async ask(tx: WriteTx, set: SetRecord): Promise<string> {
    const [waiting] = await tx.sql<{ id: string }>(
      'responsibility-check.waiting',
      `SELECT id FROM list_set_check WHERE district_id = $1 AND list_set_id = $2 AND state = 'waiting' LIMIT 1`,
      [tx.districtId, set.id],
    );
    if (waiting) return waiting.id;
    const id = uuidv7();
    await tx.change(
      'responsibility-check.ask',
      `INSERT INTO list_set_check (district_id, id, list_set_id, organization_id, state, asked_by_tenure_id, asked_at)
       VALUES ($1, $2, $3, $4, 'waiting', $5, $6)`,
      [tx.districtId, id, set.id, set.organizationId, tx.actor.tenureId, tx.now],
    );
    return id;
  }

  /** Checks that wait, or whose worker has not been heard of for a minute; in all districts. */
  async open(): Promise<{ districtId: string; id: string }[]> {
    return runStatement(this.dataSource, {
      name: 'responsibility-check.open',
      text: `SELECT district_id AS "districtId", id FROM list_set_check
             WHERE state = 'waiting' OR (state = 'running' AND started_at < now() - interval '1 minute')
             ORDER BY asked_at LIMIT 20`,
      values: [],
    });
  }

  /** Takes a check; undefined when another worker has it. */
  take(tx: WriteTx, id: string): Promise<CheckRecord | undefined> {
    return tx.sqlOne<CheckRecord>(
      'responsibility-check.take',
      `UPDATE list_set_check SET state = 'running', started_at = now(), items_done = 0
       WHERE district_id = $1 AND id = $2
         AND (state = 'waiting' OR (state = 'running' AND started_at < now() - interval '1 minute'))
       RETURNING ${CHECK_COLUMNS}`,
      [tx.districtId, id],
    );
  }

  /** Says how far a check has come; this also tells the others that its worker lives. */
  progress(tx: WriteTx, id: string, done: number, total: number): Promise<number> {
    return tx.change(
      'responsibility-check.progress',
      `UPDATE list_set_check SET items_done = $3, items_total = $4, started_at = now()
       WHERE district_id = $1 AND id = $2 AND state = 'running'`,
      [tx.districtId, id, done, total],
    );
  }

  finish(tx: WriteTx, id: string, mark: string, total: number, result: CheckResult): Promise<number> {
    return tx.change(
      'responsibility-check.finish',
      `UPDATE list_set_check SET state = 'done', finished_at = $3, mark = $4, items_done = $5, items_total = $5, result = $6::jsonb
       WHERE district_id = $1 AND id = $2 AND state = 'running'`,
      [tx.districtId, id, tx.now, mark, total, JSON.stringify(result)],
    );
  }

  reasons(tx: ReadTx, listSetId: string): Promise<ReasonRecord[]> {
    return tx.sql<ReasonRecord>(
      'responsibility-check.reasons',
      `SELECT warning_key AS "warningKey", reason, until::text, given_by_tenure_id AS "givenByTenureId",
              given_at AS "givenAt"
       FROM list_set_reason WHERE district_id = $1 AND list_set_id = $2 AND reason <> '' ORDER BY warning_key`,
      [tx.districtId, listSetId],
    );
  }

  /** Reasons for red cells of the year's sets of bodies below, once their lists are being issued. */
  reasonsBelow(tx: ReadTx, { organizationId, year }: SetRecord, limit: number): Promise<ReasonBelow[]> {
    return tx.sql<ReasonBelow>(
      'responsibility-check.reasons-below',
      `SELECT s.id AS "listSetId", o.name_zh AS "organizationName", r.warning_key AS "warningKey", r.reason, r.until::text,
              r.given_by_tenure_id AS "givenByTenureId"
       FROM list_set s
       JOIN organization_closure c ON c.district_id = s.district_id AND c.descendant_id = s.organization_id
         AND c.ancestor_id = $2 AND c.depth > 0 AND c.via = 'tree'
       JOIN list_set_reason r ON r.district_id = s.district_id AND r.list_set_id = s.id
       JOIN organization o ON o.district_id = s.district_id AND o.id = s.organization_id
       WHERE s.district_id = $1 AND s.year = $3 AND r.reason <> '' AND r.warning_key LIKE 'empty-cell:%'
         AND EXISTS (SELECT FROM responsibility_list l
                     WHERE l.district_id = s.district_id AND l.list_set_id = s.id AND l.state <> 'draft')
       ORDER BY o.sort, o.id, r.warning_key LIMIT $4`,
      [tx.districtId, organizationId, year, limit],
    );
  }

  /** Gives one reason for several warnings, in the place of what was given before; an empty one takes it back. */
  giveReason(
    tx: WriteTx,
    set: SetRecord,
    keys: readonly string[],
    reason: string,
    until: string | null,
  ): Promise<number> {
    return tx.change(
      'responsibility-check.give-reason',
      `INSERT INTO list_set_reason (district_id, id, list_set_id, organization_id, warning_key, reason, until,
                                    given_by_tenure_id, given_at)
       SELECT $1, t.id, $2, $3, t.key, $6, $7, $8, $9 FROM unnest($4::uuid[], $5::text[]) AS t(id, key)
       ON CONFLICT (district_id, list_set_id, warning_key) DO UPDATE
       SET reason = excluded.reason, until = excluded.until, given_by_tenure_id = excluded.given_by_tenure_id,
           given_at = excluded.given_at, version = list_set_reason.version + 1`,
      [
        tx.districtId,
        set.id,
        set.organizationId,
        keys.map(() => uuidv7()),
        keys,
        reason,
        until,
        tx.actor.tenureId,
        tx.now,
      ],
    );
  }
}
