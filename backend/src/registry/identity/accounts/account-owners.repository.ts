import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../../platform/database/transaction';
import type { FoundPersonView } from './dto/account.dto';

/** Whom accounts may be opened for, and which user names are taken. */
@Injectable()
export class AccountOwnersRepository {
  /** By name, or by the organisation of a post; whoever has no account yet comes first. */
  people(
    tx: ReadTx,
    pattern: string,
    most: number,
  ): Promise<(Omit<FoundPersonView, 'suggestion'> & { readonly pinyin: string })[]> {
    return tx.sql(
      'identity.owners.find',
      `WITH running AS (
         SELECT te.person_id, te.starts_on, o.name_zh, o.name_zh || ' ' || po.title AS post FROM tenure te
         JOIN post po ON po.district_id = te.district_id AND po.id = te.post_id
         JOIN organization o ON o.district_id = po.district_id AND o.id = po.organization_id
         WHERE te.district_id = $1 AND te.starts_on <= $3::date AND (te.ends_on IS NULL OR te.ends_on >= $3::date))
       SELECT p.id, p.name, p.name_pinyin AS pinyin, a.id AS "accountId", a.username,
              ARRAY(SELECT r.post FROM running r WHERE r.person_id = p.id ORDER BY r.starts_on, r.post) AS posts
       FROM person p LEFT JOIN account a ON a.district_id = p.district_id AND a.person_id = p.id
       WHERE p.district_id = $1
         AND (p.name LIKE '%' || $2 || '%' OR p.name_pinyin LIKE $2 || '%' OR p.name_initials LIKE $2 || '%'
              OR p.id IN (SELECT person_id FROM running WHERE name_zh LIKE '%' || $2 || '%'))
       ORDER BY a.id IS NOT NULL, p.name_pinyin, p.id LIMIT $4`,
      [tx.districtId, pattern, tx.today, most],
    );
  }

  /** User names that begin with one of these. */
  async namesLike(tx: ReadTx, bases: readonly string[]): Promise<Set<string>> {
    const rows = await tx.sql<{ name: string }>(
      'identity.owners.names-like',
      `SELECT lower(username) AS name FROM account WHERE lower(username) LIKE ANY ($1)`,
      [bases.map((name) => `${name}%`)],
    );
    return new Set(rows.map(({ name }) => name));
  }
}
