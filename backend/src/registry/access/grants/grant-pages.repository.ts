import { Injectable } from '@nestjs/common';
import type { GrantState } from '@zeren/domain/registry/access/grant-state';
import type { ReadTx } from '../../../platform/database/transaction';
import type { FoundHolderView, GrantView, PostKindView } from '../dto/grant.dto';

/** What narrows a page of grants. */
export interface GrantFilter {
  /** How they stand on `on`. */
  readonly state: GrantState;
  readonly on: string;
  readonly capabilitySets: readonly string[] | null;
  /** Grants whose root lies in this subtree. */
  readonly within: string | null;
  /** Grants that reach this organisation: over it or over one above it. */
  readonly reaching: string | null;
  /** Chinese, pinyin or initials of a person, a post or an organisation; lower case, escaped for LIKE. */
  readonly pattern: string | null;
}

/** $1 district, $2 the day asked about, $3 today: whose posts are held is always told as of today. */
const STATE = `CASE WHEN g.valid_to <= greatest($2::date, g.valid_from) THEN 'ended'
                    WHEN g.valid_from <= $2::date THEN 'holding' ELSE 'coming' END`;

const RUNS = `t.starts_on <= $3::date AND (t.ends_on IS NULL OR t.ends_on >= $3::date)`;

const VIEW = `
  g.id, g.capability_set AS "capabilitySet", g.valid_from::text AS "validFrom", (g.valid_to - 1)::text AS "lastDay",
  ${STATE} AS state, g.version,
  json_build_object('id', root.id, 'nameZh', root.name_zh, 'parentName', above.name_zh) AS root,
  CASE WHEN post.id IS NULL THEN NULL ELSE json_build_object(
    'id', post.id, 'title', post.title, 'kind', post.kind, 'organizationId', seat.id, 'organizationName', seat.name_zh,
    'holders', ARRAY(SELECT holder.name FROM tenure t
                     JOIN person holder ON holder.district_id = t.district_id AND holder.id = t.person_id
                     WHERE t.district_id = $1 AND t.post_id = post.id AND ${RUNS} ORDER BY t.starts_on)) END AS post,
  CASE WHEN person.id IS NULL THEN NULL ELSE json_build_object(
    'id', person.id, 'name', person.name,
    'posts', ARRAY(SELECT o.name_zh || ' ' || p.title FROM tenure t
                   JOIN post p ON p.district_id = t.district_id AND p.id = t.post_id
                   JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
                   WHERE t.district_id = $1 AND t.person_id = person.id AND ${RUNS} ORDER BY t.starts_on)) END AS person`;

const JOINS = `
  JOIN organization root ON root.district_id = g.district_id AND root.id = g.root_organization_id
  LEFT JOIN organization above ON above.district_id = root.district_id AND above.id = root.parent_id
  LEFT JOIN post ON post.district_id = g.district_id AND post.id = g.post_id
  LEFT JOIN organization seat ON seat.district_id = post.district_id AND seat.id = post.organization_id
  LEFT JOIN person ON person.district_id = g.district_id AND person.id = g.person_id`;

const like = (column: string, words: string) => `${column} LIKE '%' || ${words} || '%'`;
const named = (row: string, name: string, words: string) =>
  `(${like(`${row}.${name}`, words)} OR ${row}.name_pinyin LIKE ${words} || '%' OR ${row}.name_initials LIKE ${words} || '%')`;

/** What the words find: people, organisations, and posts by their title, their kind, their organisation or their holder. */
const found = (words: string) => `
  named_people AS MATERIALIZED (
    SELECT id FROM person WHERE district_id = $1 AND ${words}::text IS NOT NULL AND ${named('person', 'name', words)}),
  named_seats AS MATERIALIZED (
    SELECT o.id FROM organization o
    WHERE o.district_id = $1 AND ${words}::text IS NOT NULL AND ${named('o', 'name_zh', words)}),
  named_posts AS MATERIALIZED (
    SELECT p.id FROM post p
    WHERE p.district_id = $1 AND ${words}::text IS NOT NULL
      AND (${like('p.title', words)} OR ${like('p.kind', words)} OR p.organization_id IN (SELECT id FROM named_seats))
    UNION
    SELECT t.post_id FROM tenure t
    WHERE t.district_id = $1 AND t.person_id IN (SELECT id FROM named_people) AND ${RUNS})`;

