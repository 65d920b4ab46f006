import { Injectable } from '@nestjs/common';
import type { MailLocale } from '@zeren/domain/insight/reminders/reminder-mail';
import type { ReadTx } from '../../platform/database/transaction';

/** A head post above a post, nearest first. */
export interface HeadAboveRow {
  readonly postId: string;
  readonly headPostId: string;
}

/** Joins of an insight room over the tree and accounts. */
@Injectable()
export class RecipientsRepository {
  /** Head posts of the organisations above each post's own, nearest first. */
  headsAbove(tx: ReadTx, postIds: readonly string[]): Promise<HeadAboveRow[]> {
    return tx.sql<HeadAboveRow>(
      'reminders.heads-above',
      `SELECT p.id AS "postId", h.id AS "headPostId"
       FROM post p
       JOIN organization_closure c
         ON c.district_id = $1 AND c.descendant_id = p.organization_id AND c.via = 'tree' AND c.depth > 0
       JOIN post h ON h.district_id = $1 AND h.organization_id = c.ancestor_id AND h.is_head
       WHERE p.district_id = $1 AND p.id = ANY($2::uuid[])
       ORDER BY p.id, c.depth, h.sort, h.id`,
      [tx.districtId, postIds],
    );
  }

  /** The language of each person's account; people without one are left out. */
  async locales(tx: ReadTx, personIds: readonly string[]): Promise<Map<string, MailLocale>> {
    const rows = await tx.sql<{ personId: string; locale: MailLocale }>(
      'reminders.locales',
      `SELECT DISTINCT ON (person_id) person_id AS "personId", locale FROM account
       WHERE district_id = $1 AND person_id = ANY($2::uuid[]) AND state = 'active'
       ORDER BY person_id, created_at`,
      [tx.districtId, personIds],
    );
    return new Map(rows.map(({ personId, locale }) => [personId, locale]));
  }
}
