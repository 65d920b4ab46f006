/**
 * What the oracle's statements call: the facts of one unit as a jsonb object, read as a number, a yes or no, a word, or a count.
 * Written from the data file's own wording, not from the engine.
 */
export const ORACLE_FUNCTIONS = `
  CREATE FUNCTION n(f jsonb, key text) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT (f ->> key)::numeric';
  CREATE FUNCTION y(f jsonb, key text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT (f ->> key)::boolean';
  CREATE FUNCTION w(f jsonb, key text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT f ->> key';
  CREATE FUNCTION t(f jsonb, key text, name text) RETURNS numeric LANGUAGE sql IMMUTABLE
    AS 'SELECT coalesce((f -> key ->> name)::numeric, 0)';
  CREATE FUNCTION r(f jsonb, key text, name text) RETURNS numeric LANGUAGE sql IMMUTABLE
    AS 'SELECT coalesce(sum((e ->> ''count'')::numeric), 0) FROM jsonb_array_elements(f -> key) e WHERE e ->> ''name'' = name';
  -- Between two bounds; strict, because greatest and least pass over nulls, and a null is what says that nothing was due.
  CREATE FUNCTION held(low numeric, high numeric, x numeric) RETURNS numeric LANGUAGE sql IMMUTABLE STRICT
    AS 'SELECT greatest(low, least(high, x))';
  -- 分值×完成/应完成, at most all points; null where nothing was due.
  CREATE FUNCTION share(points numeric, done numeric, due numeric) RETURNS numeric LANGUAGE sql IMMUTABLE
    AS 'SELECT held(0, points, points * done / nullif(due, 0))';
  CREATE FUNCTION less(points numeric, taken numeric) RETURNS numeric LANGUAGE sql IMMUTABLE
    AS 'SELECT points - least(points, taken)';
  -- 问题整改销号质量: closed in time and found good on look-back, less the relapses; where there was none, all of that part.
  CREATE FUNCTION quality(f jsonb, closed numeric, good numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(share(closed, n(f, 'orders.closed'), n(f, 'orders.due')), closed)
         + coalesce(share(good, n(f, 'orders.recheck_passed'), n(f, 'orders.rechecked')), good)
         - n(f, 'orders.relapsed') $$;
  CREATE FUNCTION ballots(f jsonb, key text) RETURNS numeric LANGUAGE sql IMMUTABLE
    AS 'SELECT t(f, key, ''满意'') + t(f, key, ''基本满意'') + t(f, key, ''不满意'')';
  CREATE FUNCTION liked(f jsonb, key text) RETURNS numeric LANGUAGE sql IMMUTABLE
    AS 'SELECT (t(f, key, ''满意'') + 0.8 * t(f, key, ''基本满意'')) / nullif(ballots(f, key), 0)';
  -- The weighted mean over rater groups that have ballots.
  CREATE FUNCTION approval(f jsonb, keys text[], weights numeric[]) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
    SELECT sum(weight * liked(f, key)) / nullif(sum(weight) FILTER (WHERE liked(f, key) IS NOT NULL), 0)
    FROM unnest(keys, weights) AS g(key, weight) $$;
  CREATE FUNCTION all_ballots(f jsonb, keys text[]) RETURNS numeric LANGUAGE sql IMMUTABLE
    AS 'SELECT sum(ballots(f, key)) FROM unnest(keys) AS g(key)';
  CREATE FUNCTION marks(f jsonb, key text) RETURNS numeric LANGUAGE sql IMMUTABLE
    AS 'SELECT avg((m ->> ''points'')::numeric) FROM jsonb_array_elements(f -> key) m';
`;

/** 收缩估计: few ballots are drawn towards the mean of the group, thirty of them half way. */
export function survey(points: string, keys: readonly string[], weights: readonly string[]): string {
  const names = `ARRAY[${keys.map((key) => `'votes.${key}'`).join(', ')}]`;
  const rate = `approval(f, ${names}, ARRAY[${weights.join(', ')}]::numeric[])`;
  const count = `all_ballots(f, ${names})`;
  return `${points} * (${count} * ${rate} + 30 * avg(${rate}) OVER (PARTITION BY grp)) / (${count} + 30)`;
}
