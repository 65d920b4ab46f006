import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../../platform/database/transaction';
import type { DirectoryHitDto } from './dto/directory.dto';

/** Comes after every other character. */
const LAST_CHARACTER = String.fromCodePoint(0x10ffff);
const MOST_LOOKED_AT = 200;

/** What is looked for, and how much of it is wanted. */
export interface DirectoryQuestion {
  readonly words: readonly string[];
  /** The words as patterns, to look through all names for; null to look up keys. */
  readonly patterns: readonly string[] | null;
  readonly kinds: readonly string[];
  readonly most: number;
}

/**
 * Words and what each finds: 0 for a whole name, 1 for its beginning, 2 for something within. $1 district, $2 words,
 * $3 patterns, $8 what lies beyond all that begins like the words: given, for what a policy guards is looked up only by
 * what needs no computing.
 */
const BY_KEY = `
  SELECT k.subject_kind AS kind, k.subject_id AS id, word.n,
         min(CASE WHEN k.whole AND k.key = word.text THEN 0 WHEN k.from_start THEN 1 ELSE 2 END) AS rank
  FROM unnest($2::text[], $8::text[]) WITH ORDINALITY AS word(text, beyond, n)
  JOIN search_key k ON k.district_id = $1 AND k.key >= word.text COLLATE "C" AND k.key < word.beyond COLLATE "C"
  WHERE $3::text[] IS NULL AND (k.from_start OR length(word.text) > 1 OR word.text !~ '^[a-z0-9]')
  GROUP BY 1, 2, 3`;

const BY_PATTERN = `
  SELECT s.subject_kind AS kind, s.subject_id AS id, word.n, 2 AS rank
  FROM unnest($3::text[], $8::text[]) WITH ORDINALITY AS word(pattern, beyond, n)
  JOIN search_name s ON s.district_id = $1 AND s.forms ~ word.pattern`;

const IN_SIGHT = (organizationId: string) => `EXISTS (
  SELECT 1 FROM organization_closure sight
  WHERE sight.district_id = $1 AND sight.descendant_id = ${organizationId} AND sight.ancestor_id = ANY($4::uuid[]))`;

/** Of a letter or two thousands are found: $9 of them are looked at. */
const closest = (kind: 'post' | 'person') =>
  `SELECT id FROM hit WHERE kind = '${kind}' GROUP BY id ORDER BY min(rank), id LIMIT $9`;

