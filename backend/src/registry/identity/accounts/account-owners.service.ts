import { Injectable } from '@nestjs/common';
import { likePattern } from '../../../platform/database/like-pattern';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { FoundPersonView } from './dto/account.dto';

type Found = Omit<FoundPersonView, 'suggestion'> & { readonly pinyin: string };

const MOST_FOUND = 12;

/** Whom accounts may be opened for: people of the district that the system administrator works in. */
@Injectable()
export class AccountOwners {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By name, or by the organisation of a post; whoever has no account yet comes first. */
  find(actor: Actor, words: string): Promise<FoundPersonView[]> {
    return this.unitOfWork.read(actor, async (tx) => {
      const found = await this.people(tx, likePattern(words.normalize('NFKC')));
      const taken = await this.namesLike(
        tx,
        found.map(({ pinyin }) => base(pinyin)),
      );
      return found.map(({ pinyin, ...person }) => ({ ...person, suggestion: free(base(pinyin), taken) }));
    });
  }

  private people(tx: ReadTx, pattern: string): Promise<Found[]> {
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
      [tx.districtId, pattern, tx.today, MOST_FOUND],
    );
  }

  private async namesLike(tx: ReadTx, bases: readonly string[]): Promise<Set<string>> {
    const rows = await tx.sql<{ name: string }>(
      'identity.owners.names-like',
      `SELECT lower(username) AS name FROM account WHERE lower(username) LIKE ANY ($1)`,
      [bases.map((name) => `${name}%`)],
    );
    return new Set(rows.map(({ name }) => name));
  }
}

/** A user name of the letters of a name. */
function base(pinyin: string): string {
  const letters = pinyin
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 30);
  return letters.length >= 2 ? letters : `user${letters}`;
}

function free(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : `${name}${number}`;
    if (!taken.has(tried)) return tried;
  }
}
