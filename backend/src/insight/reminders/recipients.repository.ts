import { Injectable } from '@nestjs/common';
import type { MailLocale } from '@zeren/domain/insight/reminders/reminder-mail';
import type { ReadTx } from '../../platform/database/transaction';

/** A head post on the way up from a post, nearest first: of its own organisation, unless it is that one, then above. */
export interface ChainRow {
  readonly postId: string;
  readonly headPostId: string;
}

/** How somebody is reached, and in which language. */
export interface ReachRow {
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly locale: MailLocale;
}

/** Joins of an insight room over the tree, people and accounts. */
@Injectable()
export class RecipientsRepository {
  chain(tx: ReadTx, postIds: readonly string[]): Promise<ChainRow[]> {
    return tx.sql<ChainRow>(
      'reminders.chain',
      `SELECT p.id AS "postId", h.id AS "headPostId"
       FROM post p
       JOIN organization_closure c
         ON c.district_id = $1 AND c.descendant_id = p.organization_id AND c.via = 'tree'
       JOIN post h ON h.district_id = $1 AND h.organization_id = c.ancestor_id AND h.is_head AND h.id <> p.id
       WHERE p.district_id = $1 AND p.id = ANY($2::uuid[])
       ORDER BY p.id, c.depth, h.sort, h.id`,
      [tx.districtId, postIds],
    );
  }

  /** The language is that of the account; who has none is written to in Chinese. */
  async reach(tx: ReadTx, personIds: readonly string[]): Promise<Map<string, ReachRow>> {
    if (personIds.length === 0) return new Map();
    const rows = await tx.sql<ReachRow>(
      'reminders.reach',
      `SELECT p.id AS "personId", p.name, nullif(trim(c.email), '') AS email, nullif(trim(c.mobile), '') AS mobile,
              coalesce(a.locale, 'zh-CN') AS locale
       FROM person p
       LEFT JOIN person_contact c ON c.district_id = $1 AND c.person_id = p.id
       LEFT JOIN LATERAL (
         SELECT locale FROM account WHERE district_id = $1 AND person_id = p.id AND state = 'active'
         ORDER BY created_at LIMIT 1) a ON true
       WHERE p.district_id = $1 AND p.id = ANY($2::uuid[])`,
      [tx.districtId, personIds],
    );
    return new Map(rows.map((row) => [row.personId, row]));
  }
}