/** $5 is today, $6 how many of a kind, $7 the kinds. */
const answer = (hits: string) => `
  WITH hit AS MATERIALIZED (${hits}),
  organizations AS (
    SELECT o.id, o.name_zh, o.sort, max(hit.rank) AS rank
    FROM hit JOIN organization o ON o.district_id = $1 AND o.id = hit.id
    WHERE hit.kind = 'organization' AND 'organization' = ANY($7) AND (o.valid_to IS NULL OR o.valid_to > $5::date)
      AND ${IN_SIGHT('o.id')}
    GROUP BY o.id, o.name_zh, o.sort HAVING count(*) = cardinality($2::text[])
    ORDER BY rank, length(o.name_zh), o.sort, o.id LIMIT $6),
  -- A word may be the post's or its organisation's, and one at least is its own.
  posts AS (
    SELECT p.id, p.title, p.organization_id, o.name_zh AS organization, p.is_head, o.sort, p.sort AS place,
           max(word.rank) AS rank
    FROM (${closest('post')}) found
    JOIN post p ON p.district_id = $1 AND p.id = found.id
    JOIN organization o ON o.district_id = $1 AND o.id = p.organization_id
    JOIN LATERAL (
      SELECT either.n, min(either.rank) AS rank FROM (
        SELECT n, rank FROM hit WHERE kind = 'post' AND hit.id = p.id
        UNION ALL SELECT n, rank FROM hit WHERE kind = 'organization' AND hit.id = p.organization_id) either
      GROUP BY either.n) word ON true
    WHERE 'post' = ANY($7) AND (p.valid_to IS NULL OR p.valid_to > $5::date) AND ${IN_SIGHT('p.organization_id')}
    GROUP BY p.id, p.title, p.organization_id, o.name_zh, p.is_head, o.sort, p.sort
    HAVING count(*) = cardinality($2::text[])
    ORDER BY rank, p.is_head DESC, o.sort, p.sort, p.id LIMIT $6),
  -- Likewise for people, with the posts that they hold or, holding none, held last.
  people AS (
    SELECT person.id, person.name, person.name_pinyin, coalesce(held.posts, '[]') AS posts,
           coalesce(held.former, true) AS former, max(word.rank) AS rank
    FROM (${closest('person')}) found
    JOIN person ON person.district_id = $1 AND person.id = found.id AND person.merged_into_id IS NULL
    JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('title', one.title, 'organizationName', one.name_zh,
                                          'organizationId', one.organization_id)
                       ORDER BY one.is_head DESC, one.sort, one.place) AS posts,
             array_agg(one.post_id) AS post_ids, array_agg(one.organization_id) AS organization_ids,
             bool_and(one.former) AS former
      FROM (
        SELECT DISTINCT ON (p.id) p.id AS post_id, p.title, p.is_head, p.sort AS place, o.id AS organization_id,
               o.name_zh, o.sort, coalesce(t.ends_on < $5::date, false) AS former, t.ends_on, t.starts_on,
               rank() OVER (ORDER BY coalesce(t.ends_on >= $5::date, true) DESC,
                                     CASE WHEN t.ends_on < $5::date THEN t.ends_on END DESC) AS newest
        FROM tenure t
        JOIN post p ON p.district_id = t.district_id AND p.id = t.post_id
        JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
        WHERE t.district_id = $1 AND t.person_id = person.id AND ${IN_SIGHT('o.id')}
        ORDER BY p.id, t.starts_on DESC) one
      WHERE one.newest = 1
    -- Who was entered and never held a post is found by whoever sees them (row-level security).
    ) held ON held.posts IS NOT NULL OR NOT EXISTS (
      SELECT 1 FROM tenure t WHERE t.district_id = $1 AND t.person_id = person.id)
    JOIN LATERAL (
      SELECT either.n, min(either.rank) AS rank FROM (
        SELECT n, rank FROM hit WHERE kind = 'person' AND hit.id = person.id
        UNION ALL SELECT n, rank FROM hit WHERE kind = 'post' AND hit.id = ANY(held.post_ids)
        UNION ALL SELECT n, rank FROM hit WHERE kind = 'organization' AND hit.id = ANY(held.organization_ids)) either
      GROUP BY either.n) word ON true
    WHERE 'person' = ANY($7)
    GROUP BY person.id, person.name, person.name_pinyin, held.posts, held.former
    HAVING count(*) = cardinality($2::text[])
    ORDER BY coalesce(held.former, true), rank, person.name_pinyin, person.id LIMIT $6)
  SELECT kind, id, name, "organizationId", "where", posts, holders, former FROM (
    SELECT 'organization' AS kind, id, name_zh AS name, id AS "organizationId",
           (SELECT string_agg(a.name_zh, ' / ' ORDER BY c.depth DESC)
            FROM organization_closure c
            JOIN organization a ON a.district_id = c.district_id AND a.id = c.ancestor_id
            WHERE c.district_id = $1 AND c.descendant_id = organizations.id AND c.via = 'tree'
              AND ${IN_SIGHT('a.id')}) AS "where",
           '[]'::jsonb AS posts, '[]'::jsonb AS holders, false AS former, rank, 1 AS of_kind,
           row_number() OVER (ORDER BY rank, length(name_zh), sort, id) AS at
    FROM organizations
    UNION ALL
    SELECT 'person', id, name, NULL, NULL, posts, '[]', former, rank + CASE WHEN former THEN 3 ELSE 0 END, 2,
           row_number() OVER (ORDER BY former, rank, name_pinyin, id)
    FROM people
    UNION ALL
    SELECT 'post', id, title, organization_id, organization, '[]',
           (SELECT coalesce(jsonb_agg(person.name ORDER BY t.starts_on, person.name_pinyin), '[]')
            FROM tenure t JOIN person ON person.district_id = t.district_id AND person.id = t.person_id
            WHERE t.district_id = $1 AND t.post_id = posts.id
              AND t.starts_on <= $5::date AND (t.ends_on IS NULL OR t.ends_on >= $5::date)),
           false, rank, 3, row_number() OVER (ORDER BY rank, is_head DESC, sort, place, id)
    FROM posts) found
  ORDER BY rank, of_kind, at`;

/** Finds organisations, posts and people in sight. */
@Injectable()
export class DirectoryRepository {
  find(tx: ReadTx, { words, patterns, kinds, most }: DirectoryQuestion): Promise<DirectoryHitDto[]> {
    return tx.sql<DirectoryHitDto>(
      patterns ? 'directory.find-by-pattern' : 'directory.find-by-key',
      answer(patterns ? BY_PATTERN : BY_KEY),
      [
        tx.districtId,
        words,
        patterns,
        tx.actor.rootOrganizationIds,
        tx.today,
        most,
        kinds,
        words.map((word) => word + LAST_CHARACTER),
        words.length === 1 ? MOST_LOOKED_AT : null,
      ],
    );
  }
}
