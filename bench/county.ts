// The demonstration county, filled up to the size that the cases are measured at.
import { until } from '../tools/faults/plant.ts';
import type { Plant } from '../tools/faults/plant.ts';

export interface BenchCounty {
  readonly districtId: string;
  /** Duties that nobody has reported, all of one post, each to be used once. */
  readonly unreported: () => string;
}

/** Duties of the whole county: what one district holds (performance.md, 5). */
const DUTIES = 100_000;
/** Of these, owed by the person whose reporting is measured. */
const TO_REPORT = 120_000;
export const REPORTER = 'township-secretary';

/** Adds duties like those that are there: other ids, days spread over the year, every post in turn. */
export async function fillCounty(plant: Plant, scale: number): Promise<BenchCounty> {
  const [district] = await plant.query<{ id: string }>(
    `SELECT id FROM district WHERE id IN (SELECT district_id FROM duty) LIMIT 1`,
  );
  const districtId = district!.id;
  const { username } = plant.accounts.find(({ role }) => role === REPORTER)!;
  await plant.query(COPIES, [districtId, Math.round(DUTIES * scale), false, username]);
  const mine = await plant.query<{ id: string }>(COPIES, [
    districtId,
    Math.round(TO_REPORT * Math.max(scale, 0.2)),
    true,
    username,
  ]);
  await plant.query('VACUUM ANALYZE');
  await until('every event is delivered', 120_000, async () => {
    const [row] = await plant.query<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM outbox WHERE done_at IS NULL`,
    );
    return row!.waiting === 0;
  });
  const ids = mine.map(({ id }) => id);
  return {
    districtId,
    unreported: () => {
      const id = ids.pop();
      if (id === undefined) throw new Error('every duty of the bench is reported: make more');
      return id;
    },
  };
}

/**
 * $1 district, $2 how many, $3 whether of the reporter's post alone and not reported, $4 their account. The label keeps
 * the copies apart from what they are copied from.
 */
const COPIES = `
  WITH patterns AS MATERIALIZED (
    SELECT d.*, row_number() OVER (ORDER BY d.id) - 1 AS place, count(*) OVER () AS patterns
    FROM duty d
    WHERE d.district_id = $1 AND d.origin_kind = 'item' AND d.state = CASE WHEN $3 THEN 'owed' ELSE d.state END
      AND (NOT $3 OR d.post_id IN (SELECT t.post_id FROM account a JOIN tenure t ON t.district_id = a.district_id
                                     AND t.person_id = a.person_id AND t.ends_on IS NULL
                                   WHERE a.username = $4)))
  INSERT INTO duty
  SELECT (jsonb_populate_record(NULL::duty, to_jsonb(p) || jsonb_build_object(
           'id', gen_random_uuid(), 'version', 1, 'period_label', p.period_label || ' #' || n || CASE WHEN $3 THEN 'r' ELSE '' END,
           'due_on', CASE WHEN $3 THEN date '2026-12-31' ELSE date '2026-01-01' + (n % 365)::int END,
           'opens_on', date '2026-01-01', 'year', 2026, 'light_turns_on', NULL))).*
  FROM generate_series(1, $2::int) n JOIN patterns p ON p.place = n % p.patterns
  RETURNING id`;
