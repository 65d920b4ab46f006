/**
 * Posts that every word names: by their own name, their organisation's or their holder's of the day; in Chinese, pinyin
 * or initials. `patterns` and `day` are parameters.
 */
export const namedPosts = (patterns: string, day: string) => `
  hit AS MATERIALIZED (
    SELECT s.subject_kind AS kind, s.subject_id AS id, word.n
    FROM unnest(${patterns}::text[]) WITH ORDINALITY AS word(pattern, n)
    JOIN search_name s ON s.district_id = $1 AND s.forms ~ word.pattern),
  named_posts AS MATERIALIZED (
    SELECT id FROM (
      SELECT id, n FROM hit WHERE kind = 'post'
      UNION SELECT p.id, n FROM hit
            JOIN post p ON p.district_id = $1 AND p.organization_id = hit.id WHERE hit.kind = 'organization'
      UNION SELECT t.post_id, n FROM hit
            JOIN tenure t ON t.district_id = $1 AND t.person_id = hit.id
              AND t.starts_on <= ${day}::date AND (t.ends_on IS NULL OR t.ends_on >= ${day}::date)
            WHERE hit.kind = 'person') said
    GROUP BY id HAVING count(*) = cardinality(${patterns}::text[]))`;
