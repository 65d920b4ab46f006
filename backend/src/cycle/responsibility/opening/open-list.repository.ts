import { Injectable } from '@nestjs/common';
import { searchWords, wordPattern } from '@zeren/domain/registry/organizations/search/name-keys';
import type { ReadTx } from '../../../platform/database/transaction';
import { namedPosts } from '../named-posts';

/** A post without a list of the year. */
export interface OpeningRow {
  readonly postId: string;
  readonly postTitle: string;
  readonly postKind: string;
  readonly organizationName: string;
  readonly hasTemplate: boolean;
  readonly hadLastYear: boolean;
  /** How many there are in all. */
  readonly total: number;
}

/** What of the year before goes on. */
const WENT_ON = `('issued', 'objected', 'received', 'closed')`;

/** That a post `p` and its organisation `o` stand on a day. */
const STANDS = (day: string) =>
  `(p.valid_to IS NULL OR p.valid_to > ${day}::date) AND (o.valid_to IS NULL OR o.valid_to > ${day}::date)`;

@Injectable()
export class OpenListRepository {
  /** Posts below the roots that stand today and have no list of the year, the first of them in the order of the tree. */
  openings(
    tx: ReadTx,
    rootIds: readonly string[],
    { year, q, limit }: { readonly year: number; readonly q: string | undefined; readonly limit: number },
  ): Promise<OpeningRow[]> {
    return tx.sql<OpeningRow>(
      'open-list.openings',
      `WITH ${namedPosts('$5', '$6')}
       SELECT p.id AS "postId", p.title AS "postTitle", p.kind AS "postKind", o.name_zh AS "organizationName",
              EXISTS (SELECT 1 FROM list_template t
                      WHERE t.district_id = $1 AND t.post_kind = p.kind AND t.level_code = o.level_code
                        AND t.state = 'published') AS "hasTemplate",
              EXISTS (SELECT 1 FROM responsibility_list l
                      WHERE l.district_id = $1 AND l.post_id = p.id AND l.year = $2 - 1 AND l.state IN ${WENT_ON})
                AS "hadLastYear",
              count(*) OVER ()::int AS total
       FROM post p JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
       WHERE p.district_id = $1 AND ${STANDS('$6')}
         AND p.organization_id IN (SELECT c.descendant_id FROM organization_closure c
                                   WHERE c.district_id = $1 AND c.ancestor_id = ANY($3::uuid[]) AND c.via = 'tree')
         AND NOT EXISTS (SELECT 1 FROM responsibility_list l
                         WHERE l.district_id = $1 AND l.post_id = p.id AND l.year = $2)
         AND ($4::boolean OR p.id IN (SELECT id FROM named_posts))
       ORDER BY o.sort, o.code, p.sort, p.code LIMIT $7`,
      [tx.districtId, year, rootIds, !q, q ? searchWords(q).map(wordPattern) : [], tx.today, limit],
    );
  }

  /** Whether a list can still be opened for the post: it has not ended, and neither has its organisation. */
  async stands(tx: ReadTx, postId: string): Promise<boolean> {
    const row = await tx.sqlOne(
      'open-list.stands',
      `SELECT p.id FROM post p JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
       WHERE p.district_id = $1 AND p.id = $2 AND ${STANDS('$3')}`,
      [tx.districtId, postId, tx.today],
    );
    return row !== undefined;
  }

  /** The list that the post had in force in a year. */
  ofYear(tx: ReadTx, postId: string, year: number): Promise<{ id: string } | undefined> {
    return tx.sqlOne<{ id: string }>(
      'open-list.of-year',
      `SELECT l.id FROM responsibility_list l
       WHERE l.district_id = $1 AND l.post_id = $2 AND l.year = $3 AND l.state IN ${WENT_ON}`,
      [tx.districtId, postId, year],
    );
  }
}
