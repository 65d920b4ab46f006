import { Injectable } from '@nestjs/common';
import type { CadenceClause } from '@zeren/domain/cycle/responsibility/cadence-clause';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { keptCondition, sightCondition, sightValues } from '../list-sight';
import type { ListSight } from '../list-sight';

/** A phrase that nobody has settled yet, with how many items wait for it and a few of them. */
export interface UndatedRow {
  readonly phrase: string;
  readonly itemCount: number;
  readonly examples: readonly {
    readonly itemId: string;
    readonly textZh: string;
    readonly textEn: string | null;
    readonly postId: string;
  }[];
}

/** A list whose items were settled. */
export interface SettledList {
  readonly listId: string;
  readonly listSetId: string;
  readonly itemCount: number;
}

/** More phrases than this are not shown at once: settling some brings the next. */
const MAX_PHRASES = 200;

/** Items without a date yet, of the drafts that the actor's own bodies keep. */
@Injectable()
export class UndatedRepository {
  phrases(tx: ReadTx, sight: ListSight, year: number): Promise<UndatedRow[]> {
    return tx.sql<UndatedRow>(
      'responsibility-items.undated',
      `WITH undated AS (
         SELECT i.id, i.cadence_phrase, i.text_zh, i.text_en, l.post_id,
                row_number() OVER (PARTITION BY i.cadence_phrase, i.text_zh ORDER BY i.id) AS copy
         FROM responsibility_list l
         JOIN responsibility_item i ON i.district_id = l.district_id AND i.list_id = l.id
         WHERE l.district_id = $1 AND l.year = $2 AND l.state = 'draft' AND l.undated_count > 0
           AND i.cadence_clauses IS NULL AND ${sightCondition(3)} AND ${keptCondition(9)}
       )
       SELECT cadence_phrase AS phrase, count(*)::int AS "itemCount",
              (array_agg(jsonb_build_object('itemId', id, 'textZh', text_zh, 'textEn', text_en,
                                                'postId', post_id) ORDER BY id)
                 FILTER (WHERE copy = 1))[1:3] AS examples
       FROM undated GROUP BY cadence_phrase ORDER BY count(*) DESC, cadence_phrase LIMIT ${MAX_PHRASES}`,
      [tx.districtId, year, ...sightValues(sight), tx.actor.rootOrganizationIds],
    );
  }

  /** Gives every undated item with this phrase its clauses; answers the lists they are in. */
  settle(
    tx: WriteTx,
    sight: ListSight,
    year: number,
    phrase: string,
    clauses: readonly CadenceClause[],
  ): Promise<SettledList[]> {
    return tx.sql<SettledList>(
      'responsibility-items.settle',
      `WITH drafts AS (
         SELECT l.id, l.list_set_id FROM responsibility_list l
         WHERE l.district_id = $1 AND l.year = $2 AND l.state = 'draft' AND l.undated_count > 0
           AND ${sightCondition(3)} AND ${keptCondition(11)}
         ORDER BY l.id FOR UPDATE
       ), settled AS (
         UPDATE responsibility_item i SET cadence_clauses = $10::jsonb, version = i.version + 1
         FROM drafts
         WHERE i.district_id = $1 AND i.list_id = drafts.id AND i.cadence_phrase = $9 AND i.cadence_clauses IS NULL
         RETURNING i.list_id
       )
       SELECT s.list_id AS "listId", d.list_set_id AS "listSetId", count(*)::int AS "itemCount"
       FROM settled s JOIN drafts d ON d.id = s.list_id GROUP BY s.list_id, d.list_set_id`,
      [
        tx.districtId,
        year,
        ...sightValues(sight),
        phrase,
        JSON.stringify(clauses),
        tx.actor.rootOrganizationIds,
      ],
    );
  }
}