/** Grants as the security administrator looks at them, newest first. */
@Injectable()
export class GrantPagesRepository {
  page(tx: ReadTx, filter: GrantFilter, after: string | null, limit: number): Promise<GrantView[]> {
    return tx.sql<GrantView>(
      'access.grants.page',
      `WITH ${found('$8')}
       SELECT ${VIEW} FROM capability_grant g ${JOINS}
       WHERE g.district_id = $1 AND ${STATE} = $4
         AND ($5::text[] IS NULL OR g.capability_set = ANY($5))
         AND ($6::uuid IS NULL OR g.root_organization_id IN (
               SELECT descendant_id FROM organization_closure
               WHERE district_id = $1 AND ancestor_id = $6 AND via = 'tree'))
         AND ($7::uuid IS NULL OR g.root_organization_id IN (
               SELECT ancestor_id FROM organization_closure WHERE district_id = $1 AND descendant_id = $7))
         AND ($8::text IS NULL OR g.person_id IN (SELECT id FROM named_people)
              OR g.post_id IN (SELECT id FROM named_posts) OR g.root_organization_id IN (SELECT id FROM named_seats))
         AND ($9::uuid IS NULL OR g.id < $9)
       ORDER BY g.id DESC LIMIT $10`,
      [
        tx.districtId,
        filter.on,
        tx.today,
        filter.state,
        filter.capabilitySets,
        filter.within,
        filter.reaching,
        filter.pattern,
        after,
        limit,
      ],
    );
  }

  one(tx: ReadTx, id: string): Promise<GrantView | undefined> {
    return tx.sqlOne<GrantView>(
      'access.grants.one',
      `SELECT ${VIEW} FROM capability_grant g ${JOINS} WHERE g.district_id = $1 AND g.id = $4`,
      [tx.districtId, tx.today, tx.today, id],
    );
  }

  /** What these posts and this person were granted and what has not ended. */
  heldBy(tx: ReadTx, postIds: readonly string[], personId: string | null): Promise<GrantView[]> {
    return tx.sql<GrantView>(
      'access.grants.held-by',
      `SELECT ${VIEW} FROM capability_grant g ${JOINS}
       WHERE g.district_id = $1 AND (g.post_id = ANY($4::uuid[]) OR g.person_id = $5) AND ${STATE} <> 'ended'
       ORDER BY g.post_id NULLS LAST, g.id`,
      [tx.districtId, tx.today, tx.today, postIds, personId],
    );
  }

  /** Posts and people to grant to: posts first, because a grant to a post goes with whoever holds it. */
  findHolders(tx: ReadTx, pattern: string, limit: number): Promise<FoundHolderView[]> {
    return tx.sql<FoundHolderView>(
      'access.grants.find-holders',
      `WITH ${found('$2')},
       found_posts AS (
         SELECT p.id, p.title, o.id AS seat, o.name_zh, above.name_zh AS above, row_number() OVER (ORDER BY o.sort, o.code, p.sort, p.code) AS at
         FROM post p JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
         LEFT JOIN organization above ON above.district_id = o.district_id AND above.id = o.parent_id
         WHERE p.district_id = $1 AND p.id IN (SELECT id FROM named_posts)
           AND (p.valid_to IS NULL OR p.valid_to > $3::date)
         ORDER BY at LIMIT $4),
       found_people AS (
         SELECT person.id, person.name, row_number() OVER (ORDER BY person.name_pinyin, person.id) AS at
         FROM person WHERE person.district_id = $1 AND person.id IN (SELECT id FROM named_people)
         ORDER BY at LIMIT $4)
       SELECT kind, id, name, organization, beside FROM (
         SELECT 'post' AS kind, f.id, f.title AS name, f.at,
                json_build_object('id', f.seat, 'nameZh', f.name_zh, 'parentName', f.above) AS organization,
                ARRAY(SELECT holder.name FROM tenure t
                      JOIN person holder ON holder.district_id = t.district_id AND holder.id = t.person_id
                      WHERE t.district_id = $1 AND t.post_id = f.id AND ${RUNS} ORDER BY t.starts_on) AS beside
         FROM found_posts f
         UNION ALL
         SELECT 'person', f.id, f.name, f.at, NULL,
                ARRAY(SELECT o.name_zh || ' ' || p.title FROM tenure t
                      JOIN post p ON p.district_id = t.district_id AND p.id = t.post_id
                      JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
                      WHERE t.district_id = $1 AND t.person_id = f.id AND ${RUNS} ORDER BY t.starts_on)
         FROM found_people f) AS both_kinds
       ORDER BY kind DESC, at`,
      [tx.districtId, pattern, tx.today, limit],
    );
  }

  /** The kinds of posts that exist today, with how many there are. */
  postKinds(tx: ReadTx): Promise<PostKindView[]> {
    return tx.sql<PostKindView>(
      'access.grants.post-kinds',
      `SELECT kind, count(*)::int AS posts FROM post
       WHERE district_id = $1 AND (valid_to IS NULL OR valid_to > $2::date) GROUP BY kind ORDER BY count(*) DESC, kind`,
      [tx.districtId, tx.today],
    );
  }
}
