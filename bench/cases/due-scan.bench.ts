// Reminders that fall due at once: what the product does with them (whom, whether it still holds, notice and message in one
// transaction) against a bare claim that writes one notice each.
import assert from 'node:assert/strict';
import type { Plant } from '../../tools/faults/plant.ts';
import { pause } from '../../tools/faults/plant.ts';
import type { Bed, BenchCase, Reading, Sides } from '../measure/bench-case.ts';

const DUE = 5_000;
const BATCH = 500;

/** A reminder for each of so many duties that nobody reported, due a moment ago. */
const PUT_UP = `
  INSERT INTO TABLE_NAME (district_id, id, kind, subject_kind, subject_id, post_id, due_at)
  SELECT d.district_id, gen_random_uuid(), 'duty-severe', 'duty', d.id, d.post_id, clock_now() - $2::int * interval '1 second'
  FROM duty d WHERE d.district_id = $1 AND d.state = 'owed' ORDER BY d.id LIMIT ${DUE}`;

const CLAIM = `
  WITH due AS (
    SELECT district_id, id FROM floor_reminder WHERE state = 'waiting' AND due_at <= clock_now()
    ORDER BY due_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
  ), claimed AS (
    UPDATE floor_reminder r SET state = 'claimed' FROM due WHERE r.district_id = due.district_id AND r.id = due.id
    RETURNING r.*
  )
  INSERT INTO floor_notice (district_id, id, person_id, reminder_id, kind, subject_kind, subject_id, at)
  SELECT c.district_id, gen_random_uuid(), t.person_id, c.id, c.kind, c.subject_kind, c.subject_id, clock_now()
  FROM claimed c JOIN LATERAL (SELECT person_id FROM tenure t WHERE t.district_id = c.district_id
    AND t.post_id = c.post_id AND t.ends_on IS NULL ORDER BY starts_on LIMIT 1) t ON true
  RETURNING id`;

let slices = 0;

async function put(bed: Bed, table: string): Promise<void> {
  slices += 1;
  await bed.plant.query(PUT_UP.replace('TABLE_NAME', table), [bed.county.districtId, slices]);
}

const waiting = async (plant: Plant): Promise<number> => {
  const [row] = await plant.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM reminder WHERE state = 'waiting' AND due_at <= clock_now()`,
  );
  return row!.n;
};

async function floorSlice(bed: Bed): Promise<Reading> {
  await put(bed, 'floor_reminder');
  const started = performance.now();
  let told = 0;
  for (let taken = 1; taken > 0; told += taken) taken = (await bed.plant.query(CLAIM)).length;
  assert.ok(told > 0);
  return { rate: (DUE * 1000) / (performance.now() - started) };
}

/** From the first reminder that is taken on: up to five seconds of waiting for the next look are not the claimer's. */
async function ourSlice(bed: Bed): Promise<Reading> {
  const { plant } = bed;
  await put(bed, 'reminder');
  let left = await waiting(plant);
  while (left === DUE) {
    await pause(10);
    left = await waiting(plant);
  }
  const started = performance.now();
  const toDo = left;
  while (left > 0) {
    await pause(10);
    left = await waiting(plant);
  }
  assert.ok(toDo > DUE / 2, 'the first look took most of them at once: put up more');
  return { rate: (toDo * 1000) / (performance.now() - started) };
}

export const dueScan: BenchCase = {
  name: 'due-scan',
  claim: `${DUE} reminders due at once, told to whom they concern, over a bare claim with one notice each`,
  target: 0.25,
  source: 'ours: one statement for a batch against some twenty, of which none may grow with the batch',
  pairs: 6,
  prepare: async (bed): Promise<Sides> => {
    await bed.plant.query(`
      CREATE TABLE IF NOT EXISTS floor_reminder (LIKE reminder INCLUDING ALL);
      CREATE TABLE IF NOT EXISTS floor_notice (LIKE notice INCLUDING ALL)`);
    return {
      floor: () => floorSlice(bed),
      candidate: () => ourSlice(bed),
      agree: async () => {
        await ourSlice(bed);
        const [told] = await bed.plant.query<{ n: number }>(
          `SELECT count(DISTINCT r.id)::int AS n FROM reminder r JOIN notice n ON n.district_id = r.district_id
             AND n.reminder_id = r.id WHERE r.state = 'claimed' AND r.kind = 'duty-severe'`,
        );
        assert.ok(told!.n > 0, 'nobody was told');
      },
    };
  },
};
